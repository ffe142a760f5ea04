package org.aidwire.query.projection;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.aidwire.contract.Article;
import org.aidwire.contract.EventEnvelope;
import org.aidwire.contract.EventJson;
import org.aidwire.contract.EventType;
import org.aidwire.contract.KafkaBinding.ReadRecord.Event;
import org.aidwire.contract.NewsEvent;
import org.aidwire.contract.Statement;
import org.aidwire.contract.Topics;
import org.aidwire.query.aid.History;
import org.aidwire.query.aid.Recorded;

/** Recorded events as they come out of Kafka, and what has come so far as a history. */
public final class Arrivals {

    private Arrivals() {}

    public static List<Event> of(History history) {
        List<Event> events = new ArrayList<>();
        history.articles().forEach(each -> events.add(event(each)));
        history.statements().forEach(each -> events.add(event(each)));
        return events;
    }

    public static Event event(Recorded<? extends NewsEvent> recorded) {
        NewsEvent event = recorded.event();
        return new Event(
                new EventEnvelope(
                        EventEnvelope.idOf(event),
                        "urn:test",
                        EventType.of(event),
                        null,
                        null,
                        recorded.recordedtime(),
                        recorded.writer(),
                        recorded.writeroutlets(),
                        Topics.key(event),
                        null,
                        Map.of()),
                EventJson.encode(event));
    }

    public static History history(List<Event> events) {
        List<Recorded<Article>> articles = new ArrayList<>();
        List<Recorded<Statement>> statements = new ArrayList<>();
        for (Event event : events) {
            switch (event.content().event()) {
                case Article article -> articles.add(recorded(event, article));
                case Statement statement -> statements.add(recorded(event, statement));
            }
        }
        return new History(articles, statements);
    }

    private static <E extends NewsEvent> Recorded<E> recorded(Event event, E content) {
        return new Recorded<>(
                content,
                event.envelope().recordedtime(),
                event.content().sha256(),
                event.envelope().writer(),
                event.envelope().writeroutlets());
    }
}
