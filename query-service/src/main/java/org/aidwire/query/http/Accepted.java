package org.aidwire.query.http;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The preferences of RFC 9110, section 12.5, as far as two answers need them: yes or no. */
final class Accepted {

    /** More preferences than this are not weighed. */
    private static final int MAX_RANGES = 64;

    private record Range(String name, boolean wanted) {}

    private Accepted() {}

    /** Whether {@code Accept} takes application/json: the most specific range decides. */
    static boolean json(@Nullable String accept) {
        List<Range> ranges = ranges(accept);
        return ranges.isEmpty()
                || Stream.of("application/json", "application/*", "*/*")
                        .flatMap(name -> ranges.stream().filter(each -> each.name().equals(name)))
                        .findFirst()
                        .map(Range::wanted)
                        .orElse(false);
    }

    /** Whether {@code Accept-Encoding} takes gzip. */
    static boolean gzip(@Nullable String acceptEncoding) {
        List<Range> ranges = ranges(acceptEncoding);
        return Stream.of("gzip", "x-gzip", "*")
                .flatMap(name -> ranges.stream().filter(each -> each.name().equals(name)))
                .findFirst()
                .map(Range::wanted)
                .orElse(false);
    }

    private static List<Range> ranges(@Nullable String header) {
        if (header == null || header.isBlank()) {
            return List.of();
        }
        return Arrays.stream(header.split(",", MAX_RANGES)).map(Accepted::range).toList();
    }

    private static Range range(String written) {
        String[] parts = written.split(";", -1);
        boolean wanted = true;
        for (int i = 1; i < parts.length; i++) {
            String part = parts[i].strip().toLowerCase(Locale.ROOT);
            if (part.startsWith("q=")) {
                wanted = isAboveZero(part.substring(2));
            }
        }
        return new Range(parts[0].strip().toLowerCase(Locale.ROOT), wanted);
    }

    private static boolean isAboveZero(String weight) {
        return weight.matches("[01](\\.[0-9]{0,3})?") && new BigDecimal(weight).signum() > 0;
    }
}
