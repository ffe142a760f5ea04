package org.aidwire.query.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What of the API is being let go of, read off its OpenAPI document: an operation, a parameter or a
 * field with {@code deprecated: true}, {@code x-deprecated-since} and {@code x-sunset} (dates).
 */
final class Retirements {

    /**
     * @param since when it was deprecated (RFC 9745)
     * @param sunset when it goes (RFC 8594)
     */
    record Notice(Instant since, Instant sunset) {

        Notice and(Notice other) {
            return new Notice(earlier(since, other.since), earlier(sunset, other.sunset));
        }

        private static Instant earlier(Instant one, Instant other) {
            return one.isBefore(other) ? one : other;
        }
    }

    private record Address(Pattern path, Notice notice) {}

    private static final Pattern TEMPLATE = Pattern.compile("\\{[^}]+}");

    private final JsonNode document;
    private final List<Address> addresses = new ArrayList<>();

    private Retirements(JsonNode document) {
        this.document = document;
        document.path("paths")
                .properties()
                .forEach(
                        each -> {
                            Notice notice = within(each.getValue().path("get"), new HashSet<>());
                            if (notice != null) {
                                addresses.add(new Address(pattern(each.getKey()), notice));
                            }
                        });
    }

    static Retirements of(JsonNode openApi) {
        return new Retirements(openApi);
    }

    boolean isEmpty() {
        return addresses.isEmpty();
    }

    /** Null for an address of which nothing is let go of. */
    @Nullable Notice of(String path) {
        return addresses.stream()
                .filter(each -> each.path().matcher(path).matches())
                .map(Address::notice)
                .findFirst()
                .orElse(null);
    }

    private static Pattern pattern(String template) {
        StringBuilder pattern = new StringBuilder();
        int end = 0;
        for (var each : TEMPLATE.matcher(template).results().toList()) {
            pattern.append(Pattern.quote(template.substring(end, each.start()))).append("[^/]+");
            end = each.end();
        }
        return Pattern.compile(pattern.append(Pattern.quote(template.substring(end))).toString());
    }

    /** Of a part of the document and all that it refers to; the earliest times. */
    private @Nullable Notice within(JsonNode part, Set<String> met) {
        Notice notice = part.path("deprecated").asBoolean() ? notice(part) : null;
        String reference = part.path("$ref").asText();
        if (!reference.isEmpty() && met.add(reference)) {
            notice = both(notice, within(document.at(reference.substring(1)), met));
        }
        for (JsonNode each : part) {
            if (each.isContainerNode()) {
                notice = both(notice, within(each, met));
            }
        }
        return notice;
    }

    private static @Nullable Notice both(@Nullable Notice one, @Nullable Notice other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.and(other);
    }

    private static Notice notice(JsonNode part) {
        return new Notice(date(part, "x-deprecated-since"), date(part, "x-sunset"));
    }

    private static Instant date(JsonNode part, String name) {
        String date = part.path(name).asText();
        if (date.isEmpty()) {
            throw new IllegalStateException("what is deprecated has no " + name + ": " + part);
        }
        return LocalDate.parse(date).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
