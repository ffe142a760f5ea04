package org.aidwire.ingest.submission;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.aidwire.contract.EventEnvelope;
import org.aidwire.contract.EventType;
import org.aidwire.contract.KafkaBinding;
import org.aidwire.contract.Topics;
import org.aidwire.ingest.admission.Admission;
import org.aidwire.ingest.admission.Verdict;
import org.aidwire.ingest.admission.Writer;
import org.aidwire.ingest.extraction.CreditedArticles;
import org.aidwire.ingest.formats.Attributes;
import org.aidwire.ingest.formats.Body;
import org.aidwire.ingest.formats.CloudEventsHeaders;
import org.aidwire.ingest.formats.CloudEventsJson;
import org.aidwire.ingest.formats.NativeJson;
import org.aidwire.ingest.formats.Reading;
import org.aidwire.ingest.problem.Problem;
import org.aidwire.ingest.problem.ProblemType;
import org.aidwire.ingest.publishing.EventLog;
import org.aidwire.ingest.publishing.Outgoing;
import org.aidwire.ingest.publishing.Publication;

/** What happens to a post: read, judge, append; all of its events or none. */
@ApplicationScoped
class Submissions {

    private static final String WARM_UP_ARTICLE =
            """
            {"uri": "urn:aidwire:warm-up", "outlet": {"name": "-"}, "headline": "-", "body": "Nobody reported this."}
            """;

    private static final String WARM_UP_STATEMENT =
            """
            {"id": "warm-up", "text": "-", "act": "PLEDGE", "modality": "ASSERTED", "attribution": "OUTLET",
             "aid": {"donor": "UNSPECIFIED", "recipient": "UNSPECIFIED", "items": ["OTHER"],
                     "amount": {"value": 1, "currency": "USD"}}}
            """;

    private final EventLog log;
    private final InstantSource clock;
    private final SubmissionConfig config;
    private final Tally tally;
    private final RetryAfter retryAfter;

    Submissions(
            EventLog log,
            InstantSource clock,
            SubmissionConfig config,
            Tally tally,
            RetryAfter retryAfter) {
        this.log = log;
        this.clock = clock;
        this.config = config;
        this.tally = tally;
        this.retryAfter = retryAfter;
    }

    /** How a post ended. */
    sealed interface Outcome {

        /** In the order of the events; positions are null where nothing was to be published. */
        record Accepted(List<Receipt> receipts) implements Outcome {}

        record Refused(Problem problem) implements Outcome {}
    }

    /** The code lists and what reads events are loaded beside the start, not by the first post. */
    void onStart(@Observes StartupEvent started) {
        Thread.ofPlatform().name("aidwire-warm-up").daemon().start(this::warmUp);
    }

    private void warmUp() {
        Writer nobody = new Writer("warm-up", Set.of(), List.of(EventEnvelope.ANY_OUTLET));
        warmUp(new RequestHead(Mode.NATIVE_STATEMENT, true, nobody, List.of()), WARM_UP_STATEMENT);
        warmUp(new RequestHead(Mode.NATIVE_ARTICLE, true, nobody, List.of()), WARM_UP_ARTICLE);
    }

    private void warmUp(RequestHead head, String body) {
        submit(head, body.getBytes(StandardCharsets.UTF_8), () -> Duration.ZERO);
    }

    /**
     * @param age how long the sender has been waiting: Kafka gets the rest of its time
     */
    Outcome submit(RequestHead head, byte[] body, Supplier<Duration> age) {
        return switch (read(head, body)) {
            case Body.TooMany tooMany ->
                    refused(
                            Problem.of(
                                    ProblemType.TOO_LARGE,
                                    "a batch may have "
                                            + tooMany.most()
                                            + " events, this one has "
                                            + tooMany.events()));
            case Body.Events events -> judge(head, events.readings(), age);
        };
    }

