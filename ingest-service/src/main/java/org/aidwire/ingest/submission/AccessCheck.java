package org.aidwire.ingest.submission;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.aidwire.access.Access;
import org.jboss.logging.Logger;

/** A service that refuses everything is a mistake, to be seen at its start. */
@ApplicationScoped
class AccessCheck {

    private static final Logger LOG = Logger.getLogger(AccessCheck.class);

    private final Access access;

    AccessCheck(Access access) {
        this.access = access;
    }

    void onStart(@Observes StartupEvent started) {
        if (access.isConfigured()) {
            return;
        }
        if (ConfigUtils.isProfileActive("prod")) {
            throw new IllegalStateException(
                    "no access configuration: name the file of keys in aidwire.access.keys-file,"
                            + " or the issuer of tokens in aidwire.access.issuer");
        }
        LOG.warn("no keys and no issuer of tokens: every post will be refused");
    }
}
