package org.aidwire.query.projection;

import jakarta.enterprise.context.ApplicationScoped;
import org.aidwire.query.store.Schema;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready once the schema is there. What neighbours do afterwards is not this process's health: reads
 * and projection answer for that themselves.
 */
@Readiness
@ApplicationScoped
class StartedCheck implements HealthCheck {

    private final Schema schema;

    StartedCheck(Schema schema) {
        this.schema = schema;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("schema").status(schema.isMigrated()).build();
    }
}
