package org.aidwire.access;

import io.quarkus.oidc.OidcRequestContext;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.TenantConfigResolver;
import io.quarkus.oidc.runtime.OidcConfig;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The provider of identities as quarkus-oidc is to use it. It is given when the first token comes,
 * so no service waits for the provider to start, and without an issuer nothing is ever asked.
 */
@ApplicationScoped
class Provider implements TenantConfigResolver {

    private final @Nullable OidcTenantConfig config;

    Provider(AccessSettings settings, OidcConfig oidc) {
        this.config = settings.issuer().map(each -> config(settings, oidc)).orElse(null);
    }

    /** What is set by hand, such as certificates, and over it what makes a token hold. */
    private static OidcTenantConfig config(AccessSettings settings, OidcConfig oidc) {
        io.quarkus.oidc.runtime.OidcTenantConfig byHand =
                Objects.requireNonNull(oidc.namedTenants().get(OidcConfig.DEFAULT_TENANT_KEY));
        String issuer = settings.issuer().orElseThrow().toString();
        return OidcTenantConfig.builder(byHand)
                .tenantId("aidwire")
                .authServerUrl(issuer)
                .connectionTimeout(settings.providerPatience())
                .connectionRetryCount(0)
                .token()
                .issuer(issuer)
                .audience(List.copyOf(settings.audience()))
                .subjectRequired()
                .issuedAtRequired()
                .age(settings.longestToken())
                .forcedJwkRefreshInterval(settings.refetch())
                // What cannot be verified here is refused; the provider is not asked about it.
                .allowJwtIntrospection(false)
                .allowOpaqueTokenIntrospection(false)
                .end()
                .build();
    }

    boolean isConfigured() {
        return config != null;
    }

    @Override
    public Uni<OidcTenantConfig> resolve(
            RoutingContext context, OidcRequestContext<OidcTenantConfig> requestContext) {
        return config == null ? Uni.createFrom().nullItem() : Uni.createFrom().item(config);
    }
}
