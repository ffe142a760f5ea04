package org.aidwire.query.changes.webhook;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The address of a webhook, taken apart. */
record Receiver(String scheme, String host, int port, String pathAndQuery) {

    private static final int LONGEST = 2_000;

    /** Why an address is none that can be delivered to; null where it is one. */
    static @Nullable String fault(String url, boolean allowPlain) {
        URI uri = uri(url);
        if (uri == null || uri.getHost() == null || url.length() > LONGEST) {
            return "not an absolute address with a host, such as https://desk.example/aid";
        }
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !(allowPlain && scheme.equals("http"))) {
            return "must be https";
        }
        if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            return "must have neither user nor fragment";
        }
        return uri.getPort() == 0 || uri.getPort() > 65_535 ? "has no such port" : null;
    }

    /** Of an address without fault. */
    static Receiver of(String url) {
        URI uri = URI.create(url);
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        int usual = scheme.equals("https") ? 443 : 80;
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return new Receiver(
                scheme,
                uri.getHost().replaceAll("[\\[\\]]", ""),
                uri.getPort() < 0 ? usual : uri.getPort(),
                uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery());
    }

    private static @Nullable URI uri(String url) {
        try {
            URI uri = new URI(url);
            return uri.isAbsolute() ? uri : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
