package org.aidwire.query.projection;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.aidwire.query.role.Role;
import org.aidwire.query.role.RoleSettings;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/**
 * Whether the loop that projects goes round. It does so while Kafka or Postgres are away, too: it
 * waits for them in steps. Where it hangs, only a restart of this process helps.
 */
@Liveness
@ApplicationScoped
class ProgressCheck implements HealthCheck {

    private final boolean projects;
    private final Duration longestTurn;
    private final Progress progress;

    ProgressCheck(RoleSettings roles, ProjectionConfig config, Progress progress) {
        this.projects = roles.all().contains(Role.PROJECTOR);
        this.longestTurn = config.longestTurn();
        this.progress = progress;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("projection")
                .status(!projects || progress.since().compareTo(longestTurn) < 0)
                .build();
    }
}
