package org.aidwire.ingest.extraction.stream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.aidwire.contract.Article;
import org.aidwire.contract.Decoded;
import org.aidwire.contract.EventEnvelope;
import org.aidwire.contract.EventJson;
import org.aidwire.contract.EventType;
import org.aidwire.contract.Fault;
import org.aidwire.contract.PubStatus;
import org.aidwire.contract.Statement;
import org.aidwire.contract.Topics;
import org.aidwire.ingest.extraction.Extraction;
import org.aidwire.ingest.extraction.StatementExtractor;
import org.aidwire.ingest.publishing.Outgoing;
import org.jboss.logging.Logger;

/** What an article event gives: the events of its statements. The same in, the same out. */
final class StatementEvents {

    private static final Logger LOG = Logger.getLogger(StatementEvents.class);

    /** Names extraction as the writer of its events; its word is bound to no outlet. */
    static final String WRITER = "extractor";

    private final StatementExtractor extractor;
    private final double bar;
    private final Counter refused;

    StatementEvents(StatementExtractor extractor, double bar, MeterRegistry metrics) {
        this.extractor = extractor;
        this.bar = bar;
        this.refused = metrics.counter("aidwire.extraction.dropped");
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
            Decoded.Read encoded = EventJson.encode(statement);
            if (holds(encoded)) {
                out.add(new Outgoing(envelope, encoded));
            }
        }
        return out;
    }

    /** Whether the contract takes it: what nobody could read again is dropped and counted. */
    private boolean holds(Decoded.Read encoded) {
        byte[] json = encoded.canonical().getBytes(StandardCharsets.UTF_8);
        if (EventJson.decode(EventType.STATEMENT, json)
                instanceof Decoded.Unreadable(List<Fault> faults)) {
            LOG.warnf("a statement that the contract does not take is dropped faults=%s", faults);
            refused.increment();
            return false;
        }
        return true;
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
