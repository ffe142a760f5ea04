package org.aidwire.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reports from and to JSON. They come from anybody, so every member has a bound. */
public final class ReportJson {

    static final int LONGEST_QUOTE = 2_000;
    static final int LONGEST_COMMENT = 4_000;
    static final int LONGEST_ADDRESS = 2_000;
    static final int LONGEST_CONTACT = 300;

    private ReportJson() {}

    /** What reading a report came to. */
    public sealed interface Read {

        /**
         * @param canonical its RFC 8785 form
         */
        record Sound(Report report, String canonical) implements Read {}

        record Unsound(List<Fault> faults) implements Read {

            public Unsound {
                faults = List.copyOf(faults);
            }
        }
    }

    public static Read read(byte[] json) {
        EventJson.Parsed parsed = EventJson.parse(json);
        JsonNode tree = parsed.tree();
        if (tree == null) {
            return new Read.Unsound(List.of(Objects.requireNonNull(parsed.fault())));
        }
        if (!(tree instanceof ObjectNode object)) {
            return new Read.Unsound(List.of(Fault.shape("", "a report must be a JSON object")));
        }
        List<Fault> faults = new ArrayList<>();
        Fields in = new Fields(object, "", faults);
        Report report =
                new Report(
                        bounded("quote", in.requiredText("quote"), LONGEST_QUOTE, faults),
                        bounded("comment", in.requiredText("comment"), LONGEST_COMMENT, faults),
                        address(
                                bounded("page", in.requiredText("page"), LONGEST_ADDRESS, faults),
                                faults),
                        in.name("statementId"),
                        in.name("articleUri"),
                        in.name("aidId"),
                        contact(in, faults));
        in.refuseUnknown();
        return faults.isEmpty() ? new Read.Sound(report, write(report)) : new Read.Unsound(faults);
    }

    private static @Nullable String contact(Fields in, List<Fault> faults) {
        String contact = in.text("contact");
        return contact == null || contact.isBlank()
                ? null
                : bounded("contact", contact, LONGEST_CONTACT, faults);
    }

    private static String bounded(String name, String text, int longest, List<Fault> faults) {
        if (text.length() > longest) {
            faults.add(
                    Fault.value(
                            "/" + name, "is longer than " + longest + " characters; shorten it"));
        }
        return text;
    }

    /** Editors follow it, so it leads to a page and nowhere else. */
    private static String address(String text, List<Fault> faults) {
        try {
            URI address = new URI(text);
            boolean web =
                    "http".equalsIgnoreCase(address.getScheme())
                            || "https".equalsIgnoreCase(address.getScheme());
            if (!text.isEmpty() && (!web || address.getHost() == null)) {
                faults.add(Fault.value("/page", "must be the address of a page, http or https"));
            }
        } catch (URISyntaxException e) {
            faults.add(Fault.value("/page", "must be the address of a page, http or https"));
        }
        return text;
    }

    /** In canonical form; reading it gives an equal report. */
    public static String write(Report report) {
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        out.put("quote", report.quote());
        out.put("comment", report.comment());
        out.put("page", report.page());
        out.put("statementId", report.statementId());
        out.put("articleUri", report.articleUri());
        out.put("aidId", report.aidId());
        out.put("contact", report.contact());
        return CanonicalJson.write(out);
    }
}
