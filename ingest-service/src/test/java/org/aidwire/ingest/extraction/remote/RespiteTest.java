package org.aidwire.ingest.extraction.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.aidwire.contract.Article;
import org.junit.jupiter.api.Test;

class RespiteTest {

    private static final Article ARTICLE =
            Article.story("urn:a", null, null, "Japan will give Kenya rice.", null, null);
    private static final Answer NONE = new Answer.None("late");
    private static final Answer TEXT = new Answer.Text("{}");
    private static final Answer RESTING = new Answer.None("resting");

    private final Queue<Answer> answers = new ArrayDeque<>();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final Respite respite =
            new Respite(_ -> answers.remove(), Duration.ofSeconds(30), () -> now);

    private List<Answer> asked(int times) throws InterruptedException {
        Answer[] got = new Answer[times];
        for (int i = 0; i < times; i++) {
            got[i] = respite.ask(ARTICLE);
        }
        return List.of(got);
    }

    @Test
    void who_is_silent_three_times_in_a_row_is_left_alone_for_a_while() throws Exception {
        answers.addAll(List.of(NONE, NONE, TEXT, NONE, NONE, NONE));
        assertThat(asked(8)).containsExactly(NONE, NONE, TEXT, NONE, NONE, NONE, RESTING, RESTING);
        now = now.plusSeconds(29);
        assertThat(asked(1)).containsExactly(RESTING);
    }

    @Test
    void then_one_question_shows_whether_it_is_back() throws Exception {
        answers.addAll(List.of(NONE, NONE, NONE, NONE));
        asked(3);
        now = now.plusSeconds(30);
        assertThat(asked(2)).containsExactly(NONE, RESTING);

        now = now.plusSeconds(30);
        answers.addAll(List.of(TEXT, NONE, NONE, TEXT));
        assertThat(asked(4)).containsExactly(TEXT, NONE, NONE, TEXT);
    }
}
