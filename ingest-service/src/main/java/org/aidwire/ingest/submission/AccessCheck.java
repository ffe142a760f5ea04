package org.aidwire.ingest.submission;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.aidwire.access.Access;

/** A service that refuses everything is a mistake, to be seen at its start. */
@ApplicationScoped
class AccessCheck {

    private final Access access;

    AccessCheck(Access access) {
        this.access = access;
    }

    void onStart(@Observes StartupEvent started) {
        access.mustBeConfigured();
    }
}
