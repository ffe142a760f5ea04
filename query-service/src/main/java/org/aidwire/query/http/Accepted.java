package org.aidwire.query.http;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The preferences of RFC 9110, section 12.5: how much a reader wants of what is offered. */
final class Accepted {

    /** More preferences than this are not weighed. */
    private static final int MAX_RANGES = 64;

    private record Range(String name, BigDecimal weight) {}

    private Accepted() {}

    /**
     * How much {@code Accept} wants a media type, from 0 to 1: the most specific range decides;
     * without the field, all is wanted.
     */
    static BigDecimal weight(@Nullable String accept, String type, String subtype) {
        List<Range> ranges = ranges(accept);
        return ranges.isEmpty()
                ? BigDecimal.ONE
                : first(ranges, type + "/" + subtype, type + "/*", "*/*");
    }

    /** Whether {@code Accept-Encoding} takes gzip. */
    static boolean gzip(@Nullable String acceptEncoding) {
        return first(ranges(acceptEncoding), "gzip", "x-gzip", "*").signum() > 0;
    }

    private static BigDecimal first(List<Range> ranges, String... names) {
        return Stream.of(names)
                .flatMap(name -> ranges.stream().filter(each -> each.name().equals(name)))
                .findFirst()
                .map(Range::weight)
                .orElse(BigDecimal.ZERO);
    }

    private static List<Range> ranges(@Nullable String header) {
        if (header == null || header.isBlank()) {
            return List.of();
        }
        return Arrays.stream(header.split(",", MAX_RANGES)).map(Accepted::range).toList();
    }

    private static Range range(String written) {
        String[] parts = written.split(";", -1);
        BigDecimal weight = BigDecimal.ONE;
        for (int i = 1; i < parts.length; i++) {
            String part = parts[i].strip().toLowerCase(Locale.ROOT);
            if (part.startsWith("q=")) {
                weight = weight(part.substring(2));
            }
        }
        return new Range(parts[0].strip().toLowerCase(Locale.ROOT), weight);
    }

    private static BigDecimal weight(String written) {
        return written.matches("[01](\\.[0-9]{0,3})?") ? new BigDecimal(written) : BigDecimal.ZERO;
    }
}
