package org.aidwire.ingest.extraction;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.aidwire.contract.Act;
import org.aidwire.contract.Aid;
import org.aidwire.contract.Article;
import org.aidwire.contract.Attribution;
import org.aidwire.contract.Modality;
import org.aidwire.contract.ProvenanceBy;
import org.aidwire.contract.PubStatus;
import org.aidwire.contract.Statement;
import org.aidwire.contract.When;
import org.aidwire.ingest.extraction.Extraction.Finding;
import org.aidwire.ingest.extraction.clause.Scene;
import org.aidwire.ingest.extraction.mention.Money;
import org.aidwire.ingest.extraction.rule.AidFact;
import org.aidwire.ingest.extraction.speech.SayingVerbs;
import org.aidwire.ingest.extraction.speech.Speech;
import org.jspecify.annotations.Nullable;

/** Puts facts and speech together into statements of the contract. */
final class Statements {

    /** Marks who coded a statement; another number where the rules have changed. */
    static final String VERSION = "rules-1";

    private final Article article;
    private final String body;
    private final List<Scene> scenes;
    private final List<Speech> said;
    private final Statement.@Nullable Origin origin;
    private final StatementIds ids;
    private final Dates dates;

    Statements(
            Article article, List<Scene> scenes, List<Speech> said, List<Article.Credit> credits) {
        this.article = article;
        this.body = java.util.Objects.requireNonNull(article.body());
        this.scenes = scenes;
        this.said = said;
        this.origin =
                credits.isEmpty()
                        ? null
                        : new Statement.Origin(
                                credits.getFirst().outlet(), credits.getFirst().relation());
        this.ids = new StatementIds(article.uri(), body);
        this.dates = new Dates(article, scenes);
    }

    List<Finding> of(List<AidFact> facts) {
        List<Finding> out = new ArrayList<>();
        for (AidFact fact : facts) {
            out.add(fact(fact, speechAt(fact.sentence())));
        }
        if (!facts.isEmpty()) {
            AidFact main = facts.getFirst();
            for (Speech speech : said) {
                boolean told =
                        facts.stream()
                                .anyMatch(
                                        f ->
                                                f.sentence() >= speech.first()
                                                        && f.sentence() <= speech.last());
                if (!told && Context.relevant(scenes, speech, facts)) {
                    out.add(context(speech, near(facts, speech, main)));
                }
            }
        }
        out.sort((a, b) -> Integer.compare(start(a), start(b)));
        return out;
    }

    private static int start(Finding finding) {
        Statement.Span span = finding.statement().span();
        return span == null ? 0 : span.start();
    }

    private static AidFact near(List<AidFact> facts, Speech speech, AidFact main) {
        return facts.stream()
                .filter(f -> f.sentence() <= speech.first())
                .reduce((a, b) -> b)
                .orElse(main);
    }

    private @Nullable Speech speechAt(int sentence) {
        for (Speech speech : said) {
            if (speech.first() <= sentence && sentence <= speech.last()) {
                return speech;
            }
        }
        return null;
    }

    private Finding fact(AidFact fact, @Nullable Speech speech) {
        Meaning meaning = Meaning.of(fact);
        Money money = fact.money();
        Integer period = Periods.of(scenes.get(fact.sentence()), fact, dates.today());
        Aid.Amount amount =
                money == null
                        ? null
                        : new Aid.Amount(
                                money.value(),
                                Currency.of(money, fact, article),
                                Aid.Amount.Basis.REPORTED,
                                period == null ? Aid.Extent.PART : Aid.Extent.TOTAL);
        Aid.Quantity quantity =
                meaning.underway()
                        ? new Aid.Quantity(null, null, Aid.Extent.PART)
                        : Quantities.of(scenes.get(fact.sentence()), fact);
        Aid aid =
                new Aid(
                        fact.donor(),
                        fact.recipient(),
                        fact.channel(),
                        Examples.supplier(scenes.get(fact.sentence()), fact),
                        Examples.of(scenes, fact),
                        fact.items(),
                        period,
                        null,
                        amount,
                        quantity,
                        Aid.Terms.UNKNOWN);
        int[] span =
                speech == null ? span(fact.sentence()) : new int[] {speech.start(), speech.end()};
        When said = dates.saidAt(speech);
        Statement statement =
                statement(
                        span,
                        speech,
                        meaning.act(),
                        meaning.modality(),
                        aid,
                        new Told(said, dates.happenedAt(fact, said), fact.evidence().confidence()));
        return new Finding(statement, fact.evidence().rules());
    }

