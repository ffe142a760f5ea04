package org.aidwire.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * How callers are known. With neither file nor issuer nobody is; the prod profile does not start
 * then.
 */
@ConfigMapping(prefix = "aidwire.access")
interface AccessSettings {

    /**
     * Static keys: a JSON array of {@code {"name", "sha256", "grants", "outlets"}}. A file with a
     * mistake in it ends the start; later it changes nothing, so keys may be added and revoked
     * while the service runs.
     */
    Optional<Path> keysFile();

    /**
     * The provider of identities, as its tokens name it in {@code iss}; it is asked for its keys by
     * OpenID Connect discovery. What else the connection needs (a proxy, certificates) goes to
     * {@code quarkus.oidc.*}. The prod profile takes https alone, and none on this machine.
     */
    Optional<URI> issuer();

    /** A token must be meant for one of these ({@code aud}). */
    @WithDefault("aidwire-ingest")
    Set<String> audience();

    /** The claim with the outlets that a token may post for. Without it there are none. */
    @WithDefault("outlets")
    String outletsClaim();

    /**
     * A token older than this ({@code iat}) is refused, whatever its own end is: for so long at
     * most one opens that was given out by mistake.
     */
    @WithDefault("24H")
    Duration longestToken();

    /**
     * Tokens refused before they end: a JSON object {@code {"jti": [...], "sub": [...]}}, read
     * again like the keys.
     */
    Optional<Path> deniedFile();

    /** How often the files are read again: for so long a revoked key may still open. */
    @WithDefault("5s")
    Duration reread();

    /**
     * How soon the provider is asked again for a key that it did not have: for so long a token
     * signed with a fresh key may wait, and so often can strangers make us ask.
     */
    @WithDefault("5s")
    Duration refetch();

    /**
     * How old the keys of the provider may be when a token comes: for so long one may go on that
     * the provider has withdrawn. While it is away they are used all the same.
     */
    @WithDefault("20s")
    Duration refresh();

    /** How long the provider may take to answer; a client waits as long for its 503. */
    @WithDefault("1500ms")
    Duration providerPatience();
}
