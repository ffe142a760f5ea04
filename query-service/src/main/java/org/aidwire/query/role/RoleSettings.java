package org.aidwire.query.role;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.util.Set;

/** Which roles this replica has. */
@ConfigMapping(prefix = "aidwire.roles")
public interface RoleSettings {

    /**
     * One or several of {@code projector}, {@code reader}, {@code migrator} and {@code rebuilder}.
     * Without {@code projector} nothing is projected here, and without {@code migrator} besides the
     * schema is waited for; without {@code reader} every read is answered with 404, while health
     * and metrics are served as ever. With {@code migrator} alone the process ends once the schema
     * is up to date, with {@code rebuilder} alone once the model is rebuilt.
     */
    @WithParentName
    @WithDefault("projector,reader")
    Set<Role> all();
}
