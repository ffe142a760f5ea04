package org.aidwire.query.changes.webhook;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.aidwire.contract.Fault;
import org.aidwire.query.changes.Selection;
import org.aidwire.query.http.Parameters;
import org.aidwire.query.store.Webhooks.Filters;
import org.aidwire.query.view.ChangeCursor;
import org.jspecify.annotations.Nullable;

/**
 * What a reader asks for: a JSON object of texts, the filters of the feed among them.
 *
 * @param cursor where to begin; null at the end
 */
record Registration(String url, Filters filters, @Nullable Long cursor) {

    private static final Set<String> MEMBERS =
            Set.of("url", "cursor", "donor", "recipient", "item", "category", "status");

    private static final ObjectReader JSON =
            new ObjectMapper()
                    .reader()
                    .with(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                    .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** What was read: a registration, or what is wrong with it. */
    sealed interface Read {

        record Asked(Registration registration) implements Read {}

        record Refused(List<Fault> faults) implements Read {}
    }

    static Read read(byte[] content, boolean allowPlain) {
        JsonNode json = json(content);
        if (!(json instanceof ObjectNode object)) {
            return new Read.Refused(List.of(Fault.shape("", "not a JSON object")));
        }
        List<Fault> faults = new ArrayList<>();
        object.properties().stream()
                .filter(each -> !each.getValue().isTextual() && !each.getValue().isNull())
                .forEach(each -> faults.add(Fault.shape(pointer(each.getKey()), "must be a text")));
        if (!faults.isEmpty()) {
            return new Read.Refused(faults);
        }
        Parameters in = new Parameters(query(object), MEMBERS);
        Selection.of(in);
        String url = in.text("url");
        Long cursor =
                "latest".equals(in.text("cursor"))
                        ? null
                        : in.after(ChangeCursor.LIST, ChangeCursor::number);
        faults.addAll(in.faults());
        String wrong = url == null ? "is required" : Receiver.fault(url, allowPlain);
        if (wrong != null) {
            faults.add(Fault.value("/url", wrong));
        }
        if (url == null || !faults.isEmpty()) {
            return new Read.Refused(faults);
        }
        return new Read.Asked(new Registration(url, filters(in), cursor));
    }

    private static String pointer(String name) {
        String brief = name.length() > 100 ? name.substring(0, 100) : name;
        return "/" + brief.replace("~", "~0").replace("/", "~1");
    }

    private static Filters filters(Parameters in) {
        return new Filters(
                in.text("donor"),
                in.text("recipient"),
                in.text("item"),
                in.text("category"),
                in.text("status"));
    }

    private static @Nullable JsonNode json(byte[] content) {
        try {
            return JSON.readTree(content);
        } catch (IOException e) {
            return null;
        }
    }

    /** Read by the same rules, and refused in the same words, as those of the feed. */
    private static String query(ObjectNode object) {
        return object.properties().stream()
                .filter(each -> !each.getValue().isNull())
                .map(each -> escaped(each.getKey()) + "=" + escaped(each.getValue().textValue()))
                .collect(Collectors.joining("&"));
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
