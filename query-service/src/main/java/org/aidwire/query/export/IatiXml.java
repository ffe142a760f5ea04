package org.aidwire.query.export;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.aidwire.contract.Aid;
import org.aidwire.contract.codes.Item;
import org.aidwire.contract.codes.Parties;
import org.aidwire.contract.codes.Party;
import org.jspecify.annotations.Nullable;

/**
 * Activities as IATI 2.03 writes them. Elements stand in the order of the standard's schema, which
 * is a sequence; what the standard has no element for stands in a namespace of its own, where the
 * schema lets any other in.
 */
final class IatiXml {

    private static final String NAMESPACE = "https://aidwire.org/ns/iati";
    private static final String OWN = "aidwire";

    private static final String FUNDING = "1";
    private static final String IMPLEMENTING = "4";
    private static final String GOVERNMENT = "10";
    private static final String MULTILATERAL = "40";
    private static final String OTHER = "90";

    /** Developing countries, unspecified: the word for no country. */
    private static final String NO_COUNTRY = "998";

    private final ByteArrayOutputStream content = new ByteArrayOutputStream();
    private final XMLStreamWriter out;
    private final ExportSettings reporter;

    private IatiXml(ExportSettings reporter) throws XMLStreamException {
        this.reporter = reporter;
        this.out =
                XMLOutputFactory.newFactory()
                        .createXMLStreamWriter(content, StandardCharsets.UTF_8.name());
    }

    static byte[] write(List<IatiActivity> activities, List<Left> left, ExportSettings reporter) {
        try {
            IatiXml xml = new IatiXml(reporter);
            xml.document(activities, left);
            return xml.content.toByteArray();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("writing to memory does no I/O", e);
        }
    }

    private void document(List<IatiActivity> activities, List<Left> left)
            throws XMLStreamException {
        out.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
        out.writeStartElement("iati-activities");
        out.writeNamespace(OWN, NAMESPACE);
        out.writeAttribute("version", "2.03");
        for (IatiActivity activity : activities) {
            activity(activity);
        }
        out.writeComment(" Not representable in IATI: what it has no word for, line by line. ");
        for (Left each : left) {
            for (Left.Reason reason : each.reasons()) {
                out.writeStartElement(OWN, "not-representable", NAMESPACE);
                out.writeAttribute("line", each.aidId());
                out.writeAttribute("what", reason.what());
                out.writeCharacters(reason.why());
                out.writeEndElement();
            }
        }
        out.writeEndElement();
        out.writeEndDocument();
        out.flush();
    }

    private void activity(IatiActivity activity) throws XMLStreamException {
        ExportedLine line = activity.line();
        out.writeStartElement("iati-activity");
        out.writeAttribute("xml", "http://www.w3.org/XML/1998/namespace", "lang", "en");
        if (line.item().category() == Item.Category.HUMANITARIAN) {
            out.writeAttribute("humanitarian", "1");
        }
        own("confirmation", line.state().confirmation().name());
        text("iati-identifier", reporter.organisation() + "-" + line.aidId());
        reportingOrganisation();
        narrative("title", line.title());
        narrative("description", description(line));
        participant(FUNDING, line.id().donor());
        String channel = line.state().attributes().channel();
        if (channel != null) {
            participant(IMPLEMENTING, channel);
        }
        empty("activity-status", "code", String.valueOf(activity.status()));
        empty(
                "activity-date",
                "iso-date",
                activity.date().toString(),
                "type",
                activity.hasStarted() ? "2" : "1");
        place(line);
        sector(line.item());
        finance(line.state().attributes().terms());
        for (IatiActivity.Transaction transaction : activity.transactions()) {
            transaction(activity, transaction);
        }
        out.writeEndElement();
    }

    private static String description(ExportedLine line) {
        return "%s. %s, %s, by %d independent origins in %d reports."
                .formatted(
                        line.title(),
                        line.state().status(),
                        line.state().confirmation(),
                        line.state().independentOrigins(),
                        line.state().reports());
    }

    /** Aidwire tells what others do: a secondary reporter. */
    private void reportingOrganisation() throws XMLStreamException {
        out.writeStartElement("reporting-org");
        out.writeAttribute("ref", reporter.organisation());
        out.writeAttribute("type", OTHER);
        out.writeAttribute("secondary-reporter", "1");
        text("narrative", reporter.name());
        out.writeEndElement();
    }

