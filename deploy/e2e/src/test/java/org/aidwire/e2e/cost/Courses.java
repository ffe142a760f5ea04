package org.aidwire.e2e.cost;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.aidwire.contract.Act;
import org.aidwire.contract.Aid;
import org.aidwire.contract.NewsEvent;
import org.aidwire.contract.ProvenanceBy;
import org.aidwire.contract.PubStatus;
import org.aidwire.contract.Statement;

/** The courses that are measured: those of the requirement first, then the unkind ones. */
final class Courses {

    private static final String BODY =
            "Seoul will send shells to Kyiv, a minister said. It did not say how many. ".repeat(8);

    private static final Act[] STEPS = {Act.PLEDGE, Act.COMMIT, Act.DELIVER};

    private Courses() {}

    static List<Course> all() {
        return List.of(
                Course.of("plain", Courses::plain),
                Course.of("flips", Courses::flip),
                Course.of("denied", Courses::denial),
                Course.of("under a general stop", Courses::generalStop, Courses::plain),
                new Course(
                        "kill of an article",
                        Courses::articles,
                        Courses::carried,
                        Courses::kill,
                        false),
                Course.of("crowd of one article", Courses::article, Courses::crowd).unkindly(),
                Course.of("editor over a crowd", Courses::editedArticle, Courses::crowd).unkindly(),
                Course.of("amounts told again", Courses::amount).unkindly(),
                Course.of("totals told again", Courses::total).unkindly(),
                Course.of("one instant", Courses::sameInstant).unkindly(),
                Course.of("backdated", Courses::backdated).unkindly(),
                Course.of("stops backdated", Courses::backdatedStops).unkindly(),
                Course.of("requests", Courses::request).unkindly());
    }

    private static boolean oneIn(int n, int number) {
        return number % n == 0;
    }

    /** Every third a party's own word, the others reports of many outlets. */
    private static Said said(Line line, int number, Act act) {
        Said said = Said.reported("s" + number, act, Said.minute(number));
        return oneIn(3, number) ? said.by(line.donor()) : said;
    }

    private static NewsEvent plain(Line line, int number) {
        return said(line, number, Act.COMMIT).on(line);
    }

    private static NewsEvent run(Line line, int number) {
        return Said.reported("s" + number, Act.COMMIT, Said.minute(number)).on(line);
    }

    private static NewsEvent flip(Line line, int number) {
        Act act = oneIn(2, number) ? Act.COMMIT : Act.SUSPEND;
        return Said.reported("s" + number, act, Said.minute(number)).by(line.donor()).on(line);
    }

    private static NewsEvent denial(Line line, int number) {
        return number < 3
                ? plain(line, number)
                : Said.reported("s" + number, Act.COMMIT, Said.minute(number))
                        .by(line.donor())
                        .denied()
                        .on(line);
    }

    /** Later than all that comes. */
    private static List<NewsEvent> generalStop(Line line) {
        return List.of(
                Said.reported("stop", Act.WITHDRAW, Said.minute(500_000))
                        .by(line.donor())
                        .about("MILITARY_UNSPECIFIED")
                        .on(line));
    }

    /** The first statements of a line come each by an article of its own. */
    private static int articlesOf(Line line) {
        return Math.min(line.size(), 400);
    }

    private static List<NewsEvent> articles(Line line) {
        return IntStream.range(0, articlesOf(line))
                .mapToObj(number -> version(line, number, 1, PubStatus.USABLE))
                .toList();
    }

    private static NewsEvent version(Line line, int number, int version, PubStatus pubStatus) {
        return Said.article(line.name("article" + number), version, pubStatus, BODY);
    }

    /** Every other one of the first is a stop. */
    private static NewsEvent carried(Line line, int number) {
        if (number >= articlesOf(line)) {
            return run(line, number);
        }
        Act act = oneIn(2, number) ? Act.COMMIT : Act.WITHDRAW;
        return Said.reported("s" + number, act, Said.minute(number))
                .in(line.name("article" + number), null)
                .on(line);
    }

    /** The latest of them that stands: with a stop the run begins at the one before. */
    private static NewsEvent kill(Line line, int number) {
        return version(line, articlesOf(line) - 1 - number, 2, PubStatus.CANCELED);
    }

    private static List<NewsEvent> article(Line line) {
        return List.of(Said.article(line.name("article"), 1, PubStatus.USABLE, BODY));
    }

    private static List<NewsEvent> editedArticle(Line line) {
        String uri = line.name("article");
        return List.of(
                Said.article(uri, 1, PubStatus.USABLE, BODY),
                Said.reported("editor", Act.PLEDGE, Said.minute(0))
                        .in(uri, new Statement.Span(0, 20))
                        .from(ProvenanceBy.EDITOR)
                        .on(line));
    }

    /** Many statements of one article on spans that overlap. */
    private static NewsEvent crowd(Line line, int number) {
        int start = number % 10;
        return said(line, number, STEPS[number % STEPS.length])
                .in(line.name("article"), new Statement.Span(start, start + 30))
                .from(oneIn(4, number) ? ProvenanceBy.EXTRACTOR : ProvenanceBy.FEED)
                .on(line);
    }

    private static NewsEvent amount(Line line, int number) {
        return said(line, number, Act.COMMIT)
                .with(1 + number % 5, Aid.Extent.PART)
                .at(Said.minute(number % 1_000))
                .on(line);
    }

    private static NewsEvent total(Line line, int number) {
        return said(line, number, Act.COMMIT).with(1 + number / 100, Aid.Extent.TOTAL).on(line);
    }

    private static NewsEvent sameInstant(Line line, int number) {
        return said(line, number, STEPS[number % STEPS.length]).at(Said.minute(0)).on(line);
    }

    private static NewsEvent backdated(Line line, int number) {
        return said(line, number, STEPS[number % STEPS.length]).at(anyTime(number)).on(line);
    }

    /** Each a later stop before all but a few of the run, which is counted anew. */
    private static NewsEvent backdatedStops(Line line, int number) {
        return number < line.size()
                ? run(line, number)
                : Said.reported("s" + number, Act.WITHDRAW, Said.minute(number - line.size()))
                        .on(line);
    }

    private static NewsEvent request(Line line, int number) {
        return number == 0
                ? said(line, number, Act.PLEDGE).on(line)
                : said(line, number, Act.REQUEST).on(line);
    }

    private static Instant anyTime(int number) {
        return Said.minute(new Random(number).nextInt(200_000));
    }
}
