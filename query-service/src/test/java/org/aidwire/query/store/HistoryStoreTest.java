package org.aidwire.query.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.aidwire.query.aid.History;
import org.junit.jupiter.api.Test;

class HistoryStoreTest {

    @Test
    void an_empty_store_has_an_empty_history() {
        HistoryStore store = new HistoryStore(TestDatabase.empty());

        assertThat(store.ofAll(null)).isEqualTo(new History(List.of(), List.of()));
        assertThat(store.ofPair("KR", "UA", null)).isEqualTo(new History(List.of(), List.of()));
        assertThat(store.ofArticles(List.of("urn:a"))).isEqualTo(new History(List.of(), List.of()));
    }
}
