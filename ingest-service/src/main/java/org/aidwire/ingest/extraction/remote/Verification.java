package org.aidwire.ingest.extraction.remote;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
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
import org.aidwire.contract.Decoded;
import org.aidwire.contract.EventJson;
import org.aidwire.contract.EventType;
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

    /** Believed or not: what comes after is not looked at. */
    static final int MOST_EXAMINED = 1000;

    static final String VERSION = "remote-1";

    private static final int LONGEST_WORDS = 2000;
    private static final int FEWEST_WORDS = 2;
    private static final int MOST_ITEMS = 20;

    /** Without a word of its own, or with one that only certainty could say. */
    private static final double UNSAID = 0.5;

    private static final double MOST_SURE = 0.95;

    /**
     * Comparisons of letters, at worst, to find words in the body: two seconds. An article of
     * 60,000 characters has two hundred statements of 250 for it, one of 3,000 more than an answer
     * holds.
     */
    private static final long MOST_SEARCH = 3_000_000_000L;

    private final Article article;
    private final String body;
    private final StatementIds ids;
    private final Grounds grounds;
    private final Map<Doubt, Integer> doubts = new EnumMap<>(Doubt.class);
    private final Set<String> seen = new HashSet<>();
    private long searched;

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

    private Verification(Article article) {
        this.article = article;
        this.grounds = new Grounds(Objects.requireNonNullElse(article.body(), ""));
        this.body = grounds.read();
        this.ids = new StatementIds(article.uri(), body);
    }

    static Verified of(Article article, String json) {
        JsonNode answer = EventJson.parse(json.getBytes(StandardCharsets.UTF_8)).tree();
        if (answer == null || !answer.path("statements").isArray()) {
            return new Verified(null, Map.of(Doubt.SHAPE, 1));
        }
        Verification v = new Verification(article);
        return new Verified(v.all(answer.path("statements")), v.doubts);
    }

    private List<Finding> all(JsonNode statements) {
        List<Finding> out = new ArrayList<>();
        for (int i = 0; i < Math.min(statements.size(), MOST_EXAMINED); i++) {
            try {
                require(out.size() < MOST, Doubt.TOO_MANY);
                out.add(new Finding(believed(statements.get(i)), List.of("remote")));
            } catch (Unbelieved e) {
                doubts.merge(e.doubt, 1, Integer::sum);
            } catch (RuntimeException e) { // What the contract's own records refuse.
                doubts.merge(Doubt.SHAPE, 1, Integer::sum);
            }
        }
        if (statements.size() > MOST_EXAMINED) {
            doubts.merge(Doubt.TOO_MANY, statements.size() - MOST_EXAMINED, Integer::sum);
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
        require(words.length() <= LONGEST_WORDS && Wording.sound(words), Doubt.WORDS);
        require(Wording.words(words) >= FEWEST_WORDS, Doubt.WORDS);
        int start = start(said, words);
        Statement.Span span = new Statement.Span(start, start + words.length());
        int paragraph = paragraph(span);
        Act act = code(Act.class, said, "act");
        Aid aid = aid(said.path("aid"), words, grounds.namedIn(paragraph));
        require(!(act.isStep() || act.isStop()) || !aid.items().isEmpty(), Doubt.CODE);
        Statement.Speaker speaker = speaker(said.path("speaker"), words, span);
        Attribution attribution = code(Attribution.class, said, "attribution");
        Modality modality = code(Modality.class, said, "modality");
        double confidence = confidence(said);
        require(seen.add(start + words + act + aid), Doubt.AGAIN);
        Statement statement =
                new Statement(
                        ids.next(start, words, act, aid),
                        article.version(),
                        new Statement.ArticleRef(article.uri(), article.version()),
                        article.outletName(),
                        speaker,
                        attribution,
                        words,
                        said.path("verbatim").asBoolean(false),
                        span,
                        null,
                        null,
                        act,
                        modality,
                        aid,
                        null,
                        null,
                        new Statement.Provenance(ProvenanceBy.EXTRACTOR, VERSION, confidence),
                        PubStatus.USABLE);
        require(readable(statement), Doubt.REFUSED);
        return statement;
    }

    /** What no reader of the log could read would stop them all. */
    private static boolean readable(Statement statement) {
        String json = EventJson.encode(statement).canonical();
        return EventJson.decode(EventType.STATEMENT, json.getBytes(StandardCharsets.UTF_8))
                instanceof Decoded.Read;
    }

    private int start(JsonNode said, String words) {
        searched += (long) body.length() * words.length();
        require(searched <= MOST_SEARCH, Doubt.TOO_MANY);
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

    private int paragraph(Statement.Span span) {
        require(Wording.betweenWords(body, span.start()), Doubt.WORDS);
        require(Wording.betweenWords(body, span.end()), Doubt.WORDS);
        int paragraph = grounds.paragraph(span.start(), span.end());
        require(paragraph >= 0, Doubt.WORDS);
        return paragraph;
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

    private Statement.@Nullable Speaker speaker(JsonNode given, String words, Statement.Span span) {
        require(given.isMissingNode() || given.isNull() || given.isObject(), Doubt.SHAPE);
        String name = name(given, "name");
        String role = name(given, "role");
        String affiliation = name(given, "affiliation");
        if (name != null) {
            require(Wording.name(name), Doubt.NAME);
            require(Wording.exactly(words, Wording.lastWord(name)), Doubt.NAME);
            require(Wording.exactly(body, name), Doubt.NAME);
        }
        require(role == null || Wording.whole(body, role), Doubt.NAME);
        String office = role != null && Wording.office(role) ? role : null;
        if (affiliation != null) {
            Set<String> near = grounds.namedWithin(span.start(), span.end());
            near.addAll(name == null ? Set.of() : grounds.namedBeside(name));
            named(affiliation, near);
        }
        return name == null && office == null && affiliation == null
                ? null
                : new Statement.Speaker(name, office, affiliation);
    }

    private static @Nullable String name(JsonNode given, String member) {
        JsonNode value = given.path(member);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        require(value.isTextual() && !value.asText().isBlank(), Doubt.SHAPE);
        return value.asText();
    }

    private static Aid aid(JsonNode given, String words, Set<String> named) {
        List<String> items = new ArrayList<>();
        require(given.path("items").isArray(), Doubt.SHAPE);
        require(given.path("items").size() <= MOST_ITEMS, Doubt.SHAPE);
        for (JsonNode item : given.path("items")) {
            require(item.isTextual() && Items.INSTANCE.known(item.asText()), Doubt.CODE);
            items.add(item.asText());
        }
        String channel = name(given, "channel");
        String donor = party(text(given, "donor"), named);
        String recipient = party(text(given, "recipient"), named);
        require(!donor.equals(recipient), Doubt.PARTY);
        return new Aid(
                donor,
                recipient,
                channel == null ? null : named(channel, named),
                null,
                List.of(),
                items,
                period(given.path("period"), words),
                null,
                amount(given.path("amount"), words),
                quantity(given.path("quantity"), words),
                Aid.Terms.UNKNOWN);
    }

    private static String party(String code, Set<String> named) {
        return code.equals(Parties.UNSPECIFIED) ? code : named(code, named);
    }

    private static String named(String code, Set<String> named) {
        require(Parties.INSTANCE.known(code), Doubt.CODE);
        require(named.contains(code), Doubt.PARTY);
        return code;
    }

    private static @Nullable Integer period(JsonNode year, String words) {
        if (year.isMissingNode() || year.isNull()) {
            return null;
        }
        require(year.isInt(), Doubt.SHAPE);
        require(Figures.year(words, year.intValue()), Doubt.NUMBER);
        return year.intValue();
    }

    private static Aid.@Nullable Amount amount(JsonNode given, String words) {
        if (given.isMissingNode() || given.isNull()) {
            return null;
        }
        BigDecimal value = number(given, "value");
        String currency = text(given, "currency");
        require(Currencies.INSTANCE.known(currency), Doubt.CODE);
        require(Figures.sum(words, value, currency), Doubt.NUMBER);
        return new Aid.Amount(value, currency, Aid.Amount.Basis.REPORTED, Aid.Extent.PART);
    }

    private static Aid.@Nullable Quantity quantity(JsonNode given, String words) {
        if (given.isMissingNode() || given.isNull()) {
            return null;
        }
        BigDecimal count = number(given, "count");
        String unit = text(given, "unit");
        require(Figures.number(words, count), Doubt.NUMBER);
        require(Figures.unit(unit) && Wording.whole(words, unit), Doubt.NAME);
        return new Aid.Quantity(count, unit, Aid.Extent.PART);
    }

    private static BigDecimal number(JsonNode node, String member) {
        JsonNode value = node.path(member);
        require(value.isNumber(), Doubt.SHAPE);
        BigDecimal number = value.decimalValue();
        // Before any arithmetic: a number with two thousand million noughts takes minutes.
        long digits = (long) number.precision() - number.scale();
        require(number.signum() > 0 && digits <= 18 && number.scale() <= 18, Doubt.NUMBER);
        return number;
    }
}
