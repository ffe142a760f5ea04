package org.aidwire.query.projection;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.InstantSource;

/** The clock of the projection, handed in wherever time matters. */
class ServiceClock {

    @Produces
    @DefaultBean
    @ApplicationScoped
    InstantSource clock() {
        return Clock.systemUTC();
    }
}
