package org.aidwire.query;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Starts the service. */
@QuarkusMain
public final class QueryService {

    /**
     * Quarkus refuses an address that is no URI with an empty 400, before any handler of ours sees
     * it. With its check off, the front answers it, with a problem. The check is read once, when
     * its class is loaded, so this has to be said first of all.
     */
    public static final String OWN_CHECK_OF_ADDRESSES = "vertx.disableURIValidation";

    private QueryService() {}

    public static void main(String... arguments) {
        System.setProperty(OWN_CHECK_OF_ADDRESSES, "true");
        Quarkus.run(arguments);
    }
}
