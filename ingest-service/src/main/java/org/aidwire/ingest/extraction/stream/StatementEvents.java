package org.aidwire.ingest.extraction.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.aidwire.contract.Article;
import org.aidwire.contract.EventEnvelope;
import org.aidwire.contract.EventJson;
import org.aidwire.contract.EventType;
import org.aidwire.contract.PubStatus;
import org.aidwire.contract.Statement;
import org.aidwire.contract.Topics;
import org.aidwire.ingest.extraction.Extraction;
import org.aidwire.ingest.extraction.StatementExtractor;
import org.aidwire.ingest.publishing.Outgoing;

/** What an article event gives: the events of its statements. The same in, the same out. */
final class StatementEvents {

    /** Names extraction as the writer of its events; its word is bound to no outlet. */
    static final String WRITER = "extractor";

    private final StatementExtractor extractor;
    private final double bar;

    StatementEvents(StatementExtractor extractor, double bar) {
        this.extractor = extractor;
        this.bar = bar;
    }

    /** Empty for an article that is held or killed: what was read from it falls with it. */
    List<Outgoing> of(EventEnvelope cause, Article article) {
        if (article.pubStatus() != PubStatus.USABLE) {
            return List.of();
        }
        List<Outgoing> out = new ArrayList<>();
        for (Extraction.Finding finding : extractor.extract(article).findings()) {
            Statement statement = judged(finding.statement());
            EventEnvelope envelope =
                    new EventEnvelope(
                            EventEnvelope.idOf(statement),
                            "/extraction",
                            EventType.STATEMENT,
                            null,
                            null,
                            // Derived knowledge is as old as what it derives from.
                            cause.recordedtime(),
                            WRITER,
                            List.of(EventEnvelope.ANY_OUTLET),
                            Topics.key(statement),
                            cause.id(),
                            Map.of());
            out.add(new Outgoing(envelope, EventJson.encode(statement)));
        }
        return out;
    }

    private Statement judged(Statement s) {
        Double confidence = s.provenance().confidence();
        if (confidence != null && confidence >= bar) {
            return s;
        }
        return new Statement(
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
                s.aid(),
                s.condition(),
                s.origin(),
                s.provenance(),
                PubStatus.WITHHELD);
    }
}
