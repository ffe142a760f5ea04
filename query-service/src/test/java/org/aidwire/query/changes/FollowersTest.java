package org.aidwire.query.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.path.xml.XmlPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.aidwire.contract.KafkaBinding.ReadRecord.Event;
import org.aidwire.query.aid.RandomHistories;
import org.aidwire.query.broker.RunningBroker;
import org.aidwire.query.changes.webhook.Desk;
import org.aidwire.query.projection.Arrivals;
import org.aidwire.query.projection.Projector;
import org.aidwire.query.publishing.StatusTopic;
import org.aidwire.query.status.Newsdesk;
import org.aidwire.query.status.PostgresForReads;
import org.aidwire.query.status.SampleStore;
import org.aidwire.query.status.ServedReads;
import org.aidwire.query.store.ChangeReads;
import org.aidwire.query.view.ChangeCursor;
import org.aidwire.query.view.ChangeEvent;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/**
 * Several that write at one time, and a reader on each way, cut again and again: all end with the
 * same changes, each once and in one order.
 */
@QuarkusTest
@QuarkusTestResource(RunningBroker.class)
class FollowersTest extends ServedReads {

    private static final long SEED = 4;
    private static final int EVENTS = 300;
    private static final int WRITERS = 4;
    private static final int AT_ONCE = 3;
    private static final Duration LONGEST = Duration.ofSeconds(60);

    /** A line that nothing else touches: what is said of it last is the last that readers read. */
    private static final String LAST_LINE = "jp.ua.energy";

    private static final List<Integer> ANSWERS = List.of(200, 200, 500, 200, Desk.NO_ANSWER, 200);

    @TestHTTPResource URI service;

    @Inject DataSource dataSource;
    @Inject Projector projector;
    @Inject ChangeReads changes;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    private final AtomicInteger cuts = new AtomicInteger();

    @Test
    void all_readers_end_with_the_same_changes() throws Exception {
        SampleStore.fill(dataSource, projector);
        long begin = changes.last();
        Random dice = new Random(SEED);
        Random failures = new Random(dice.nextLong());
        try (StatusTopic topic = new StatusTopic(brokers);
                Desk desk = new Desk(_ -> ANSWERS.get(failures.nextInt(ANSWERS.size())));
                ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
            String webhook = register(desk);
            List<Future<List<String>>> ways =
                    List.of(
                            readers.submit(paging(begin, new Random(dice.nextLong()))),
                            readers.submit(waiting(begin, new Random(dice.nextLong()))),
                            readers.submit(streaming(begin, new Random(dice.nextLong()))));

            write(dice);

            List<ChangeReads.Entry> log = log(0);
            List<String> ids =
                    log.stream()
                            .filter(entry -> entry.cursor() > begin)
                            .map(entry -> ChangeEvent.of(entry).id())
                            .toList();
            assertThat(ids).as("seed %d", SEED).hasSizeGreaterThan(50);
            for (Future<List<String>> way : ways) {
                assertThat(way.get(LONGEST.toSeconds(), TimeUnit.SECONDS)).isEqualTo(ids);
            }
            assertThat(cuts).as("cuts").hasValueGreaterThan(20);
            await().atMost(LONGEST).until(() -> accepted(desk).size() == ids.size());
            assertThat(accepted(desk)).isEqualTo(ids);
            Map<String, String> latest = latest(log(begin));
            await().atMost(LONGEST)
                    .until(() -> topic.readAll().entrySet().containsAll(latest.entrySet()));
            assertThat(feed(dice)).isEqualTo(told(log.reversed()));
            assertThat(lines(dice)).isEqualTo(standing(log));
            remove(webhook);
        }
    }

