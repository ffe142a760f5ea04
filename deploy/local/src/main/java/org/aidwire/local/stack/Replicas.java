package org.aidwire.local.stack;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.aidwire.local.process.PostgresServer;

/**
 * What a replica of the query service needs to know of this stack, also one started by hand.
 *
 * @param settings what the services were given besides, as variables
 */
record Replicas(Grounds grounds, Map<String, String> settings) {

    /** The store, by the environment: a command line shows to every user of the machine. */
    Map<String, String> store(String password) {
        return Map.of(
                "QUARKUS_DATASOURCE_JDBC_URL",
                "jdbc:postgresql://127.0.0.1:"
                        + grounds.ports().postgres()
                        + "/"
                        + PostgresServer.DATABASE,
                "QUARKUS_DATASOURCE_USERNAME",
                PostgresServer.USER,
                "QUARKUS_DATASOURCE_PASSWORD",
                password);
    }

    /** Writes all of it as lines for a shell; the ports are others after each start. */
    void describe(String password) {
        Map<String, String> known = new TreeMap<>(settings);
        known.putAll(store(password));
        known.put("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + grounds.ports().kafka());
        known.put("AIDWIRE_ACCESS_KEYS_FILE", grounds.directory().access().toString());
        known.put("QUARKUS_PROFILE", "local");
        known.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        known.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
        known.put("JAVA", Path.of(System.getProperty("java.home"), "bin", "java").toString());
        grounds.belongings()
                .write(
                        grounds.directory().replicaEnvironment(),
                        known.entrySet().stream()
                                .map(each -> "export " + each.getKey() + "=" + quoted(each))
                                .collect(Collectors.joining("\n", "", "\n")));
    }

    private static String quoted(Map.Entry<String, String> each) {
        return "'" + each.getValue().replace("'", "'\\''") + "'";
    }
}
