package org.aidwire.ingest.access;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.aidwire.ingest.admission.Writer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The keys of this service, looked up by what a request shows. */
@ApplicationScoped
public class WriteKeys {

    private static final Logger LOG = Logger.getLogger(WriteKeys.class);

    /** RFC 6750: the scheme compares without case, the token is of these characters. */
    private static final Pattern BEARER =
            Pattern.compile("(?i:bearer) +([A-Za-z0-9._~+/-]{1,512}=*)");

    private final @Nullable Path keysFile;
    private final Duration reread;
    private volatile List<WriteKey> keys;
    private @Nullable Thread watch;
    private boolean broken;

    @Inject
    WriteKeys(AccessConfig config) {
        this(config.keysFile().orElse(null), ConfigUtils.isProfileActive("prod"), config.reread());
    }

    WriteKeys(@Nullable Path keysFile, boolean prod, Duration reread) {
        this.keysFile = keysFile;
        this.reread = reread;
        if (keysFile == null && prod) {
            throw new IllegalStateException(
                    "no access configuration: name the file of write keys in aidwire.access.keys-file");
        }
        this.keys = keysFile == null ? List.of() : KeysFile.read(keysFile);
    }

    /** Made at start, not at the first request, so that a mistake in the file is seen at once. */
    void onStart(@Observes StartupEvent started) {
        if (keys.isEmpty()) {
            LOG.warn("no write keys: every post will be refused");
        } else {
            LOG.infof("write keys=%d", keys.size());
        }
        if (keysFile != null) {
            watch = Thread.ofVirtual().name("aidwire-keys").start(() -> watch(keysFile));
        }
    }

    private void watch(Path file) {
        try {
            while (true) {
                Thread.sleep(reread);
                reread(file);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What the file says now; where it cannot be used, what it last said. */
    void reread(Path file) {
        try {
            List<WriteKey> read = KeysFile.read(file);
            if (!read.equals(keys)) {
                keys = read;
                LOG.infof("write keys=%d, read anew", read.size());
            }
            broken = false;
        } catch (IllegalStateException e) {
            if (!broken) {
                LOG.errorf("the keys stay as they were: %s", e.getMessage());
            }
            broken = true;
        }
    }

    @PreDestroy
    void stop() {
        if (watch != null) {
            watch.interrupt();
        }
    }

    /**
     * The writer that an {@code Authorization} header stands for; null where it stands for none.
     */
    public @Nullable Writer find(@Nullable String authorization) {
        if (authorization == null) {
            return null;
        }
        Matcher bearer = BEARER.matcher(authorization.strip());
        return bearer.matches() ? ofKey(bearer.group(1)) : null;
    }

    private @Nullable Writer ofKey(String key) {
        byte[] hash = sha256(key);
        Writer found = null;
        // All are looked at: how long it takes says nothing about which was near.
        for (WriteKey candidate : keys) {
            if (MessageDigest.isEqual(candidate.hash(), hash)) {
                found = candidate.writer();
            }
        }
        return found;
    }

    private static byte[] sha256(String key) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
