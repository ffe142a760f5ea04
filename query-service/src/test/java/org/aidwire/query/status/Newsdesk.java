package org.aidwire.query.status;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.aidwire.contract.Decoded;
import org.aidwire.contract.EventEnvelope;
import org.aidwire.contract.EventJson;
import org.aidwire.contract.EventType;
import org.aidwire.contract.KafkaBinding.ReadRecord.Event;
import org.aidwire.contract.NewsEvent;
import org.aidwire.contract.Topics;

/** Events as they come off the topics, written in the published shape with single quotes. */
public final class Newsdesk {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Event> events = new ArrayList<>();
    private List<String> outlets = List.of(EventEnvelope.ANY_OUTLET);
    private String writer = "desk";

    public Newsdesk as(String name) {
        this.writer = name;
        return this;
    }

    public Newsdesk writingFor(String... names) {
        this.outlets = List.of(names);
        return this;
    }

    public Newsdesk article(String recordedtime, String json) {
        return add(EventType.ARTICLE, recordedtime, parse(json));
    }

    /** A statement of KR for UA, asserted on record, unless its members say otherwise. */
    public Newsdesk statement(String recordedtime, String json) {
        ObjectNode statement =
                parse(
                        """
                        {'text':'words','attribution':'ON_RECORD','modality':'ASSERTED',
                         'aid':{'donor':'KR','recipient':'UA'}}
                        """);
        ObjectNode changes = parse(json);
        if (changes.remove("aid") instanceof ObjectNode aid) {
            ((ObjectNode) statement.get("aid")).setAll(aid);
        }
        statement.setAll(changes);
        return add(EventType.STATEMENT, recordedtime, statement);
    }

    public List<Event> events() {
        return List.copyOf(events);
    }

    private Newsdesk add(EventType type, String recordedtime, ObjectNode json) {
        if (!(EventJson.decode(type, json) instanceof Decoded.Read read)) {
            throw new AssertionError(EventJson.decode(type, json) + " in " + json);
        }
        NewsEvent event = read.event();
        events.add(
                new Event(
                        new EventEnvelope(
                                EventEnvelope.idOf(event),
                                "urn:aidwire:test",
                                type,
                                event.identity(),
                                null,
                                Instant.parse(recordedtime),
                                writer,
                                outlets,
                                Topics.key(event),
                                null,
                                Map.of()),
                        read));
        return this;
    }

    private static ObjectNode parse(String json) {
        try {
            return (ObjectNode) JSON.readTree(json.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new AssertionError("test JSON: " + json, e);
        }
    }
}
