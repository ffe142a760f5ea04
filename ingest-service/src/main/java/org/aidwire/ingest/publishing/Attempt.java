package org.aidwire.ingest.publishing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;

/**
 * One try at appending the events of a request. Sending has a thread of its own, because a send may
 * wait for leaders or for room, each for itself; whoever waits for the answer waits for all of them
 * together.
 */
final class Attempt {

    private final List<ProducerRecord<String, byte[]>> records;
    private final List<CompletableFuture<RecordMetadata>> acknowledgements = new ArrayList<>();
    private volatile boolean broken;
    private volatile @Nullable Throwable failure;

    Attempt(List<ProducerRecord<String, byte[]>> records) {
        this.records = records;
        records.forEach(_ -> acknowledgements.add(new CompletableFuture<>()));
    }

    Publication run(LogProducer producer, Duration deadline) {
        Thread sending = Thread.ofVirtual().name("aidwire-send").start(() -> send(producer));
        try {
            CompletableFuture.allOf(acknowledgements.toArray(CompletableFuture<?>[]::new))
                    .get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            return failed(e.getCause());
        } catch (TimeoutException e) {
            sending.interrupt();
            return failed(e);
        } catch (InterruptedException e) {
            sending.interrupt();
            Thread.currentThread().interrupt();
            return failed(e);
        }
        return new Publication.Acknowledged(
                acknowledgements.stream().map(ack -> position(ack.join())).toList());
    }

    /** The class of what went wrong, for the log. */
    String reason() {
        Throwable known = failure;
        return known == null ? "none" : known.getClass().getSimpleName();
    }

    private void send(LogProducer source) {
        int next = 0;
        try {
            Producer<String, byte[]> producer = source.get();
            for (; next < records.size(); next++) {
                // One failure decides: the request will be repeated whole.
                if (broken) {
                    break;
                }
                CompletableFuture<RecordMetadata> acknowledgement = acknowledgements.get(next);
                producer.send(
                        records.get(next),
                        (metadata, thrown) -> settle(acknowledgement, metadata, thrown));
            }
        } catch (KafkaException | IllegalStateException e) {
            Thread.interrupted();
            failFrom(next, e);
        }
        failFrom(next, new KafkaException("not sent: another record of the request failed"));
    }

    private void settle(
            CompletableFuture<RecordMetadata> acknowledgement,
            RecordMetadata metadata,
            @Nullable Exception thrown) {
        if (thrown == null) {
            acknowledgement.complete(metadata);
        } else {
            broken = true;
            acknowledgement.completeExceptionally(thrown);
        }
    }

    private void failFrom(int index, RuntimeException thrown) {
        acknowledgements
                .subList(index, acknowledgements.size())
                .forEach(acknowledgement -> acknowledgement.completeExceptionally(thrown));
    }

    private Publication failed(@Nullable Throwable thrown) {
        failure = thrown;
        for (int i = 0; i < acknowledgements.size(); i++) {
            CompletableFuture<RecordMetadata> acknowledgement = acknowledgements.get(i);
            if (acknowledgement.isCompletedExceptionally()
                    && acknowledgement.exceptionNow() instanceof RecordTooLargeException) {
                return new Publication.TooLarge(i);
            }
        }
        return new Publication.NotAcknowledged();
    }

    private static String position(RecordMetadata metadata) {
        return metadata.topic() + "-" + metadata.partition() + "-" + metadata.offset();
    }
}
