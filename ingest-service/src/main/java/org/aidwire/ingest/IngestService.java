package org.aidwire.ingest;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import org.aidwire.ingest.archive.ArchiveMain;

/** The service as a process. */
@QuarkusMain
public final class IngestService {

    /**
     * Quarkus answers a broken escape in an address with an empty 400 before any handler sees it,
     * unless this is set when its server is made; the gate then refuses it in words.
     */
    public static final String OWN_ADDRESS_CHECK = "vertx.disableURIValidation";

    IngestService() {}

    /** {@code backup} and {@code restore} are done and over; without them the service runs. */
    public static void main(String[] args) {
        if (args.length > 0 && ArchiveMain.COMMANDS.contains(args[0])) {
            ArchiveMain.main(args);
            return;
        }
        System.setProperty(OWN_ADDRESS_CHECK, "true");
        Quarkus.run(args);
    }
}
