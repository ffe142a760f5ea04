package org.aidwire.ingest;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** The service as a process. */
@QuarkusMain
public final class IngestService {

    /**
     * Quarkus answers a broken escape in an address with an empty 400 before any handler sees it,
     * unless this is set when its server is made; the gate then refuses it in words.
     */
    public static final String OWN_ADDRESS_CHECK = "vertx.disableURIValidation";

    IngestService() {}

    public static void main(String[] args) {
        System.setProperty(OWN_ADDRESS_CHECK, "true");
        Quarkus.run(args);
    }
}
