package org.aidwire.ingest.extraction.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.aidwire.contract.Aid;
import org.aidwire.contract.Article;
import org.aidwire.contract.EventEnvelope;
import org.aidwire.contract.EventType;
import org.aidwire.contract.ProvenanceBy;
import org.aidwire.contract.PubStatus;
import org.aidwire.contract.Statement;
import org.aidwire.ingest.extraction.Extraction;
import org.aidwire.ingest.extraction.RuleExtractor;
import org.aidwire.ingest.extraction.StatementExtractor;
import org.aidwire.ingest.extraction.language.OpenNlpTagger;
import org.aidwire.ingest.publishing.Outgoing;
import org.junit.jupiter.api.Test;

class StatementEventsTest {

    private static final RuleExtractor EXTRACTOR = new RuleExtractor(OpenNlpTagger.load());

    private static final SimpleMeterRegistry METRICS = new SimpleMeterRegistry();

    private static final EventEnvelope CAUSE =
            new EventEnvelope(
                    "urn:story@2",
                    "/writers/feed",
                    EventType.ARTICLE,
                    null,
                    null,
                    Instant.parse("2024-11-26T10:00:00Z"),
                    "feed",
                    List.of("*"),
                    "urn:story",
                    null,
                    Map.of());

    private static Article article(PubStatus status) {
        return new Article(
                "urn:story",
                2,
                status,
                new Article.Outlet("Harbour Wire", null),
                null,
                "Seoul has sent Kyiv gas masks, the defence ministry said.",
                null,
                "en",
                null,
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static Statement statement(Outgoing event) {
        return (Statement) event.content().event();
    }

    @Test
    void statements_are_marked_as_extracted_and_as_old_as_their_article() {
        List<Outgoing> events =
                new StatementEvents(EXTRACTOR, 0.5, METRICS).of(CAUSE, article(PubStatus.USABLE));

        assertThat(events).hasSize(1);
        EventEnvelope envelope = events.getFirst().envelope();
        assertThat(envelope.recordedtime()).isEqualTo(CAUSE.recordedtime());
        assertThat(envelope.causationid()).isEqualTo("urn:story@2");
        assertThat(envelope.partitionkey()).isEqualTo("KR>UA");
        Statement statement = statement(events.getFirst());
        assertThat(envelope.id()).isEqualTo(statement.id() + "@2");
        assertThat(statement.version()).isEqualTo(2);
        assertThat(statement.article()).isEqualTo(new Statement.ArticleRef("urn:story", 2));
        assertThat(statement.provenance().by()).isEqualTo(ProvenanceBy.EXTRACTOR);
        assertThat(statement.pubStatus()).isEqualTo(PubStatus.USABLE);
    }

    @Test
    void below_the_bar_a_statement_is_withheld() {
        List<Outgoing> events =
                new StatementEvents(EXTRACTOR, 0.99, METRICS).of(CAUSE, article(PubStatus.USABLE));

        assertThat(statement(events.getFirst()).pubStatus()).isEqualTo(PubStatus.WITHHELD);
    }

    @Test
    void doing_an_article_again_gives_the_same_events() {
        StatementEvents events = new StatementEvents(EXTRACTOR, 0.5, METRICS);

        assertThat(events.of(CAUSE, article(PubStatus.USABLE)))
                .isEqualTo(events.of(CAUSE, article(PubStatus.USABLE)));
    }

    @Test
    void an_article_that_is_held_gives_nothing() {
        assertThat(
                        new StatementEvents(EXTRACTOR, 0.5, METRICS)
                                .of(CAUSE, article(PubStatus.WITHHELD)))
                .isEmpty();
    }

    /** An extractor's slip must not end the extraction of all that comes after. */
    @Test
    void a_statement_that_the_contract_does_not_take_is_dropped_and_counted() {
        StatementExtractor lying =
                read ->
                        new Extraction(
                                EXTRACTOR.extract(read).findings().stream()
                                        .map(StatementEventsTest::inTheYearSix)
                                        .toList(),
                                List.of());
        double before = METRICS.counter("aidwire.extraction.dropped").count();

        assertThat(new StatementEvents(lying, 0.5, METRICS).of(CAUSE, article(PubStatus.USABLE)))
                .isEmpty();
        assertThat(METRICS.counter("aidwire.extraction.dropped").count()).isEqualTo(before + 1);
    }

    private static Extraction.Finding inTheYearSix(Extraction.Finding finding) {
        Statement s = finding.statement();
        Aid aid = s.aid();
        Aid absurd =
                new Aid(
                        aid.donor(),
                        aid.recipient(),
                        aid.channel(),
                        aid.supplier(),
                        aid.beneficiaries(),
                        aid.items(),
                        6,
                        aid.packageLabel(),
                        aid.amount(),
                        aid.quantity(),
                        aid.terms());
        return new Extraction.Finding(
                new Statement(
                        s.id(),
                        s.version(),
                        s.article(),
                        s.outlet(),
                        s.speaker(),
                        s.attribution(),
                        s.text(),
                        s.verbatim(),
                        s.span(),
                        s.saidAt(),
                        s.happenedAt(),
                        s.act(),
                        s.modality(),
                        absurd,
                        s.condition(),
                        s.origin(),
                        s.provenance(),
                        s.pubStatus()),
                finding.rules());
    }
}
