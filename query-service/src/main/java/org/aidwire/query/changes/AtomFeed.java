package org.aidwire.query.changes;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.aidwire.query.store.ChangeReads;
import org.aidwire.query.view.AidStatus;
import org.aidwire.query.view.ChangeEvent;
import org.jspecify.annotations.Nullable;

/** Changes as an Atom document. What escapes is the writer's business, all of it. */
final class AtomFeed {

    /**
     * @param self as it was asked for
     * @param next the page of what came before; null where there is none
     */
    record Links(String self, @Nullable String next) {}

    private static final String NAMESPACE = "http://www.w3.org/2005/Atom";

    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newFactory();

    private final XMLStreamWriter out;

    private AtomFeed(XMLStreamWriter out) {
        this.out = out;
    }

    /** The latest first. */
    static byte[] write(List<ChangeReads.Entry> changes, Links links) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            XMLStreamWriter out = FACTORY.createXMLStreamWriter(bytes, "UTF-8");
            new AtomFeed(out).feed(changes, links);
            out.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("writing to memory does no I/O", e);
        }
        return bytes.toByteArray();
    }

    private void feed(List<ChangeReads.Entry> changes, Links links) throws XMLStreamException {
        out.writeStartDocument("UTF-8", "1.0");
        out.writeStartElement("feed");
        out.writeDefaultNamespace(NAMESPACE);
        text("id", urn("aidwire changes"));
        text("title", "Aidwire: changes of aid between states");
        text("updated", time(changes.isEmpty() ? Instant.EPOCH : changes.getFirst().changedAt()));
        out.writeStartElement("author");
        text("name", "Aidwire");
        out.writeEndElement();
        link("self", links.self(), "application/atom+xml");
        if (links.next() != null) {
            link("next", links.next(), "application/atom+xml");
        }
        for (ChangeReads.Entry change : changes) {
            entry(change);
        }
        out.writeEndElement();
        out.writeEndDocument();
    }

    private void entry(ChangeReads.Entry change) throws XMLStreamException {
        ChangeEvent event = ChangeEvent.of(change);
        out.writeStartElement("entry");
        text("id", urn(event.subject() + " " + change.revision() + " " + event.time()));
        text("title", title(event.data()));
        text("updated", time(event.time()));
        if (event.data().after() != null) {
            link("alternate", "/aid/" + event.subject(), "text/html");
        }
        link("alternate", "/v1/aid/" + event.subject() + "/timeline", "application/json");
        out.writeStartElement("category");
        out.writeAttribute("term", event.subject());
        out.writeEndElement();
        out.writeStartElement("content");
        out.writeAttribute("type", "text");
        out.writeCharacters(readable(why(event.data())));
        out.writeEndElement();
        out.writeEndElement();
    }

    private static String title(ChangeEvent.Data data) {
        AidStatus before = data.before();
        AidStatus after = data.after();
        AidStatus line = Objects.requireNonNull(after == null ? before : after);
        String year = line.period() == null ? "" : " " + line.period();
        return "%s to %s, %s%s: %s"
                .formatted(
                        line.donor().name(),
                        line.recipient().name(),
                        line.item().name(),
                        year,
                        after == null
                                ? "no longer on record (was " + words(before) + ")"
                                : before == null || words(before).equals(words(after))
                                        ? words(after)
                                        : words(before) + " → " + words(after));
    }

    private static String words(@Nullable AidStatus status) {
        return status == null ? "" : status.status() + ", " + status.confirmation();
    }

    private static String why(ChangeEvent.Data data) {
        String cause =
                data.statementId() != null
                        ? "; by statement " + data.statementId()
                        : data.articleUri() != null ? "; by article " + data.articleUri() : "";
        return title(data) + ". Rule " + data.rule() + cause + ".";
    }

    private void text(String element, String text) throws XMLStreamException {
        out.writeStartElement(element);
        out.writeCharacters(readable(text));
        out.writeEndElement();
    }

    private void link(String rel, String href, String type) throws XMLStreamException {
        out.writeStartElement("link");
        out.writeAttribute("rel", rel);
        out.writeAttribute("type", type);
        out.writeAttribute("href", readable(href));
        out.writeEndElement();
    }

    /** The same for ever, and no other's. */
    private static String urn(String name) {
        return "urn:uuid:" + UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    private static String time(Instant time) {
        return time.toString();
    }

    /** What XML cannot hold in any way is left out. */
    private static String readable(String text) {
        return text.codePoints()
                .filter(
                        c ->
                                c == '\t'
                                        || c == '\n'
                                        || c == '\r'
                                        || (c >= 0x20 && c <= 0xD7FF)
                                        || (c >= 0xE000 && c <= 0xFFFD)
                                        || c >= 0x10000)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