    private void participant(String role, String party) throws XMLStreamException {
        out.writeStartElement("participating-org");
        out.writeAttribute("role", role);
        organisationType(party);
        text("narrative", Parties.INSTANCE.name(party));
        out.writeEndElement();
    }

    private void organisationType(String party) throws XMLStreamException {
        Party found = Parties.INSTANCE.find(party);
        String type = found == null ? null : type(found.kind());
        if (type != null) {
            out.writeAttribute("type", type);
        }
    }

    private static @Nullable String type(Party.Kind kind) {
        return switch (kind) {
            case STATE, PARLIAMENT -> GOVERNMENT;
            case ORGANISATION -> MULTILATERAL;
            case OTHER_IN_STATE, GROUP, UNSPECIFIED -> null;
        };
    }

    /** A country where the recipient is one, or money is earmarked for one alone. */
    private void place(ExportedLine line) throws XMLStreamException {
        List<String> earmarked =
                line.state().attributes().beneficiaries().stream()
                        .filter(each -> each.basis() == Aid.Beneficiary.Basis.EARMARKED)
                        .map(Aid.Beneficiary::party)
                        .filter(IatiXml::isState)
                        .toList();
        if (isState(line.id().recipient())) {
            empty("recipient-country", "code", line.id().recipient());
        } else if (earmarked.size() == 1) {
            empty("recipient-country", "code", earmarked.getFirst());
        } else {
            empty("recipient-region", "code", NO_COUNTRY, "vocabulary", "1");
        }
    }

    private static boolean isState(String party) {
        Party found = Parties.INSTANCE.find(party);
        return found != null && found.kind() == Party.Kind.STATE;
    }

    /** The item as it is: the standard's sectors would say more than anybody said. */
    private void sector(Item item) throws XMLStreamException {
        out.writeStartElement("sector");
        out.writeAttribute("vocabulary", "99");
        out.writeAttribute("vocabulary-uri", reporter.items());
        out.writeAttribute("code", item.code());
        text("narrative", item.name());
        out.writeEndElement();
    }

    private void finance(Aid.Terms terms) throws XMLStreamException {
        switch (terms) {
            case GIFT -> empty("default-finance-type", "code", "110");
            case LOAN -> empty("default-finance-type", "code", "421");
            case SALE, UNKNOWN -> {}
        }
    }

    private void transaction(IatiActivity activity, IatiActivity.Transaction transaction)
            throws XMLStreamException {
        out.writeStartElement("transaction");
        own("basis", transaction.sum().basis().name());
        empty("transaction-type", "code", String.valueOf(transaction.type()));
        empty("transaction-date", "iso-date", transaction.date().toString());
        out.writeStartElement("value");
        out.writeAttribute("currency", transaction.sum().measure());
        out.writeAttribute("value-date", transaction.date().toString());
        out.writeCharacters(transaction.value().toPlainString());
        out.writeEndElement();
        narrative("description", told(activity, transaction));
        organisation("provider-org", activity.line().id().donor());
        organisation("receiver-org", receiver(activity.line()));
        out.writeEndElement();
    }

    private static String told(IatiActivity activity, IatiActivity.Transaction transaction) {
        return (transaction.value().signum() < 0 ? "Taken back. " : "")
                + (activity.isEstimate(transaction) ? "Estimated. " : "")
                + "Added up from "
                + transaction.sum().parts().size()
                + (transaction.sum().parts().size() == 1 ? " statement." : " statements.");
    }

    private static String receiver(ExportedLine line) {
        return Objects.requireNonNullElse(
                line.state().attributes().channel(), line.id().recipient());
    }

    private void organisation(String element, String party) throws XMLStreamException {
        out.writeStartElement(element);
        organisationType(party);
        text("narrative", Parties.INSTANCE.name(party));
        out.writeEndElement();
    }

    private void narrative(String element, String text) throws XMLStreamException {
        out.writeStartElement(element);
        text("narrative", text);
        out.writeEndElement();
    }

    private void text(String element, String text) throws XMLStreamException {
        out.writeStartElement(element);
        out.writeCharacters(text);
        out.writeEndElement();
    }

    private void empty(String element, String... attributes) throws XMLStreamException {
        out.writeEmptyElement(element);
        for (int i = 0; i < attributes.length; i += 2) {
            out.writeAttribute(attributes[i], attributes[i + 1]);
        }
    }

    private void own(String attribute, String value) throws XMLStreamException {
        out.writeAttribute(OWN, NAMESPACE, attribute, value);
    }
}
