package org.aidwire.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.aidwire.contract.Article;
import org.aidwire.contract.Decoded;
import org.aidwire.contract.EventJson;
import org.aidwire.contract.EventType;
import org.aidwire.contract.NewsEvent;
import org.aidwire.contract.Statement;
import org.junit.jupiter.api.Test;

class SeoulTimelineTest {

    private record Entry(Article article, List<Statement> statements) {}

    private static List<Entry> entries() throws IOException {
        try (InputStream file =
                SeoulTimelineTest.class.getResourceAsStream("/seoul-timeline.json")) {
            List<Entry> entries = new ArrayList<>();
            for (JsonNode entry : new ObjectMapper().readTree(file)) {
                List<Statement> statements = new ArrayList<>();
                for (JsonNode statement : entry.get("statements")) {
                    statements.add((Statement) read(EventType.STATEMENT, statement));
                }
                entries.add(
                        new Entry(
                                (Article) read(EventType.ARTICLE, entry.get("article")),
                                statements));
            }
            return entries;
        }
    }

    private static NewsEvent read(EventType type, JsonNode json) {
        Decoded decoded = EventJson.decode(type, json);
        assertThat(decoded).isInstanceOf(Decoded.Read.class);
        return ((Decoded.Read) decoded).event();
    }

    @Test
    void every_event_is_one_that_the_contract_reads_under_an_identity_of_its_own()
            throws IOException {
        Set<String> identities = new HashSet<>();
        int events = 0;
        for (Entry entry : entries()) {
            identities.add(entry.article().identity());
            entry.statements().forEach(statement -> identities.add(statement.identity()));
            events += 1 + entry.statements().size();
        }

        assertThat(entries()).hasSize(11);
        assertThat(events).isEqualTo(34);
        assertThat(identities).hasSize(events);
    }

    @Test
    void every_statement_stands_in_its_article_word_by_word() throws IOException {
        for (Entry entry : entries()) {
            for (Statement statement : entry.statements()) {
                assertThat(statement.article().uri()).isEqualTo(entry.article().uri());
                assertThat(statement.outlet()).isEqualTo(entry.article().outletName());
                assertThat(
                                entry.article()
                                        .body()
                                        .substring(
                                                statement.span().start(), statement.span().end()))
                        .isEqualTo(statement.text());
            }
        }
    }

    @Test
    void articles_are_in_the_order_of_their_publication() throws IOException {
        assertThat(entries()).extracting(entry -> entry.article().publishedAt()).isSorted();
    }
}
