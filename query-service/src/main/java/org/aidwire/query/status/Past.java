package org.aidwire.query.status;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.aidwire.query.aid.Cut;
import org.aidwire.query.aid.History;
import org.aidwire.query.store.HistoryStore;

/** What held on a day: histories from the store, folded at a cut. */
@ApplicationScoped
class Past {

    private final HistoryStore histories;
    private final ReadRoom room;

    Past(HistoryStore histories, ReadRoom room) {
        this.histories = histories;
        this.room = room;
    }

    /** Everything. */
    History.Picture at(Cut cut) {
        return room.readWholeHistory(() -> histories.ofAll().at(cut));
    }

    History ofPair(String donor, String recipient) {
        return room.read(() -> histories.ofPair(donor, recipient));
    }

    History ofArticle(String uri) {
        return room.read(() -> histories.ofArticles(List.of(uri)));
    }
}
