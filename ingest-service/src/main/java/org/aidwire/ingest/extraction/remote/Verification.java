package org.aidwire.ingest.extraction.remote;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.aidwire.contract.Act;
import org.aidwire.contract.Aid;
import org.aidwire.contract.Article;
import org.aidwire.contract.Attribution;
import org.aidwire.contract.Modality;
import org.aidwire.contract.ProvenanceBy;
import org.aidwire.contract.PubStatus;
import org.aidwire.contract.Statement;
import org.aidwire.contract.codes.Currencies;
import org.aidwire.contract.codes.Items;
import org.aidwire.contract.codes.Parties;
import org.aidwire.ingest.extraction.Extraction.Finding;
import org.aidwire.ingest.extraction.StatementIds;
import org.jspecify.annotations.Nullable;

/**
 * Tells what an answer says that the article says too. Pure: the same answer to the same article
 * gives the same statements. An unknown member is no harm; a wrong one costs its statement.
 */
final class Verification {

    static final int MOST = 200;
    static final String VERSION = "remote-1";

    private static final int LONGEST_WORDS = 2000;
    private static final int MOST_ITEMS = 20;

    /** Without a word of its own, or with one that only certainty could say. */
    private static final double UNSAID = 0.5;

    private static final double MOST_SURE = 0.95;

