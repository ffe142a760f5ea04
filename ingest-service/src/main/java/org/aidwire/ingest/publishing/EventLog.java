package org.aidwire.ingest.publishing;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.opentelemetry.api.trace.Span;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.aidwire.contract.Erasure;
import org.aidwire.contract.KafkaBinding;
import org.aidwire.contract.Topics;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jboss.logging.Logger;

/** Appends events to the log, all of a request at once, and waits for the word of Kafka. */
@ApplicationScoped
public class EventLog {

    private static final Logger LOG = Logger.getLogger(EventLog.class);

    private static final Duration LEAST = Duration.ofMillis(300);

    private final LogProducer producer;
    private final Sealer sealer;
    private final Duration deadline;
    private final MeterRegistry metrics;
    private final Traces traces;

    EventLog(
            LogProducer producer,
            Sealer sealer,
            PublishingConfig config,
            MeterRegistry metrics,
            Traces traces) {
        this.producer = producer;
        this.sealer = sealer;
        this.deadline = config.deadline();
        this.metrics = metrics;
        this.traces = traces;
    }

    /**
     * Blocks, until the deadline at most. Keys are in the log before the events that they open: who
     * reads an event finds its key.
     *
     * @param age what of the time until the deadline has passed already
     */
    public Publication append(List<Outgoing> events, Duration age) {
        long began = System.nanoTime();
        Sealer.Values values = sealer.values(events);
        if (!values.keys().isEmpty()) {
            Publication keys = appendAll(values.keys(), since(began, age));
            if (!(keys instanceof Publication.Acknowledged)) {
                return new Publication.NotAcknowledged();
            }
        }
        List<ProducerRecord<String, byte[]>> records = new ArrayList<>(events.size());
        for (int i = 0; i < events.size(); i++) {
            records.add(record(events.get(i), values.events().get(i)));
        }
        return appendAll(records, since(began, age));
    }

    private static Duration since(long began, Duration age) {
        return age.plusNanos(System.nanoTime() - began);
    }

    /** Appends that an article is to be erased, likewise. */
    public Publication append(
            String id, Erasure erasure, String writer, Instant recordedtime, Duration age) {
        RecordHeaders headers = new RecordHeaders();
        KafkaBinding.headersOfErasure(id, erasure, writer, recordedtime).forEach(headers::add);
        return appendAll(
                List.of(
                        new ProducerRecord<>(
                                Topics.ARTICLES,
                                null,
                                erasure.uri(),
                                Sealer.bytes(erasure.canonical()),
                                headers)),
                age);
    }

    /** Appends a reader's report, likewise. */
    public Publication append(String reportId, Instant recordedtime, String report) {
        RecordHeaders headers = new RecordHeaders();
        KafkaBinding.headersOfReport(reportId, recordedtime).forEach(headers::add);
        return appendAll(
                List.of(
                        new ProducerRecord<>(
                                Topics.REPORTS,
                                null,
                                reportId,
                                report.getBytes(StandardCharsets.UTF_8),
                                headers)),
                Duration.ZERO);
    }

    private Publication appendAll(List<ProducerRecord<String, byte[]>> records, Duration age) {
        Timer.Sample started = Timer.start(metrics);
        Span sending = traces.sending(records);
        Attempt attempt = new Attempt(records);
        Publication publication = attempt.run(producer, rest(age));
        Traces.sent(sending, publication);
        started.stop(timer(publication.getClass()));
        if (publication instanceof Publication.NotAcknowledged) {
            LOG.warnf("not acknowledged events=%d reason=%s", records.size(), attempt.reason());
        }
        return publication;
    }

    /** All outcomes there are, before the first of them. */
    void onStart(@Observes StartupEvent started) {
        for (Class<?> outcome : Publication.class.getPermittedSubclasses()) {
            timer(outcome);
        }
    }

    private Timer timer(Class<?> outcome) {
        return Timer.builder("aidwire.ingest.publish")
                .description("From handing events to Kafka until its word, or giving up")
                .tag("outcome", outcome.getSimpleName().toLowerCase(Locale.ROOT))
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofSeconds(5))
                .register(metrics);
    }

    /** Where reading took long, Kafka has a fair chance all the same. */
    private Duration rest(Duration age) {
        Duration rest = deadline.minus(age);
        return rest.compareTo(LEAST) < 0 ? LEAST : rest;
    }

    private static ProducerRecord<String, byte[]> record(Outgoing event, String value) {
        RecordHeaders headers = new RecordHeaders();
        KafkaBinding.headers(event.envelope()).forEach(headers::add);
        return new ProducerRecord<>(
                Topics.of(event.content().event()),
                null,
                event.envelope().partitionkey(),
                Sealer.bytes(value),
                headers);
    }
}
