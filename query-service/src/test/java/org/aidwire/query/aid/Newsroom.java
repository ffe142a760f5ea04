package org.aidwire.query.aid;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.aidwire.contract.Article;
import org.aidwire.contract.Decoded;
import org.aidwire.contract.EventJson;
import org.aidwire.contract.EventType;
import org.aidwire.contract.Statement;

/**
 * Writes histories for tests as a feed would post them: events are JSON in the published shape, so
 * a test reads like the contract. Unless a test says otherwise a statement is KR's own word on air
 * defence for UA, asserted on record.
 */
public final class Newsroom {

    static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Recorded<Article>> articles = new ArrayList<>();
    private final List<Recorded<Statement>> statements = new ArrayList<>();
    private Instant nextRecordedtime = Instant.parse("2025-01-01T00:00:00Z");
    private List<String> outlets = List.of("*");

    /** Events are recorded from here on, a second apart. */
    public Newsroom recordedFrom(String time) {
        nextRecordedtime = Instant.parse(time);
        return this;
    }

    /** From here on events are posted by a writer who may write for these outlets alone. */
    public Newsroom writingFor(String... outlets) {
        this.outlets = List.of(outlets);
        return this;
    }

    public Newsroom article(String json) {
        articles.add(record(EventType.ARTICLE, parse(json)));
        return this;
    }

    /**
     * A statement that differs from the usual one in these members; {@code aid} members are merged
     * one by one.
     */
    public Newsroom statement(String id, String act, String json) {
        ObjectNode statement =
                parse(
                        """
                {'attribution':'ON_RECORD','modality':'ASSERTED','text':'words','speaker':{'affiliation':'KR'},
                 'aid':{'donor':'KR','recipient':'UA','items':['AIR_DEFENCE']}}
                """);
        statement.put("id", id).put("act", act);
        ObjectNode changes = parse(json);
        if (changes.get("aid") instanceof ObjectNode aid) {
            ((ObjectNode) statement.get("aid")).setAll(aid);
            changes.remove("aid");
        }
        statement.setAll(changes);
        statements.add(record(EventType.STATEMENT, statement));
        return this;
    }

    public Newsroom repeat(int times, Consumer<Integer> step) {
        for (int i = 0; i < times; i++) {
            step.accept(i);
        }
        return this;
    }

    public History history() {
        return new History(articles, statements);
    }

    public History.Picture picture() {
        return history().at(Cut.live(NOW));
    }

    History.Picture asOf(String time) {
        return history().at(new Cut(Instant.parse(time), null, NOW));
    }

    History.Picture at(String time) {
        return history().at(new Cut(null, Instant.parse(time), NOW));
    }

    /** The line of air defence for UA from KR, or the test fails. */
    LineState line() {
        return line("kr.ua.air-defence");
    }

    LineState line(String aidId) {
        LineState state = picture().lines().get(aidId);
        if (state == null) {
            throw new AssertionError("no line " + aidId + " among " + picture().lines().keySet());
        }
        return state;
    }

    private static ObjectNode parse(String json) {
        try {
            return (ObjectNode) JSON.readTree(json.replace('\'', '"'));
        } catch (java.io.IOException e) {
            throw new AssertionError("test JSON: " + json, e);
        }
    }

    @SuppressWarnings("unchecked")
    private <E extends org.aidwire.contract.NewsEvent> Recorded<E> record(
            EventType type, ObjectNode event) {
        Decoded decoded = EventJson.decode(type, event);
        if (!(decoded instanceof Decoded.Read read)) {
            throw new AssertionError(decoded + " in " + event);
        }
        Recorded<E> recorded =
                new Recorded<>((E) read.event(), nextRecordedtime, read.sha256(), "feed", outlets);
        nextRecordedtime = nextRecordedtime.plusSeconds(1);
        return recorded;
    }
}
