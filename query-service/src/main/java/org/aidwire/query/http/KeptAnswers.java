package org.aidwire.query.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.aidwire.query.store.RestsOn;
import org.aidwire.query.store.StoreFailure;
import org.aidwire.query.store.VersionReads;
import org.jspecify.annotations.Nullable;

/**
 * Answers that were given, each with the version of what it rests on. An answer is given again as
 * long as that version stands, which the store is asked every time by one look at an index: so no
 * replica has to be told that anything changed, and none can miss it. The least recently given go
 * first when room runs out.
 */
@ApplicationScoped
class KeptAnswers {

    /**
     * Which answer.
     *
     * @param address path and query as asked
     * @param form what it is written as, and for whom
     */
    record Key(String address, String form) {}

    /** Where an answer made from now on is kept. */
    record Place(Key key, RestsOn restsOn, String version) {}

    /**
     * @param checked when it was last known to be what would be answered anew
     */
    record Kept(Answer answer, Place place, Instant checked) {

        boolean standsAt(Place current, Instant now) {
            return place.equals(current) && answer.holdsAt(now);
        }

        private long size() {
            // About: the content, its address, and a little for the rest.
            return 512L
                    + 2L * (place.key().address().length() + place.key().form().length())
                    + answer.content().length;
        }
    }

    private final ReadRoom room;
    private final VersionReads versions;
    private final long bytes;
    private final Duration longest;
    private final Map<Key, Kept> kept = new LinkedHashMap<>(64, 0.75f, true);
    private final Counter given;
    private final Counter made;
    private final Counter stoodIn;
    private long taken;

    KeptAnswers(
            ReadSettings settings, ReadRoom room, VersionReads versions, MeterRegistry registry) {
        this.given = counter(registry, "given");
        this.made = counter(registry, "made");
        this.stoodIn = counter(registry, "stood-in");
        this.bytes = settings.keptBytes();
        this.longest = settings.keptFor();
        this.room = room;
        this.versions = versions;
    }

    /** Reads the version now: what is read after it is of that version or a later one. */
    Place place(Key key, RestsOn what) {
        return new Place(key, what, room.read(() -> versions.version(what)));
    }

    /** Whether an answer may be given again instead of being made anew. */
    boolean stands(Kept entry, Place current, Instant now) {
        boolean stands = entry.standsAt(current, now);
        if (stands) {
            given.increment();
        }
        return stands;
    }

    synchronized @Nullable Kept find(Key key) {
        return kept.get(key);
    }

    /** Keeps an answer that was made. */
    void made(Place place, Answer answer, Instant now) {
        made.increment();
        keep(place, answer, now);
    }

    synchronized void keep(Place place, Answer answer, Instant now) {
        Kept entry = new Kept(answer, place, now);
        Kept before = kept.remove(place.key());
        taken -= before == null ? 0 : before.size();
        // One answer may take a part of the room, not the room of all others.
        if (entry.size() <= bytes / 16) {
            kept.put(place.key(), entry);
            taken += entry.size();
        }
        Iterator<Kept> oldest = kept.values().iterator();
        while (taken > bytes) {
            taken -= oldest.next().size();
            oldest.remove();
        }
    }

    /** Whether an answer may be given although the store did not say that it stands. */
    boolean mayStandInFor(Kept entry, RuntimeException failure, Instant now) {
        boolean passes =
                !(failure instanceof StoreFailure store)
                        || store.kind() == StoreFailure.Kind.TRANSIENT;
        boolean may =
                passes
                        && entry.answer().holdsAt(now)
                        && Duration.between(entry.checked(), now).compareTo(longest) <= 0;
        if (may) {
            stoodIn.increment();
        }
        return may;
    }

    private static Counter counter(MeterRegistry registry, String how) {
        return Counter.builder("aidwire.reads.kept")
                .description("Answers of reads whose answers are kept")
                .tag("how", how)
                .register(registry);
    }
}
