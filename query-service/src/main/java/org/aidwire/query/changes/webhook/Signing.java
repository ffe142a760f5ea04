package org.aidwire.query.changes.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signatures of Standard Webhooks, version 1. */
final class Signing {

    private static final String PREFIX = "whsec_";

    private Signing() {}

    /** A secret as its owner keeps it. */
    static String written(byte[] secret) {
        return PREFIX + Base64.getEncoder().encodeToString(secret);
    }

    /** Over identity, time and content, with a dot between them. */
    static String sign(byte[] secret, String id, long timestamp, byte[] content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(content));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
