package org.aidwire.query.http;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.aidwire.query.problem.TurnedAway;

/**
 * Lists from their beginning to their end as tables, written part by part. Of each no more than one
 * part is in memory, whatever its length, and between two parts nothing is held of the store, so a
 * slow reader holds up nobody. Each entry is as it stood when its part was read.
 */
@ApplicationScoped
class WholeLists {

    /** An entry is some kilobytes, so a part is some hundreds of them. */
    static final int PART = 250;

    private final Semaphore room;

    WholeLists(ReadSettings settings) {
        this.room = new Semaphore(settings.wholeListsAtOnce());
    }

    /**
     * Reads the first part at once: where that fails, the answer has not begun and is a problem.
     *
     * @param reader whose leaving makes room for another
     */
    <T, K> Table<T, K> open(Listing.Asked<T, K> asked, Parts<T, K> parts, RoutingContext reader) {
        if (!room.tryAcquire()) {
            throw new TurnedAway("too many whole lists at once");
        }
        reader.addEndHandler(_ -> room.release());
        return new Table<>(asked, parts, parts.read(null, PART));
    }

    /** A list that is about to be written. */
    record Table<T, K>(Listing.Asked<T, K> asked, Parts<T, K> parts, List<T> first) {

        boolean isEmpty() {
            return first.isEmpty();
        }

        void write(OutputStream out) throws IOException {
            Csv csv = new Csv(asked.fields());
            out.write(csv.header());
            List<T> part = first;
            while (!part.isEmpty()) {
                for (T entry : part) {
                    out.write(csv.row(ReadJson.tree(entry)));
                }
                T last = part.getLast();
                part =
                        part.size() < PART
                                ? List.of()
                                : parts.read(asked.listing().key().apply(last), PART);
            }
            out.close();
        }
    }
}
