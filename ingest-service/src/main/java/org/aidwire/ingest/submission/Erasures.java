package org.aidwire.ingest.submission;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.aidwire.contract.Erasure;
import org.aidwire.contract.Fault;
import org.aidwire.ingest.problem.Problem;
import org.aidwire.ingest.problem.ProblemType;
import org.aidwire.ingest.publishing.EventLog;
import org.aidwire.ingest.publishing.Publication;
import org.jboss.logging.Logger;

/**
 * Takes down that an article is to be erased, as an event like any other: the read model does it.
 * Whether there is such an article nobody knows here.
 */
@ApplicationScoped
class Erasures {

    private static final Logger LOG = Logger.getLogger("org.aidwire.audit");

    private final EventLog log;
    private final InstantSource clock;
    private final Tally tally;
    private final RetryAfter retryAfter;

    Erasures(EventLog log, InstantSource clock, Tally tally, RetryAfter retryAfter) {
        this.log = log;
        this.clock = clock;
        this.tally = tally;
        this.retryAfter = retryAfter;
    }

    Submissions.Outcome submit(RequestHead head, byte[] body, Supplier<Duration> age) {
        return switch (Erasure.read(body)) {
            case Erasure.Read.Unsound unsound -> refused(problem(unsound.faults()));
            case Erasure.Read.Sound(Erasure erasure) ->
                    head.dryRun()
                            ? accepted(new Receipt(UUID.randomUUID().toString(), null))
                            : append(head.writer().name(), erasure, age.get());
        };
    }

    private Submissions.Outcome append(String writer, Erasure erasure, Duration age) {
        String id = UUID.randomUUID().toString();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return switch (log.append(id, erasure, writer, now, age)) {
            case Publication.Acknowledged acknowledged -> {
                LOG.infof("erasure accepted key=%s event=%s", writer, id);
                yield accepted(new Receipt(id, acknowledged.positions().getFirst()));
            }
            case Publication.NotAcknowledged _, Publication.TooLarge _ ->
                    refused(
                            Problem.of(
                                            ProblemType.UNAVAILABLE,
                                            "the event log did not acknowledge in time; send the request again: repeating is safe")
                                    .with("Retry-After", retryAfter.seconds()));
        };
    }

    private static Submissions.Outcome accepted(Receipt receipt) {
        return new Submissions.Outcome.Accepted(List.of(receipt));
    }

    private Submissions.Outcome refused(Problem problem) {
        tally.refused(problem.type().slug());
        return new Submissions.Outcome.Refused(problem);
    }

    private static Problem problem(List<Fault> faults) {
        boolean malformed = faults.stream().anyMatch(fault -> fault.kind() == Fault.Kind.SHAPE);
        Fault first = faults.getFirst();
        return new Problem(
                malformed ? ProblemType.MALFORMED : ProblemType.UNACCEPTABLE,
                (first.pointer() + " " + first.detail()).strip(),
                faults.stream()
                        .map(fault -> new Problem.Place(fault.pointer(), fault.detail()))
                        .toList(),
                Map.of());
    }
}
