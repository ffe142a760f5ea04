package org.aidwire.access;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.lang.UnresolvableKeyException;

/**
 * Callers known by a token. quarkus-oidc verifies it: signature, issuer, audience, times; its own
 * mechanism, which would answer in our place, never runs. Keys of the provider are kept, so while
 * it is away tokens signed with them go on; of others nothing can be told, which is a 503.
 */
@ApplicationScoped
class Tokens {

    private static final Logger LOG = Logger.getLogger(Tokens.class);

    /** While the provider has never answered, it is not asked for each request anew. */
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(500);

    private static final Identified REFUSED =
            new Identified.Refused("the token does not hold: fetch a new one");

    /**
     * Of a key that there is not: at the sight of it quarkus-oidc fetches the keys anew, which it
     * does on no other occasion, and only then forgets those that were withdrawn.
     */
    private static final String UNHEARD_OF = Claims.unheardOf();

    private final Provider provider;
    private final IdentityProviderManager identities;
    private final AccessSettings settings;
    private volatile boolean met;
    private volatile boolean away;
    private volatile long awayAt;
    private volatile long fetchedAt = System.nanoTime();

    Tokens(Provider provider, IdentityProviderManager identities, AccessSettings settings) {
        this.provider = provider;
        this.identities = identities;
        this.settings = settings;
    }

    boolean areTaken() {
        return provider.isConfigured();
    }

    Uni<Identified> identify(String token, Denied denied, RoutingContext context) {
        Claims claims = Claims.of(token);
        if (claims == null) {
            return Uni.createFrom().item(REFUSED);
        }
        if (!met && wasAwayWithin(BETWEEN_TRIES)) {
            return Uni.createFrom().item(new Identified.Untold());
        }
        return withFreshKeys(context)
                .chain(() -> verify(token, context))
                .<Identified>map(
                        verified -> {
                            met = true;
                            return denied.holds(claims.id(), claims.subject())
                                    ? new Identified.Refused("the token was revoked")
                                    : new Identified.Known(claims.caller(settings.outletsClaim()));
                        })
                .onFailure()
                .recoverWithItem(this::unverified);
    }

    private Uni<SecurityIdentity> verify(String token, RoutingContext context) {
        TokenAuthenticationRequest request =
                new TokenAuthenticationRequest(new AccessTokenCredential(token));
        HttpSecurityUtils.setRoutingContextAttribute(request, context);
        return Uni.createFrom()
                .deferred(() -> identities.authenticate(request))
                .ifNoItem()
                .after(settings.providerPatience())
                .fail();
    }

    /**
     * Has the keys fetched where they are old. One request waits for it, and none depends on it.
     */
    private Uni<Void> withFreshKeys(RoutingContext context) {
        long now = System.nanoTime();
        if (!met || now - fetchedAt < settings.refresh().toNanos()) {
            return Uni.createFrom().voidItem();
        }
        fetchedAt = now;
        return verify(UNHEARD_OF, context)
                .onFailure()
                .invoke(this::unverified)
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private Identified unverified(Throwable failure) {
        boolean keyUnknown = stemsFrom(UnresolvableKeyException.class, failure);
        boolean judged =
                failure instanceof AuthenticationFailedException
                        && (failure.getCause() == null
                                || stemsFrom(InvalidJwtException.class, failure));
        if (!judged) {
            LOG.warnf("the provider of identities does not answer: %s", failure.getMessage());
            awayAt = System.nanoTime();
            away = true;
            return new Identified.Untold();
        }
        met = true;
        // It was away when asked last, and is not asked again so soon: it may know this key.
        return keyUnknown && wasAwayWithin(settings.refetch().plusSeconds(1))
                ? new Identified.Untold()
                : REFUSED;
    }

    private boolean wasAwayWithin(Duration time) {
        return away && System.nanoTime() - awayAt < time.toNanos();
    }

    private static boolean stemsFrom(Class<? extends Throwable> kind, Throwable failure) {
        Throwable each = failure;
        for (int depth = 0; each != null && depth < 20; depth++) {
            if (kind.isInstance(each)) {
                return true;
            }
            each = each.getCause();
        }
        return false;
    }
}
