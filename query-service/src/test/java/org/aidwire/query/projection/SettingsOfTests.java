package org.aidwire.query.projection;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;

/** The settings as they are by default, but with waits that tests do not notice. */
final class SettingsOfTests {

    private SettingsOfTests() {}

    static ProjectionConfig projection() {
        return new SmallRyeConfigBuilder()
                .withMapping(ProjectionConfig.class)
                .addDiscoveredConverters()
                .withSources(
                        new PropertiesConfigSource(
                                Map.of(
                                        "aidwire.projection.first-wait", "1ms",
                                        "aidwire.projection.longest-wait", "2ms"),
                                "tests",
                                100))
                .build()
                .getConfigMapping(ProjectionConfig.class);
    }

    /** Where no event is sealed, nobody asks for keys. */
    static Unsealing nothingSealed() {
        return new Unsealing(null, null) {
            @Override
            boolean catchUp() {
                return false;
            }
        };
    }
}
