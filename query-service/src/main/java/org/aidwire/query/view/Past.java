package org.aidwire.query.view;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;
import org.aidwire.query.aid.Cut;
import org.aidwire.query.aid.History;
import org.aidwire.query.http.ReadRoom;
import org.aidwire.query.store.HistoryStore;
import org.jspecify.annotations.Nullable;

/** What held on a day: histories from the store, folded at a cut. */
@ApplicationScoped
public class Past {

    private final HistoryStore histories;
    private final ReadRoom room;

    Past(HistoryStore histories, ReadRoom room) {
        this.histories = histories;
        this.room = room;
    }

    /** Everything. */
    public History.Picture at(Cut cut) {
        return room.foldWholeHistory(() -> room.read(histories::ofAll).at(cut));
    }

    public History.Picture ofPair(String donor, String recipient, Cut cut) {
        return ofPair(donor, recipient, history -> history.at(cut));
    }

    public <T extends @Nullable Object> T ofPair(
            String donor, String recipient, Function<History, T> fold) {
        return room.fold(() -> fold.apply(room.read(() -> histories.ofPair(donor, recipient))));
    }

    public History.Picture ofArticle(String uri, Cut cut) {
        return room.fold(() -> room.read(() -> histories.ofArticles(List.of(uri))).at(cut));
    }

    public History.Picture ofStatement(String id, Cut cut) {
        return room.fold(() -> room.read(() -> histories.ofStatement(id)).at(cut));
    }
}
