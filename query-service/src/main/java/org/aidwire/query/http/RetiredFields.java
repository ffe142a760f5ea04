package org.aidwire.query.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;

/**
 * Says of an answer with anything in it that is being let go of, since when and until when: {@code
 * Deprecation} (RFC 9745) and {@code Sunset} (RFC 8594), with a link to what takes its place. What
 * that is stands in the OpenAPI document alone.
 */
@ApplicationScoped
class RetiredFields {

    /** Behind the door. */
    private static final int PRIORITY = 8_000;

    private static final String LINK = "</q/openapi>; rel=\"deprecation\"";

    private static final String DOCUMENT = "META-INF/openapi.yaml";

    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    void register(@Observes Filters filters) {
        String document = document();
        // Reading it is a good part of a start, for what is a rare thing.
        if (document.contains("deprecated: true")) {
            Retirements retirements = Retirements.of(read(document));
            filters.register(context -> tell(context, retirements), PRIORITY);
        }
    }

    static void tell(RoutingContext context, Retirements retirements) {
        Retirements.Notice notice = retirements.of(context.normalizedPath());
        if (notice != null) {
            // At the end, beside the links of the answer itself.
            context.addHeadersEndHandler(
                    _ ->
                            context.response()
                                    .headers()
                                    .add("Deprecation", "@" + notice.since().getEpochSecond())
                                    .add("Sunset", HTTP_DATE.format(notice.sunset()))
                                    .add("Link", LINK));
        }
        context.next();
    }

    private static String document() {
        try (InputStream in = RetiredFields.class.getClassLoader().getResourceAsStream(DOCUMENT)) {
            return new String(
                    Objects.requireNonNull(in, DOCUMENT).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode read(String document) {
        try {
            return new YAMLMapper().readTree(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