    /** By several at one time, who wait for each other as they must; then the last word. */
    private void write(Random dice) throws Exception {
        List<Event> events = new ArrayList<>(Arrivals.of(RandomHistories.of(SEED, EVENTS)));
        Collections.shuffle(events, dice);
        List<Callable<Boolean>> writers = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            int first = i * AT_ONCE;
            writers.add(
                    () -> {
                        for (int at = first; at < events.size(); at += WRITERS * AT_ONCE) {
                            project(events.subList(at, Math.min(events.size(), at + AT_ONCE)));
                        }
                        return true;
                    });
        }
        try (ExecutorService pool = Executors.newFixedThreadPool(WRITERS)) {
            for (Future<Boolean> writer : pool.invokeAll(writers)) {
                assertThat(writer.get()).isTrue();
            }
        }
        project(
                new Newsdesk()
                        .statement(
                                "2024-03-31T00:00:00Z",
                                """
                                {'id':'s-last-word','act':'PLEDGE','speaker':{'affiliation':'JP'},
                                 'aid':{'donor':'JP','items':['ENERGY']}}
                                """)
                        .events());
    }

    private void project(List<Event> events) {
        projector.project(events, List.of(), RandomHistories.NOW);
    }

    private List<ChangeReads.Entry> log(long after) {
        return changes.after(after, ChangeReads.Wanted.ALL, 10_000).entries();
    }

    /** What the topic's consumers are to hold in the end: by aidId the last change. */
    private static Map<String, String> latest(List<ChangeReads.Entry> log) {
        Map<String, String> latest = new HashMap<>();
        for (ChangeReads.Entry entry : log) {
            latest.put(
                    entry.line().aidId(),
                    entry.after() == null
                            ? StatusTopic.GONE
                            : entry.after().status() + " " + entry.revision());
        }
        return latest;
    }

    /** What the list of lines is to hold in the end. */
    private static Map<String, String> standing(List<ChangeReads.Entry> log) {
        Map<String, String> standing = latest(log);
        standing.values().removeIf(StatusTopic.GONE::equals);
        return standing;
    }

    private static List<String> told(List<ChangeReads.Entry> log) {
        return log.stream().map(entry -> entry.line().aidId() + " " + entry.changedAt()).toList();
    }

    private static String register(Desk desk) {
        return RestAssured.given()
                .header("Authorization", "Bearer " + PostgresForReads.FEED_KEY)
                .contentType("application/json")
                .body("{\"url\":\"" + desk.url() + "\"}")
                .post("/v1/webhooks")
                .jsonPath()
                .getString("id");
    }

    private static void remove(String webhook) {
        RestAssured.given()
                .header("Authorization", "Bearer " + PostgresForReads.FEED_KEY)
                .delete("/v1/webhooks/" + webhook);
    }

    /** Each once, where it was first taken. */
    private static List<String> accepted(Desk desk) {
        LinkedHashSet<String> ids = new LinkedHashSet<>();
        desk.received().stream()
                .filter(each -> each.answered() == 200)
                .forEach(each -> ids.add(each.id()));
        return List.copyOf(ids);
    }

    /** Asks for page after page, and waits only where nothing is left. */
    private Callable<List<String>> paging(long begin, Random dice) {
        return () -> follow(begin, dice, 0);
    }

    private Callable<List<String>> waiting(long begin, Random dice) {
        return () -> follow(begin, dice, 2);
    }

    /** An answer that is cut off counts for nothing: the reader asks again from where it was. */
    private List<String> follow(long begin, Random dice, int seconds) throws IOException {
        List<String> ids = new ArrayList<>();
        List<String> subjects = List.of();
        String cursor = ChangeCursor.write(begin);
        int timeout = seconds;
        while (!subjects.contains(LAST_LINE)) {
            HttpText answer =
                    HttpText.get(
                            service,
                            "/v1/changes?cursor=%s&limit=%d&timeout=%d"
                                    .formatted(cursor, 1 + dice.nextInt(20), timeout),
                            dice.nextInt(3) == 0 ? dice.nextInt(2_000) : Integer.MAX_VALUE);
            if (answer.isWhole()) {
                JsonPath page = answer.json();
                subjects = page.getList("subject", String.class);
                ids.addAll(page.getList("id", String.class));
                cursor = answer.field("aidwire-cursor");
                timeout = subjects.isEmpty() ? 1 : seconds;
            } else {
                cuts.incrementAndGet();
            }
        }
        return ids;
    }

    /** Cut after some events, with others on their way. */
    private Callable<List<String>> streaming(long begin, Random dice) {
        return () -> {
            List<String> ids = new ArrayList<>();
            String last = ChangeCursor.write(begin);
            boolean ended = false;
            while (!ended) {
                try (SseClient client = new SseClient(service, ChangeStream.PATH, last)) {
                    for (int left = 1 + dice.nextInt(8); left > 0 && !ended; left--) {
                        SseClient.Event event = client.next();
                        last = event.id();
                        if (event.name().equals("change")) {
                            JsonPath change = JsonPath.from(event.data());
                            ids.add(change.getString("id"));
                            ended = change.getString("subject").equals(LAST_LINE);
                        }
                    }
                }
                cuts.incrementAndGet();
            }
            return ids;
        };
    }

    /** The feed, from the latest change back to the first. */
    private List<String> feed(Random dice) throws IOException {
        List<String> told = new ArrayList<>();
        LinkedHashSet<String> ids = new LinkedHashSet<>();
        String next = "/v1/changes.atom?limit=" + (5 + dice.nextInt(40));
        while (next != null) {
            XmlPath page = XmlPath.from(HttpText.get(service, next, Integer.MAX_VALUE).body());
            List<String> lines = page.getList("feed.entry.category.@term");
            List<String> times = page.getList("feed.entry.updated");
            for (int i = 0; i < lines.size(); i++) {
                told.add(lines.get(i) + " " + times.get(i));
            }
            ids.addAll(page.getList("feed.entry.id"));
            String link = page.getString("feed.link.find { it.@rel == 'next' }.@href");
            next = link == null || link.isEmpty() ? null : link;
        }
        assertThat(ids).hasSameSizeAs(told);
        return told;
    }

    /** The list of lines, page by page. */
    private Map<String, String> lines(Random dice) throws IOException {
        Map<String, String> lines = new LinkedHashMap<>();
        String path = "/v1/aid?limit=" + (1 + dice.nextInt(5));
        String next = path;
        while (next != null) {
            JsonPath page = HttpText.get(service, next, Integer.MAX_VALUE).json();
            for (Map<String, Object> line : page.<Map<String, Object>>getList("items")) {
                lines.put(
                        (String) line.get("aidId"),
                        line.get("status") + " " + line.get("revision"));
            }
            String cursor = page.getString("next");
            next = cursor == null ? null : path + "&cursor=" + cursor;
        }
        return lines;
    }
}
