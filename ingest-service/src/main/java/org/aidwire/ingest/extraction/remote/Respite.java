package org.aidwire.ingest.extraction.remote;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.aidwire.contract.Article;

/**
 * Leaves the other extractor alone for a while after questions in a row that nobody answered: each
 * takes its whole time, and articles wait for one another in it. After the while one question shows
 * whether it is back. Of one thread, as articles are read.
 */
final class Respite implements Questioner {

    private static final int IN_A_ROW = 3;

    private final Questioner other;
    private final Duration length;
    private final InstantSource clock;
    private int unanswered;
    private Instant over = Instant.MIN;

    Respite(Questioner other, Duration length, InstantSource clock) {
        this.other = other;
        this.length = length;
        this.clock = clock;
    }

    @Override
    public Answer ask(Article article) throws InterruptedException {
        if (clock.instant().isBefore(over)) {
            return new Answer.None("resting");
        }
        Answer answer = other.ask(article);
        unanswered = answer instanceof Answer.None ? unanswered + 1 : 0;
        if (unanswered >= IN_A_ROW) {
            over = clock.instant().plus(length);
        }
        return answer;
    }
}