    private Body read(RequestHead head, byte[] body) {
        String source = "/writers/" + KafkaBinding.encode(head.writer().name());
        return switch (head.mode()) {
            case NATIVE_ARTICLE -> NativeJson.read(EventType.ARTICLE, body, source);
            case NATIVE_STATEMENT -> NativeJson.read(EventType.STATEMENT, body, source);
            case BINARY -> CloudEventsHeaders.read(head.headers(), body);
            case STRUCTURED -> CloudEventsJson.readOne(body);
            case BATCH -> CloudEventsJson.readBatch(body, config.maxBatch());
            case ERASURE -> throw new IllegalArgumentException("an erasure posts nothing");
        };
    }

    private Outcome judge(RequestHead head, List<Reading> readings, Supplier<Duration> age) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Findings findings = new Findings();
        List<Outgoing> admitted = new ArrayList<>(readings.size());
        for (Reading reading : readings) {
            switch (reading) {
                case Reading.Unreadable unreadable -> findings.add(unreadable);
                case Reading.Incoming incoming -> {
                    switch (verdict(incoming, head.writer(), now)) {
                        case Verdict.Refused refused -> findings.add(incoming, refused);
                        case Verdict.Admitted accepted ->
                                admitted.add(
                                        outgoing(incoming, head.writer(), accepted.recordedtime()));
                    }
                }
            }
        }
        if (!findings.isEmpty()) {
            findings.reasons().forEach(tally::refused);
            return new Outcome.Refused(findings.problem());
        }
        return head.dryRun()
                ? new Outcome.Accepted(
                        admitted.stream()
                                .map(event -> new Receipt(event.envelope().id(), null))
                                .toList())
                : append(admitted, age.get());
    }

    private static Verdict verdict(Reading.Incoming incoming, Writer writer, Instant now) {
        Attributes sent = incoming.attributes();
        return Admission.judge(
                incoming.content().event(),
                new Admission.Times(sent.time(), sent.recordedtime()),
                writer,
                now);
    }

    private Outgoing outgoing(Reading.Incoming incoming, Writer writer, Instant recordedtime) {
        Attributes sent = incoming.attributes();
        return new Outgoing(
                new EventEnvelope(
                        sent.id(),
                        sent.source(),
                        sent.type(),
                        sent.subject(),
                        sent.time(),
                        recordedtime,
                        writer.name(),
                        writer.outlets(),
                        Topics.key(incoming.content().event()),
                        sent.causationid(),
                        sent.extensions()),
                config.creditsFromText()
                        ? CreditedArticles.credited(incoming.content(), recordedtime)
                        : incoming.content());
    }

    private Outcome append(List<Outgoing> events, Duration age) {
        return switch (log.append(events, age)) {
            case Publication.Acknowledged acknowledged -> accepted(events, acknowledged);
            case Publication.NotAcknowledged _ ->
                    refused(
                            Problem.of(
                                            ProblemType.UNAVAILABLE,
                                            "the event log did not acknowledge in time; send the request again, whole: repeating is safe")
                                    .with("Retry-After", retryAfter.seconds()));
            case Publication.TooLarge large ->
                    refused(
                            Problem.of(
                                    ProblemType.TOO_LARGE,
                                    "event "
                                            + large.index()
                                            + " of the request, counted from 0, is larger than the event log takes"));
        };
    }

    private Outcome accepted(List<Outgoing> events, Publication.Acknowledged acknowledged) {
        List<Receipt> receipts = new ArrayList<>(events.size());
        for (int i = 0; i < events.size(); i++) {
            EventEnvelope envelope = events.get(i).envelope();
            tally.accepted(envelope.type());
            receipts.add(new Receipt(envelope.id(), acknowledged.positions().get(i)));
        }
        return new Outcome.Accepted(receipts);
    }

    private Outcome refused(Problem problem) {
        tally.refused(problem.type().slug());
        return new Outcome.Refused(problem);
    }
}
