package org.aidwire.contract;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The act of erasing an article: its body and the names and words of its statements, as far as they
 * were recorded by then, go for good. What may come later is another posting.
 *
 * @param reason why, for whoever reads the log; it should name nobody
 */
public record Erasure(String uri, @Nullable String reason) {

    /** The CloudEvents type; travels on {@link Topics#ARTICLES} under the article's key. */
    public static final String TYPE = "org.aidwire.article.erased.v1";

    private static final int LONGEST_REASON = 1_000;

    /** What reading one came to. */
    public sealed interface Read {

        record Sound(Erasure erasure) implements Read {}

        record Unsound(List<Fault> faults) implements Read {

            public Unsound {
                faults = List.copyOf(faults);
            }
        }
    }

    public static Read read(byte[] json) {
        EventJson.Parsed parsed = EventJson.parse(json);
        if (parsed.fault() != null) {
            return new Read.Unsound(List.of(parsed.fault()));
        }
        if (!(parsed.tree() instanceof ObjectNode object)) {
            return new Read.Unsound(List.of(Fault.shape("", "must be a JSON object")));
        }
        List<Fault> faults = new ArrayList<>();
        Fields in = new Fields(object, "", faults);
        Erasure erasure = new Erasure(in.requiredName("uri"), in.text("reason"));
        if (erasure.reason() != null && erasure.reason().length() > LONGEST_REASON) {
            faults.add(
                    Fault.value(
                            "/reason",
                            "is longer than " + LONGEST_REASON + " characters; shorten it"));
        }
        in.refuseUnknown();
        return faults.isEmpty() ? new Read.Sound(erasure) : new Read.Unsound(faults);
    }

    /** In canonical form. */
    public String canonical() {
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        out.put("uri", uri);
        out.put("reason", reason);
        return CanonicalJson.write(out);
    }
}
