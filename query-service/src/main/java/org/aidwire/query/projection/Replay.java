package org.aidwire.query.projection;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.aidwire.contract.Article;
import org.aidwire.contract.KafkaBinding.ReadRecord;
import org.aidwire.query.store.DeadLetters;
import org.aidwire.query.store.StoreFailure;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Judges a parked record anew, as it came, by the present build: its event is projected in the
 * transaction that notes it as replayed. What is at fault still stays parked, with what it died of
 * this time.
 */
@ApplicationScoped
class Replay {

    private static final Logger LOG = Logger.getLogger(Replay.class);

    private final DeadLetters deadLetters;
    private final Unsealing unsealing;
    private final Projector projector;
    private final DueWork dueWork;
    private final ProjectionMetrics metrics;
    private final ProjectionConfig config;
    private final String build;

    Replay(
            DeadLetters deadLetters,
            Unsealing unsealing,
            Projector projector,
            DueWork dueWork,
            ProjectionMetrics metrics,
            ProjectionConfig config,
            @ConfigProperty(name = "quarkus.application.version") String build) {
        this.deadLetters = deadLetters;
        this.unsealing = unsealing;
        this.projector = projector;
        this.dueWork = dueWork;
        this.metrics = metrics;
        this.config = config;
        this.build = build;
    }

    /** Throws what passes by itself: then it is to be tried again. */
    void of(DeadLetters.DeadLetter letter, Instant now) {
        ReadRecord read = RecordReading.read(letter.address(), letter.headers(), letter.value());
        switch (unsealing.open(List.of(read)).getFirst()) {
            case ReadRecord.Unreadable bytes ->
                    failed(letter, now, DeadLetters.Reason.UNREADABLE, RecordReading.told(bytes));
            case ReadRecord.Sealed _ ->
                    failed(letter, now, DeadLetters.Reason.KEYLESS, "its key is not there");
            case ReadRecord.Event event ->
                    apply(
                            letter,
                            now,
                            () -> {
                                boolean done =
                                        projector.replay(event, letter.address(), now) != null;
                                if (done) {
                                    expectLifting(event);
                                }
                                return done;
                            });
            case ReadRecord.Erasing erasing ->
                    apply(letter, now, () -> projector.replay(erasing, letter.address(), now));
        }
    }

    /**
     * @param replay says whether it was still asked for
     */
    private void apply(DeadLetters.DeadLetter letter, Instant now, BooleanSupplier replay) {
        for (int unknown = 1; ; unknown++) {
            try {
                if (replay.getAsBoolean()) {
                    metrics.replayed(true);
                    LOG.infof("replayed record=%s", letter.address().id());
                }
                return;
            } catch (StoreFailure failure) {
                if (failure.kind() != StoreFailure.Kind.PERMANENT) {
                    throw failure;
                }
                failed(letter, now, DeadLetters.Reason.NOT_APPLICABLE, String.valueOf(failure));
                return;
            } catch (RuntimeException | StackOverflowError failure) {
                LOG.warnf(
                        "replaying record=%s failed %s",
                        letter.address().id(), RecordReading.where(failure));
                if (unknown >= config.unknownTries()) {
                    failed(letter, now, DeadLetters.Reason.NOT_APPLICABLE, String.valueOf(failure));
                    return;
                }
            }
        }
    }

    private void failed(
            DeadLetters.DeadLetter letter, Instant now, DeadLetters.Reason reason, String detail) {
        deadLetters.failed(
                letter.address(),
                new DeadLetters.Failure(now, reason, Parking.told(detail), build));
        metrics.replayed(false);
        LOG.warnf("still parked record=%s reason=%s", letter.address().id(), reason);
    }

    private void expectLifting(ReadRecord.Event event) {
        if (event.content().event() instanceof Article article
                && article.embargoedUntil() != null) {
            dueWork.expect(article.embargoedUntil());
        }
    }
}