    private static final ObjectMapper JSON =
            new ObjectMapper(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(20)
                                                    .maxNumberLength(40)
                                                    .build())
                                    .build())
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private final Article article;
    private final String body;
    private final StatementIds ids;
    private final Set<String> parties;
    private final Map<Doubt, Integer> doubts = new EnumMap<>(Doubt.class);
    private final Set<String> seen = new HashSet<>();

    /** What is believed, and how much is not and why; {@code null} findings: no answer at all. */
    record Verified(@Nullable List<Finding> findings, Map<Doubt, Integer> doubts) {}

    private static final class Unbelieved extends RuntimeException {

        private static final long serialVersionUID = 1L;
        private final Doubt doubt;

        Unbelieved(Doubt doubt) {
            super(doubt.word(), null, false, false);
            this.doubt = doubt;
        }
    }

    private Verification(Article article, String body) {
        this.article = article;
        this.body = body;
        this.ids = new StatementIds(article.uri(), body);
        this.parties = Grounds.parties(body);
    }

    static Verified of(Article article, String json) {
        Verification v = new Verification(article, Objects.requireNonNullElse(article.body(), ""));
        try {
            JsonNode statements = JSON.readTree(json).path("statements");
            return statements.isArray()
                    ? new Verified(v.all(statements), v.doubts)
                    : new Verified(null, Map.of(Doubt.SHAPE, 1));
        } catch (JsonProcessingException e) {
            return new Verified(null, Map.of(Doubt.SHAPE, 1));
        }
    }

    private List<Finding> all(JsonNode statements) {
        List<Finding> out = new ArrayList<>();
        for (JsonNode said : statements) {
            try {
                require(out.size() < MOST, Doubt.TOO_MANY);
                out.add(new Finding(believed(said), List.of("remote")));
            } catch (Unbelieved e) {
                doubts.merge(e.doubt, 1, Integer::sum);
            } catch (IllegalArgumentException e) { // What the contract's own records refuse.
                doubts.merge(Doubt.SHAPE, 1, Integer::sum);
            }
        }
        return out;
    }

    private static void require(boolean holds, Doubt otherwise) {
        if (!holds) {
            throw new Unbelieved(otherwise);
        }
    }

    private Statement believed(JsonNode said) {
        require(said.isObject() && said.path("aid").isObject(), Doubt.SHAPE);
        String words = text(said, "text");
        require(!words.isBlank() && words.length() <= LONGEST_WORDS, Doubt.WORDS);
        int start = start(said, words);
        Act act = code(Act.class, said, "act");
        Aid aid = aid(said.path("aid"), words);
        require(!(act.isStep() || act.isStop()) || !aid.items().isEmpty(), Doubt.CODE);
        require(seen.add(start + words + act + aid), Doubt.AGAIN);
        return new Statement(
                ids.next(start, words, act, aid),
                article.version(),
                new Statement.ArticleRef(article.uri(), article.version()),
                article.outletName(),
                speaker(said.path("speaker"), words),
                code(Attribution.class, said, "attribution"),
                words,
                said.path("verbatim").asBoolean(false),
                new Statement.Span(start, start + words.length()),
                null,
                null,
                act,
                code(Modality.class, said, "modality"),
                aid,
                null,
                null,
                new Statement.Provenance(ProvenanceBy.EXTRACTOR, VERSION, confidence(said)),
                PubStatus.USABLE);
    }

    private int start(JsonNode said, String words) {
        if (!said.has("start")) {
            int first = body.indexOf(words);
            require(first >= 0, Doubt.WORDS);
            return first;
        }
        JsonNode start = said.path("start");
        require(start.isInt() && start.intValue() >= 0, Doubt.SHAPE);
        require(body.startsWith(words, start.intValue()), Doubt.WORDS);
        return start.intValue();
    }

    private static String text(JsonNode node, String member) {
        require(node.path(member).isTextual(), Doubt.SHAPE);
        return node.path(member).asText();
    }

    private static <E extends Enum<E>> E code(Class<E> type, JsonNode node, String member) {
        String name = text(node, member);
        for (E value : type.getEnumConstants()) {
            if (value.name().equals(name)) {
                return value;
            }
        }
        throw new Unbelieved(Doubt.CODE);
    }

    private static double confidence(JsonNode said) {
        JsonNode given = said.path("confidence");
        if (given.isMissingNode() || given.isNull()) {
            return UNSAID;
        }
        double value = given.doubleValue();
        require(given.isNumber() && value >= 0 && value <= 1, Doubt.SHAPE);
        return Math.min(value, MOST_SURE);
    }

    private Statement.@Nullable Speaker speaker(JsonNode given, String words) {
        String name = name(given, "name");
        String role = name(given, "role");
        String affiliation = name(given, "affiliation");
        if (name != null) {
            require(Grounds.whole(words, Grounds.lastWord(name)), Doubt.NAME);
            require(Grounds.whole(body, name), Doubt.NAME);
        }
        require(role == null || Grounds.whole(body, role), Doubt.NAME);
        if (affiliation != null) {
            party(affiliation);
        }
        return name == null && role == null && affiliation == null
                ? null
                : new Statement.Speaker(name, role, affiliation);
    }

    private static @Nullable String name(JsonNode given, String member) {
        JsonNode value = given.path(member);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        require(value.isTextual() && !value.asText().isBlank(), Doubt.SHAPE);
        return value.asText();
    }

    private Aid aid(JsonNode given, String words) {
        List<String> items = new ArrayList<>();
        require(given.path("items").isArray(), Doubt.SHAPE);
        require(given.path("items").size() <= MOST_ITEMS, Doubt.SHAPE);
        for (JsonNode item : given.path("items")) {
            require(item.isTextual() && Items.INSTANCE.known(item.asText()), Doubt.CODE);
            items.add(item.asText());
        }
        String channel = name(given, "channel");
        String donor = party(text(given, "donor"));
        String recipient = party(text(given, "recipient"));
        require(!donor.equals(recipient), Doubt.PARTY);
        return new Aid(
                donor,
                recipient,
                channel == null ? null : party(channel),
                null,
                List.of(),
                items,
                period(given.path("period"), words),
                null,
                amount(given.path("amount"), words),
                quantity(given.path("quantity"), words),
                Aid.Terms.UNKNOWN);
    }

    private String party(String code) {
        require(Parties.INSTANCE.known(code), Doubt.CODE);
        require(code.equals(Parties.UNSPECIFIED) || parties.contains(code), Doubt.PARTY);
        return code;
    }

    private static @Nullable Integer period(JsonNode year, String words) {
        if (year.isMissingNode() || year.isNull()) {
            return null;
        }
        require(year.isInt(), Doubt.SHAPE);
        require(Grounds.whole(words, year.asText()), Doubt.NUMBER);
        return year.intValue();
    }

    private static Aid.@Nullable Amount amount(JsonNode given, String words) {
        if (given.isMissingNode() || given.isNull()) {
            return null;
        }
        BigDecimal value = number(given, "value");
        String currency = text(given, "currency");
        require(Currencies.INSTANCE.known(currency), Doubt.CODE);
        require(Grounds.sum(words, value, currency), Doubt.NUMBER);
        return new Aid.Amount(value, currency, Aid.Amount.Basis.REPORTED, Aid.Extent.PART);
    }

    private static Aid.@Nullable Quantity quantity(JsonNode given, String words) {
        if (given.isMissingNode() || given.isNull()) {
            return null;
        }
        BigDecimal count = number(given, "count");
        String unit = text(given, "unit");
        require(Grounds.number(words, count), Doubt.NUMBER);
        require(Grounds.whole(words, unit), Doubt.NAME);
        return new Aid.Quantity(count, unit, Aid.Extent.PART);
    }

    private static BigDecimal number(JsonNode node, String member) {
        JsonNode value = node.path(member);
        require(value.isNumber(), Doubt.SHAPE);
        BigDecimal number = value.decimalValue();
        require(number.signum() > 0 && number.precision() - number.scale() <= 18, Doubt.NUMBER);
        return number;
    }
}
