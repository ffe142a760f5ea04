package org.aidwire.query.aid;

import java.util.List;
import org.aidwire.contract.Statement;
import org.jspecify.annotations.Nullable;

/**
 * What the rules still need of an article's version whose words were erased, and only those words
 * could tell: worked out before they went, and kept for every rebuild.
 *
 * @param length of its body, in UTF-16 code units; 0 where nothing was known of it
 * @param shingles of its body (R9), where another article's text is near to it; else none, since
 *     they would give the text away
 * @param held where the words of spans stand (R0), where that is not where the span says
 */
public record Remains(int length, List<Long> shingles, List<Held> held) {

    /** Of what nothing is known. */
    public static final Remains NONE = new Remains(0, List.of(), List.of());

    /**
     * Where the words of a span in one version first stand in another, or the same.
     *
     * @param read hash of the version that the span lies in
     * @param in hash of the version in which they stand at {@code at}
     */
    public record Held(String read, int start, int end, String in, int at) {}

    public Remains {
        shingles = List.copyOf(shingles);
        held = List.copyOf(held);
    }

    long[] sortedShingles() {
        return shingles.stream().mapToLong(Long::longValue).toArray();
    }

    /**
     * Where the words of a span in {@code read} first stand in {@code in}, of which at least one is
     * erased; null where they do not, or nobody knows any more.
     */
    static @Nullable Integer place(Recorded<?> read, Recorded<?> in, Statement.Span span) {
        for (Remains known : new @Nullable Remains[] {read.remains(), in.remains()}) {
            if (known != null) {
                for (Held each : known.held) {
                    if (each.start == span.start()
                            && each.end == span.end()
                            && each.read.equals(read.sha256())
                            && each.in.equals(in.sha256())) {
                        return each.at;
                    }
                }
            }
        }
        Remains own = in.remains();
        boolean same = read.sha256().equals(in.sha256());
        return same && own != null && span.end() <= own.length ? span.start() : null;
    }
}
