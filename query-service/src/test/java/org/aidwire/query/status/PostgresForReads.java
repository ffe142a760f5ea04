package org.aidwire.query.status;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.aidwire.access.TestIssuer;
import org.aidwire.query.QueryService;
import org.aidwire.query.store.TestDatabase;

/** A database and a keys file for a service under test. */
public final class PostgresForReads implements QuarkusTestResourceLifecycleManager {

    public static final String EDITOR_KEY = "a-key-of-the-desk";
    public static final String FEED_KEY = "a-key-of-a-feed";

    public static final String ADMIN_KEY = "a-key-of-an-operator";

    private static final String READER_KEY = "a-key-of-a-reader";

    /** Whose tokens the service takes. */
    public static final TestIssuer ISSUER = new TestIssuer();

    @Override
    public Map<String, String> start() {
        System.setProperty(QueryService.OWN_CHECK_OF_ADDRESSES, "true");
        return Map.ofEntries(
                Map.entry("quarkus.datasource.jdbc.url", TestDatabase.jdbcUrl()),
                Map.entry("quarkus.datasource.username", "postgres"),
                Map.entry("quarkus.datasource.password", "postgres"),
                Map.entry("aidwire.access.keys-file", keysFile().toString()),
                Map.entry("aidwire.access.issuer", ISSUER.url()),
                Map.entry("aidwire.access.refetch", "1ms"),
                // Receivers of tests are on loopback, and fail often.
                Map.entry("aidwire.webhooks.allow-private", "true"),
                Map.entry("aidwire.webhooks.look", "50ms"),
                Map.entry("aidwire.webhooks.first-wait", "20ms"),
                Map.entry("aidwire.webhooks.longest-wait", "100ms"),
                Map.entry("aidwire.relay.look", "50ms"));
    }

    @Override
    public void stop() {
        // The database ends with the run: other tests use it too.
    }

    private static Path keysFile() {
        try {
            Path file = Files.createTempFile("aidwire-keys", ".json");
            file.toFile().deleteOnExit();
            return Files.writeString(
                    file,
                    """
                    [{"name":"editor","sha256":"%s","grants":["editor"],"outlets":["*"]},
                     {"name":"feed","sha256":"%s","grants":[],"outlets":["*"]},
                     {"name":"admin","sha256":"%s","grants":["admin"],"outlets":[]},
                     {"name":"reader","sha256":"%s","grants":["reader"],"outlets":[]}]
                    """
                            .formatted(
                                    sha256(EDITOR_KEY),
                                    sha256(FEED_KEY),
                                    sha256(ADMIN_KEY),
                                    sha256(READER_KEY)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(String key) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(key.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
