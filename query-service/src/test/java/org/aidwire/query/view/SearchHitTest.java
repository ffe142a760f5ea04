package org.aidwire.query.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.aidwire.query.aid.Newsroom;
import org.aidwire.query.store.SearchReads;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchHitTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a {b} c                             | a <mark>b</mark> c",
                "<img src=x onerror=alert(1)> {b}    | &lt;img src=x onerror=alert(1)&gt; <mark>b</mark>",
                "<mark>{b}</mark>                    | &lt;mark&gt;<mark>b</mark>&lt;/mark&gt;",
                "{<script>} & \" ' &lt;              | <mark>&lt;script&gt;</mark> &amp; &quot; &#39; &amp;lt;",
                "no mark at all ~ nor here           | no mark at all",
                "nothing here ~ {b}                  | <mark>b</mark>",
            })
    void event_text_is_text_and_only_marks_are_marks(String marked, String html) {
        SearchReads.Found found =
                new SearchReads.Found(
                        new Newsroom()
                                .statement("s", "PLEDGE", "{}")
                                .history()
                                .statements()
                                .getFirst()
                                .event(),
                        Instant.EPOCH,
                        true);

        SearchHit hit =
                SearchHit.of(
                        found,
                        List.of(
                                marked.replace('{', SearchReads.MARK)
                                        .replace('}', SearchReads.UNMARK)
                                        .replace(" ~ ", String.valueOf(SearchReads.BETWEEN))));

        assertThat(hit.fragments()).containsExactly(html);
    }
}
