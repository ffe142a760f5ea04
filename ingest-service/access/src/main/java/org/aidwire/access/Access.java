package org.aidwire.access;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Who asks: the one place where an {@code Authorization} becomes somebody. */
@ApplicationScoped
public class Access {

    private static final Logger LOG = Logger.getLogger(Access.class);

    /** RFC 6750: the scheme compares without case, the token is of these characters. */
    private static final Pattern BEARER =
            Pattern.compile("(?i:bearer) +([A-Za-z0-9._~+/-]{1,8192}=*)");

    private static final String AUTHORIZATION = "Authorization";
    private static final String IDENTIFIED = Access.class.getName();

    private final @Nullable RereadFile<List<Key>> keys;
    private final @Nullable RereadFile<Denied> denied;
    private final Tokens tokens;
    private final Duration reread;
    private final boolean prod;
    private @Nullable Thread watch;

    @Inject
    Access(AccessSettings settings, Tokens tokens) {
        this(settings, tokens, ConfigUtils.isProfileActive("prod"));
    }

    Access(AccessSettings settings, Tokens tokens, boolean prod) {
        this.keys =
                settings.keysFile()
                        .map(
                                file ->
                                        new RereadFile<>(
                                                "aidwire.access.keys-file",
                                                file,
                                                json -> keys(json, prod)))
                        .orElse(null);
        this.denied =
                settings.deniedFile()
                        .map(
                                file ->
                                        new RereadFile<>(
                                                "aidwire.access.denied-file", file, Denied::read))
                        .orElse(null);
        this.tokens = tokens;
        this.reread = settings.reread();
        this.prod = prod;
        if (prod) {
            settings.issuer().ifPresent(Access::refuseLocal);
        }
    }

    private static List<Key> keys(byte[] json, boolean prod) {
        List<Key> keys = KeysFile.read(json);
        if (prod && keys.stream().anyMatch(Key::local)) {
            throw new IllegalArgumentException(
                    "its keys were made by the local stack; the prod profile takes none of those");
        }
        return keys;
    }

    /** What a developer's issuer on the own machine signs must open nothing in production. */
    static void refuseLocal(URI issuer) {
        String host = issuer.getHost() == null ? "" : issuer.getHost();
        if (!"https".equalsIgnoreCase(issuer.getScheme())
                || host.matches("(?i)|localhost|.*\\.localhost|127\\..*|\\[::1]|0\\.0\\.0\\.0")) {
            throw new IllegalStateException(
                    "aidwire.access.issuer "
                            + issuer
                            + " is a local one; the prod profile takes https, and another machine's");
        }
    }

    /**
     * To be asked at the start of a service that answers: one that could know nobody at all is a
     * mistake in production.
     */
    public void mustBeConfigured() {
        if (keys != null || tokens.areTaken()) {
            return;
        }
        if (prod) {
            throw new IllegalStateException(
                    "no access configuration: name the file of keys in aidwire.access.keys-file,"
                            + " or the issuer of tokens in aidwire.access.issuer");
        }
        LOG.warn("no keys and no issuer of tokens: nobody is known");
    }

    /** Made at start, not at the first request, so that a mistake in a file is seen at once. */
    void onStart(@Observes StartupEvent started) {
        if (keys != null) {
            LOG.infof("keys=%d", keys.content().size());
        }
        if (keys != null || denied != null) {
            watch = Thread.ofVirtual().name("aidwire-keys").start(this::watch);
        }
    }

    private void watch() {
        try {
            while (true) {
                Thread.sleep(reread);
                reread();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void reread() {
        if (keys != null) {
            keys.reread();
        }
        if (denied != null) {
            denied.reread();
        }
    }

    @PreDestroy
    void stop() {
        if (watch != null) {
            watch.interrupt();
        }
    }

    /**
     * Who sent this request. A key is told at once and on this thread; a token may take asking the
     * provider, and then the answer comes on another.
     */
    public Uni<Identified> identify(RoutingContext context) {
        return identifyAnew(context).invoke(who -> context.put(IDENTIFIED, who));
    }

    /** The same, asked again of a request that lasts: does it still hold? */
    public Uni<Identified> identifyAnew(RoutingContext context) {
        return identify(context.request().headers().getAll(AUTHORIZATION), context);
    }

    Uni<Identified> identify(List<String> shown, RoutingContext context) {
        if (shown.isEmpty()) {
            return Uni.createFrom().item(new Identified.Nobody());
        }
        Matcher bearer = BEARER.matcher(shown.getFirst().strip());
        if (shown.size() > 1 || !bearer.matches()) {
            return Uni.createFrom()
                    .item(new Identified.Refused("send one Authorization: Bearer KEY"));
        }
        String text = bearer.group(1);
        return tokens.areTaken() && Claims.isShapedLikeOne(text)
                ? tokens.identify(text, denied == null ? Denied.NONE : denied.content(), context)
                : Uni.createFrom().item(ofKey(text));
    }

    private Identified ofKey(String text) {
        Caller caller = keys == null ? null : Keys.find(keys.content(), text);
        return caller == null
                ? new Identified.Refused("the key is not known, or was revoked")
                : new Identified.Known(caller);
    }

    /** Who was found to have sent this request; nobody before that was asked. */
    public static Identified of(RoutingContext context) {
        Identified known = context.get(IDENTIFIED);
        return known == null ? new Identified.Nobody() : known;
    }

    /** The caller of this request; null where it is nobody known. */
    public static @Nullable Caller caller(RoutingContext context) {
        return of(context) instanceof Identified.Known(Caller caller) ? caller : null;
    }
}
