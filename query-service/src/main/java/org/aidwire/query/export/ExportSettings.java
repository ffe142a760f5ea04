package org.aidwire.query.export;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Who exports, as other people's formats ask. */
@ConfigMapping(prefix = "aidwire.export")
interface ExportSettings {

    /**
     * The identifier of the reporting organisation in IATI. Each activity's identifier begins with
     * it, so another value makes them other activities to whoever reads them. Set your own,
     * registered one before you publish.
     */
    @WithDefault("XI-IATI-AIDWIRE")
    String organisation();

    /** The name beside it. */
    @WithDefault("Aidwire")
    String name();

    /** Where the list of items is found: the vocabulary of the sectors in IATI. */
    @WithDefault("https://aidwire.org/v1/items")
    String items();
}
