package org.aidwire.ingest.extraction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.aidwire.contract.Act;
import org.aidwire.contract.Aid;
import org.aidwire.contract.Article;
import org.aidwire.contract.Attribution;
import org.aidwire.contract.Statement;
import org.aidwire.contract.codes.Item;
import org.aidwire.contract.codes.Items;
import org.aidwire.contract.codes.Parties;
import org.aidwire.ingest.extraction.Extraction.Finding;
import org.aidwire.ingest.extraction.language.OpenNlpTagger;
import org.jspecify.annotations.Nullable;

/** Runs the extractor over labelled stories and puts what it finds into the shape of the labels. */
public final class Predictions {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Predictions() {}

    /** Articles' directory, then the file to write. */
    public static void main(String[] args) throws IOException {
        RuleExtractor extractor = new RuleExtractor(OpenNlpTagger.load());
        List<String> out = new ArrayList<>();
        try (var files = Files.list(Path.of(args[0]))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
                JsonNode story = JSON.readTree(file.toFile());
                out.add(JSON.writeValueAsString(prediction(extractor, story)));
            }
        }
        Files.write(Path.of(args[1]), out);
    }

    public static Article article(JsonNode story) {
        JsonNode outlet = story.path("outlet");
        JsonNode published = story.path("published");
        return Article.story(
                "story:" + story.path("id").asText(),
                outlet.isTextual() ? new Article.Outlet(outlet.asText(), null) : null,
                story.path("title").isTextual() ? story.path("title").asText() : null,
                story.path("text").asText(),
                "en",
                published.isTextual()
                        ? LocalDate.parse(published.asText())
                                .atStartOfDay()
                                .toInstant(ZoneOffset.UTC)
                        : null);
    }

    public static ObjectNode prediction(StatementExtractor extractor, JsonNode story) {
        Article article = article(story);
        Extraction found = extractor.extract(article);
        ObjectNode out = JSON.createObjectNode();
        out.put("id", story.path("id").asText());
        ArrayNode origins = out.putArray("origins");
        found.credits().stream()
                .filter(c -> c.outlet() != null)
                .forEach(c -> origins.add(c.outlet()));
        ArrayNode aid = out.putArray("aid");
        ArrayNode statements = out.putArray("statements");
        Set<String> spans = new HashSet<>();
        String text = story.path("text").asText();
        for (Finding finding : found.findings()) {
            Statement s = finding.statement();
            if (s.act().isStep() || s.act().isStop()) {
                ObjectNode fact = fact(s, text);
                finding.rules().forEach(fact.putArray("rules")::add);
                aid.add(fact);
            }
            if ((s.attribution() != Attribution.OUTLET || s.speaker() != null)
                    && spans.add(s.span() + "")) {
                statements.add(speech(s, text));
            }
        }
        return out;
    }

    private static ObjectNode fact(Statement s, String text) {
        ObjectNode o = JSON.createObjectNode();
        o.put("donor", name(s.aid().donor()));
        o.put("recipient", name(s.aid().recipient()));
        o.put("channel", s.aid().channel());
        o.put("category", category(s.aid()));
        s.aid().items().forEach(o.putArray("items")::add);
        Aid.Amount amount = s.aid().amount();
        if (amount != null) {
            o.putObject("amount")
                    .put("value", amount.value().doubleValue())
                    .put("currency", amount.currency());
        }
        o.put("status", status(s));
        span(o.putObject("span"), s, text);
        o.put("confidence", s.provenance().confidence());
        return o;
    }

    private static ObjectNode speech(Statement s, String text) {
        ObjectNode o = JSON.createObjectNode();
        Statement.Speaker speaker = s.speaker();
        o.put("speaker", speaker == null ? null : speaker.name());
        o.put("role", speaker == null ? null : speaker.role());
        o.put("affiliation", s.affiliation());
        o.put("kind", kind(s));
        o.put("act", s.act().name());
        span(o, s, text);
        return o;
    }

    private static void span(ObjectNode o, Statement s, String text) {
        Statement.Span span = java.util.Objects.requireNonNull(s.span());
        o.put("start", text.codePointCount(0, span.start()));
        o.put("end", text.codePointCount(0, span.end()));
    }

    private static String kind(Statement s) {
        if (s.act() == Act.NO_COMMENT) {
            return "DECLINED_COMMENT";
        }
        return switch (s.attribution()) {
            case OFFICIAL_UNNAMED, ANONYMOUS_SOURCE -> "UNNAMED_SOURCE";
            default -> s.verbatim() ? "DIRECT_QUOTE" : "PARAPHRASE";
        };
    }

    private static @Nullable String name(String code) {
        if (code.equals("UNSPECIFIED")) {
            return null;
        }
        return code.startsWith("GROUP-")
                ? code.substring(6).toLowerCase(java.util.Locale.ROOT).replace('-', ' ')
                : code.length() == 2
                        ? code
                        : code.contains("-") ? Parties.INSTANCE.name(code) : code;
    }

    private static String category(Aid aid) {
        Item item = Items.INSTANCE.find(aid.items().getFirst());
        if (item == null) {
            return "";
        }
        return item.category() != Item.Category.MILITARY
                ? item.category().name()
                : item.lethality() == Item.Lethality.NON_LETHAL
                        ? "MILITARY_NONLETHAL"
                        : "MILITARY_LETHAL";
    }

    private static String status(Statement s) {
        boolean some =
                s.aid().quantity() != null
                        && java.util.Objects.requireNonNull(s.aid().quantity()).count() == null;
        return switch (s.act()) {
            case REQUEST -> "REQUESTED";
            case CONSIDER -> "UNDER_CONSIDERATION";
            case PLEDGE -> "PLEDGED";
            case COMMIT, ALLOCATE -> "COMMITTED";
            case DELIVER -> some ? "IN_DELIVERY" : "DELIVERED";
            case DECLINE -> "DECLINED";
            case SUSPEND -> "SUSPENDED";
            case WITHDRAW -> "WITHDRAWN";
            default -> s.act().name();
        };
    }
}