    private Finding context(Speech speech, AidFact pair) {
        Context context = afterWarning(Context.of(scenes, speech), speech);
        Set<String> items = new LinkedHashSet<>();
        Aid aid =
                new Aid(
                        pair.donor(),
                        pair.recipient(),
                        null,
                        null,
                        List.of(),
                        new ArrayList<>(items),
                        null,
                        null,
                        null,
                        null,
                        Aid.Terms.UNKNOWN);
        Statement statement =
                statement(
                        new int[] {speech.start(), speech.end()},
                        speech,
                        context.act(),
                        context.modality(),
                        aid,
                        new Told(dates.saidAt(speech), null, 0.8));
        return new Finding(
                statement,
                List.of("speech/" + (speech.verb().isEmpty() ? "goes on" : speech.verb())));
    }

    /** "Moscow warns ... The deputy minister said such steps contradict": one warning goes on. */
    private Context afterWarning(Context context, Speech speech) {
        int at = said.indexOf(speech) - 1;
        if (context.act() != Act.OPPOSE || at < 0) {
            return context;
        }
        Speech before = said.get(at);
        String side = speech.speaker().affiliation();
        boolean goesOn =
                side != null
                        && side.equals(before.speaker().affiliation())
                        && paragraph(before.last()) == paragraph(speech.first())
                        && Context.of(scenes, before).act() == Act.WARN;
        return goesOn ? new Context(Act.WARN, context.modality()) : context;
    }

    private int paragraph(int sentence) {
        return scenes.get(sentence).sentence().paragraph();
    }

    private int[] span(int sentence) {
        return new int[] {
            scenes.get(sentence).sentence().start(), scenes.get(sentence).sentence().end()
        };
    }

    /** When something was said and done, and how surely that is read. */
    private record Told(@Nullable When said, @Nullable When happened, double confidence) {}

    private Statement statement(
            int[] span, @Nullable Speech speech, Act act, Modality modality, Aid aid, Told told) {
        String text = body.substring(span[0], Math.min(span[1], body.length()));
        Statement.Speaker speaker =
                speech == null
                        ? null
                        : new Statement.Speaker(
                                speech.speaker().name(),
                                speech.speaker().role(),
                                speech.speaker().affiliation());
        Attribution attribution =
                speech == null || deed(speech, act)
                        ? Attribution.OUTLET
                        : speech.speaker().attribution();
        double rounded =
                BigDecimal.valueOf(told.confidence())
                        .setScale(2, java.math.RoundingMode.HALF_UP)
                        .doubleValue();
        return new Statement(
                ids.next(span[0], text, act, aid),
                article.version(),
                new Statement.ArticleRef(article.uri(), article.version()),
                article.outletName(),
                speaker,
                attribution,
                text,
                speech != null && speech.quoted(),
                new Statement.Span(span[0], span[0] + text.length()),
                told.said(),
                told.happened(),
                act,
                modality,
                aid,
                null,
                origin,
                new Statement.Provenance(ProvenanceBy.EXTRACTOR, VERSION, rounded),
                PubStatus.USABLE);
    }

    /** "South Korea still refuses": a step that the outlet tells of a state, and not its word. */
    private static boolean deed(Speech speech, Act act) {
        boolean said = speech.verb().isEmpty() || SayingVerbs.say(speech.verb());
        return !said && !speech.speaker().person() && (act.isStep() || act.isStop());
    }
}
