package org.aidwire.query.role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RoleSettingsTest {

    @Test
    void a_replica_told_nothing_has_both_roles() {
        assertThat(roles(Map.of())).containsExactlyInAnyOrder(Role.PROJECTOR, Role.READER);
    }

    @Test
    void a_replica_has_the_roles_that_it_is_given() {
        assertThat(roles(Map.of("aidwire.roles", "reader"))).containsExactly(Role.READER);
        assertThat(roles(Map.of("aidwire.roles", "projector"))).containsExactly(Role.PROJECTOR);
        assertThat(roles(Map.of("aidwire.roles", "migrator"))).containsExactly(Role.MIGRATOR);
    }

    @Test
    void an_unknown_role_or_none_at_all_stops_the_start() {
        assertThatThrownBy(() -> roles(Map.of("aidwire.roles", "writer")))
                .hasMessageContaining("aidwire.roles");
        assertThatThrownBy(() -> roles(Map.of("aidwire.roles", "")))
                .hasMessageContaining("aidwire.roles");
    }

    private static Set<Role> roles(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .withMapping(RoleSettings.class)
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .build()
                .getConfigMapping(RoleSettings.class)
                .all();
    }
}
