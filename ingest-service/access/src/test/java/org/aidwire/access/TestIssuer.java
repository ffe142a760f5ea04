package org.aidwire.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** A provider of identities on loopback: discovery, keys, and tokens good and bad. */
public final class TestIssuer implements AutoCloseable {

    public static final String AUDIENCE = "aidwire-ingest";

    /** How a token is signed. */
    public enum Algorithm {
        RS256("RSA", "SHA256withRSA"),
        ES256("EC", "SHA256withECDSAinP1363Format"),
        EdDSA("Ed25519", "Ed25519"),
        PS256("RSA", "RSASSA-PSS");

        private final String keys;
        private final String signature;

        Algorithm(String keys, String signature) {
            this.keys = keys;
            this.signature = signature;
        }
    }

    private final Map<String, KeyPair> keys = new LinkedHashMap<>();
    private final int port;
    private final Set<String> withdrawn = ConcurrentHashMap.newKeySet();
    private volatile boolean garbled;
    private @Nullable HttpServer server;

    public TestIssuer() {
        for (Algorithm each : new Algorithm[] {Algorithm.RS256, Algorithm.ES256, Algorithm.EdDSA}) {
            keys.put(each.name(), pair(each));
        }
        this.port = open(0);
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    /** From now on it does not answer. */
    @Override
    public void close() {
        if (server != null) {
            server.stop(0);
            server = null;
        }
    }

    public void reopen() {
        close();
        open(port);
    }

    /** Whether what it tells of its keys is nonsense. */
    public void garble(boolean on) {
        garbled = on;
    }

    /** It no longer tells of this key; tokens signed with it are about. */
    public void withdraw(String name) {
        withdrawn.add(name);
    }

    /** Signs with a key of this name from now on; it is told from now on, too. */
    public void addKey(String name, Algorithm algorithm) {
        keys.put(name, pair(algorithm));
    }

    /** One that holds now, for this feed. */
    public Draft token(String subject) {
        return new Draft(subject);
    }

    private int open(int at) {
        try {
            HttpServer opened =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), at), 0);
            opened.createContext(
                    "/.well-known/openid-configuration",
                    exchange ->
                            answer(
                                    exchange,
                                    """
                                    {"issuer": "%1$s", "jwks_uri": "%1$s/keys",
                                     "token_endpoint": "%1$s/token"}
                                    """
                                            .formatted(url())));
            opened.createContext(
                    "/keys", exchange -> answer(exchange, garbled ? "<html>" : jwks()));
            opened.start();
            server = opened;
            return opened.getAddress().getPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        byte[] body = json.getBytes(UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private String jwks() {
        return keys.entrySet().stream()
                .filter(each -> !withdrawn.contains(each.getKey()))
                .map(each -> jwk(each.getKey(), each.getValue().getPublic()))
                .collect(Collectors.joining(",", "{\"keys\": [", "]}"));
    }

    private static String jwk(String name, Key key) {
        String parts =
                switch (key) {
                    case RSAPublicKey rsa ->
                            "\"kty\": \"RSA\", \"n\": \"%s\", \"e\": \"%s\""
                                    .formatted(
                                            text(unsigned(rsa.getModulus(), 256)),
                                            text(rsa.getPublicExponent().toByteArray()));
                    case ECPublicKey ec ->
                            "\"kty\": \"EC\", \"crv\": \"P-256\", \"x\": \"%s\", \"y\": \"%s\""
                                    .formatted(
                                            text(unsigned(ec.getW().getAffineX(), 32)),
                                            text(unsigned(ec.getW().getAffineY(), 32)));
                    default -> {
                        byte[] spki = key.getEncoded();
                        yield "\"kty\": \"OKP\", \"crv\": \"Ed25519\", \"x\": \"%s\""
                                .formatted(
                                        text(
                                                Arrays.copyOfRange(
                                                        spki, spki.length - 32, spki.length)));
                    }
                };
        return "{\"kid\": \"%s\", \"use\": \"sig\", %s}".formatted(name, parts);
    }

    private static byte[] unsigned(BigInteger number, int length) {
        byte[] bytes = number.toByteArray();
        byte[] out = new byte[length];
        int taken = Math.min(bytes.length, length);
        System.arraycopy(bytes, bytes.length - taken, out, length - taken, taken);
        return out;
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static KeyPair pair(Algorithm algorithm) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm.keys);
            if (algorithm == Algorithm.ES256) {
                generator.initialize(new ECGenParameterSpec("secp256r1"));
            } else if (algorithm == Algorithm.RS256) {
                generator.initialize(2048);
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A token to be: what it says, and then how it is signed. */
    public final class Draft {

        private final Map<String, String> claims = new LinkedHashMap<>();

        private Draft(String subject) {
            long now = Instant.now().getEpochSecond();
            claims.put("iss", quoted(url()));
            claims.put("aud", quoted(AUDIENCE));
            claims.put("sub", quoted(subject));
            claims.put("iat", Long.toString(now));
            claims.put("exp", Long.toString(now + 300));
        }

        public Draft roles(String... roles) {
            return claim("groups", list(roles));
        }

        public Draft outlets(String... outlets) {
            return claim("outlets", list(outlets));
        }

        /** Seconds from now at which it was given, begins and ends. */
        public Draft times(long issued, long begins, long ends) {
            long now = Instant.now().getEpochSecond();
            return claim("iat", Long.toString(now + issued))
                    .claim("nbf", Long.toString(now + begins))
                    .claim("exp", Long.toString(now + ends));
        }

        /**
         * @param json the value; an empty one takes the claim out
         */
        public Draft claim(String name, String json) {
            if (json.isEmpty()) {
                claims.remove(name);
            } else {
                claims.put(name, json);
            }
            return this;
        }

        public String signed() {
            return signed(Algorithm.RS256);
        }

        public String signed(Algorithm algorithm) {
            return signed(algorithm, algorithm == Algorithm.PS256 ? "RS256" : algorithm.name());
        }

        public String signed(Algorithm algorithm, String key) {
            return signed(algorithm, key, keys.get(key).getPrivate());
        }

        /** With a key that is not the issuer's, and its name all the same. */
        public String signedByAnother() {
            return signed(Algorithm.RS256, "RS256", pair(Algorithm.RS256).getPrivate());
        }

        /** RFC 8725, 2.1: the algorithm taken away. */
        public String unsigned() {
            return text("{\"alg\":\"none\"}".getBytes(UTF_8)) + "." + payload() + ".";
        }

        /** RFC 8725, 2.1: the public key, which all know, taken for a shared secret. */
        public String signedWithThePublicKeyAsSecret() {
            try {
                String input = head("HS256", "RS256") + "." + payload();
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(
                        new SecretKeySpec(
                                keys.get("RS256").getPublic().getEncoded(), "HmacSHA256"));
                return input + "." + text(mac.doFinal(input.getBytes(UTF_8)));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        private String signed(Algorithm algorithm, String name, PrivateKey key) {
            try {
                String input = head(algorithm.name(), name) + "." + payload();
                Signature signature = Signature.getInstance(algorithm.signature);
                if (algorithm == Algorithm.PS256) {
                    signature.setParameter(
                            new java.security.spec.PSSParameterSpec(
                                    "SHA-256",
                                    "MGF1",
                                    java.security.spec.MGF1ParameterSpec.SHA256,
                                    32,
                                    1));
                }
                signature.initSign(key);
                signature.update(input.getBytes(UTF_8));
                return input + "." + text(signature.sign());
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        private static String head(String algorithm, String key) {
            return text(
                    "{\"alg\":\"%s\",\"kid\":\"%s\",\"typ\":\"JWT\"}"
                            .formatted(algorithm, key)
                            .getBytes(UTF_8));
        }

        private String payload() {
            return text(
                    claims.entrySet().stream()
                            .map(each -> quoted(each.getKey()) + ":" + each.getValue())
                            .collect(Collectors.joining(",", "{", "}"))
                            .getBytes(UTF_8));
        }

        private static String list(String... texts) {
            return Arrays.stream(texts)
                    .map(Draft::quoted)
                    .collect(Collectors.joining(",", "[", "]"));
        }

        private static String quoted(String text) {
            return "\"" + text + "\"";
        }
    }
}
