package org.aidwire.query.projection;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.aidwire.contract.Article;
import org.aidwire.contract.KafkaBinding.ReadRecord;
import org.aidwire.query.role.Role;
import org.aidwire.query.role.RoleSettings;
import org.aidwire.query.store.DeadLetters;
import org.aidwire.query.store.Schema;
import org.aidwire.query.store.StoreFailure;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Judges parked records anew where operators ask for it, as they came, by the present build. The
 * wish is in the store, so no crash forgets one, and the event is projected in the transaction that
 * notes its record as replayed. What is at fault still stays parked, with what it died of this
 * time; errors that pass leave the wish for the next look.
 */
@ApplicationScoped
class Replays {

    private static final Logger LOG = Logger.getLogger(Replays.class);

    private final boolean projects;
    private final DeadLetters deadLetters;
    private final Schema schema;
    private final Projector projector;
    private final DueWork dueWork;
    private final ProjectionMetrics metrics;
    private final InstantSource clock;
    private final ProjectionConfig config;
    private final String build;
    private final ScheduledExecutorService looks =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("aidwire-replays").daemon().factory());

    Replays(
            RoleSettings roles,
            DeadLetters deadLetters,
            Schema schema,
            Projector projector,
            DueWork dueWork,
            ProjectionMetrics metrics,
            InstantSource clock,
            ProjectionConfig config,
            @ConfigProperty(name = "quarkus.application.version") String build) {
        this.projects = roles.all().contains(Role.PROJECTOR);
        this.deadLetters = deadLetters;
        this.schema = schema;
        this.projector = projector;
        this.dueWork = dueWork;
        this.metrics = metrics;
        this.clock = clock;
        this.config = config;
        this.build = build;
    }

    void start(@Observes StartupEvent started) {
        if (projects) {
            long period = config.replayCheck().toMillis();
            looks.scheduleWithFixedDelay(this::look, period, period, TimeUnit.MILLISECONDS);
        }
    }

    private void look() {
        try {
            if (schema.isMigrated()) {
                replayAll();
            }
        } catch (RuntimeException failure) {
            LOG.warnf("replays are left to the next look failure=%s", failure.getClass().getName());
        }
    }

    /** Replays until nothing more is asked for. */
    void replayAll() {
        DeadLetters.DeadLetter next = deadLetters.asked();
        while (next != null && !looks.isShutdown()) {
            replay(next);
            next = deadLetters.asked();
        }
    }

    private void replay(DeadLetters.DeadLetter letter) {
        switch (RecordReading.read(letter.address(), letter.headers(), letter.value())) {
            case ReadRecord.Unreadable bytes ->
                    failed(letter, DeadLetters.Reason.UNREADABLE, RecordReading.told(bytes));
            case ReadRecord.Event event -> apply(letter, event);
        }
    }

    private void apply(DeadLetters.DeadLetter letter, ReadRecord.Event event) {
        for (int unknown = 1; ; unknown++) {
            try {
                if (projector.replay(event, letter.address(), clock.instant()) != null) {
                    metrics.replayed(true);
                    LOG.infof("replayed record=%s", letter.address().id());
                    expectLifting(event);
                }
                return;
            } catch (StoreFailure failure) {
                if (failure.kind() != StoreFailure.Kind.PERMANENT) {
                    throw failure;
                }
                failed(letter, DeadLetters.Reason.NOT_APPLICABLE, String.valueOf(failure));
                return;
            } catch (RuntimeException | StackOverflowError failure) {
                LOG.warnf(
                        "replaying record=%s failed %s",
                        letter.address().id(), RecordReading.where(failure));
                if (unknown >= config.unknownTries()) {
                    failed(letter, DeadLetters.Reason.NOT_APPLICABLE, String.valueOf(failure));
                    return;
                }
            }
        }
    }

    private void failed(DeadLetters.DeadLetter letter, DeadLetters.Reason reason, String detail) {
        deadLetters.failed(
                letter.address(),
                new DeadLetters.Failure(clock.instant(), reason, Parking.told(detail), build));
        metrics.replayed(false);
        LOG.warnf("still parked record=%s reason=%s", letter.address().id(), reason);
    }

    private void expectLifting(ReadRecord.Event event) {
        if (event.content().event() instanceof Article article
                && article.embargoedUntil() != null) {
            dueWork.expect(article.embargoedUntil());
        }
    }

    @PreDestroy
    void stop() {
        looks.shutdown();
    }
}
