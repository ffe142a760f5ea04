package org.aidwire.query.broker;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A broker for as long as the tests that name it run. */
public final class RunningBroker implements QuarkusTestResourceLifecycleManager {

    private @Nullable Broker broker;

    @Override
    public Map<String, String> start() {
        broker = new Broker();
        return Map.of("kafka.bootstrap.servers", broker.address());
    }

    @Override
    public void stop() {
        Objects.requireNonNull(broker).close();
    }
}
