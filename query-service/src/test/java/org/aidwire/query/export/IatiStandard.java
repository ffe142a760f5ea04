package org.aidwire.query.export;

import static java.util.Map.entry;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * What IATI 2.03 asks of the elements that are written here, in words of our own: which stand in
 * which order and how often, which attributes they have, which values these take, and the rules
 * beyond the schema. An element of the standard that is not written here passes for unknown.
 */
public final class IatiStandard {

    private static final String ORGANISATION_TYPE =
            "10|11|15|21|22|23|24|30|40|60|70|71|72|73|80|90";

    /** In a row; {@code ?}, {@code +} and {@code *} as ever. */
    private static final Map<String, String> CHILDREN =
            Map.ofEntries(
                    entry("iati-activities", "iati-activity+"),
                    entry(
                            "iati-activity",
                            """
                            iati-identifier reporting-org title description+ participating-org+
                            other-identifier* activity-status activity-date+ contact-info*
                            activity-scope? recipient-country* recipient-region* location* sector*
                            tag* country-budget-items? humanitarian-scope* policy-marker*
                            collaboration-type? default-flow-type? default-finance-type?
                            default-aid-type* default-tied-status? budget* planned-disbursement*
                            capital-spend? transaction* document-link* related-activity*
                            legacy-data* conditions? result* crs-add? fss?
                            """),
                    entry("iati-identifier", ""),
                    entry("reporting-org", "narrative+"),
                    entry("title", "narrative+"),
                    entry("description", "narrative+"),
                    entry("participating-org", "narrative*"),
                    entry("activity-status", ""),
                    entry("activity-date", "narrative*"),
                    entry("recipient-country", "narrative*"),
                    entry("recipient-region", "narrative*"),
                    entry("sector", "narrative*"),
                    entry("default-finance-type", ""),
                    entry(
                            "transaction",
                            """
                            transaction-type transaction-date value description? provider-org?
                            receiver-org? disbursement-channel? sector* recipient-country?
                            recipient-region? flow-type? finance-type? aid-type* tied-status?
                            """),
                    entry("transaction-type", ""),
                    entry("transaction-date", ""),
                    entry("value", ""),
                    entry("provider-org", "narrative*"),
                    entry("receiver-org", "narrative*"),
                    entry("narrative", ""));

    /** With {@code !} they must be there. Those of other namespaces may be anywhere. */
    private static final Map<String, String> ATTRIBUTES =
            Map.ofEntries(
                    entry("iati-activities", "version! generated-datetime linked-data-default"),
                    entry(
                            "iati-activity",
                            "xml:lang default-currency humanitarian hierarchy"
                                    + " last-updated-datetime linked-data-uri budget-not-provided"),
                    entry("reporting-org", "ref! type! secondary-reporter"),
                    entry("description", "type"),
                    entry("participating-org", "role! type ref activity-id crs-channel-code"),
                    entry("activity-status", "code!"),
                    entry("activity-date", "iso-date! type!"),
                    entry("recipient-country", "code! percentage"),
                    entry("recipient-region", "code vocabulary vocabulary-uri percentage"),
                    entry("sector", "code! vocabulary vocabulary-uri percentage"),
                    entry("default-finance-type", "code!"),
                    entry("transaction", "ref humanitarian"),
                    entry("transaction-type", "code!"),
                    entry("transaction-date", "iso-date!"),
                    entry("value", "value-date! currency"),
                    entry("provider-org", "ref type provider-activity-id"),
                    entry("receiver-org", "ref type receiver-activity-id"),
                    entry("narrative", "xml:lang"));

    private static final Map<String, String> VALUES =
            Map.ofEntries(
                    entry("iati-activities@version", "2\\.03"),
                    entry("iati-activity@humanitarian", "0|1|true|false"),
                    entry("iati-activity@xml:lang", "[a-z]{2}"),
                    // An agency that registers organisations, and the number that it gave.
                    entry("reporting-org@ref", "[A-Z]{2}-[A-Z0-9_]+-[^/&|?]+"),
                    entry("reporting-org@type", ORGANISATION_TYPE),
                    entry("reporting-org@secondary-reporter", "0|1|true|false"),
                    entry("participating-org@role", "[1-4]"),
                    entry("participating-org@type", ORGANISATION_TYPE),
                    entry("provider-org@type", ORGANISATION_TYPE),
                    entry("receiver-org@type", ORGANISATION_TYPE),
                    entry("activity-status@code", "[1-6]"),
                    entry("activity-date@type", "[1-4]"),
                    entry("recipient-country@code", "[A-Z]{2}"),
                    entry(
                            "recipient-region@code",
                            "88|89|189|289|298|380|389|489|498|589|619|679|689|789|798|889|998"),
                    entry("recipient-region@vocabulary", "1|2|99"),
                    entry("sector@vocabulary", "[1-9]|1[0-2]|98|99"),
                    entry("sector@vocabulary-uri", "https?://.+"),
                    entry("default-finance-type@code", "[1-9][0-9]{2,3}"),
                    entry("transaction-type@code", "[1-9]|1[0-3]"),
                    entry("value@currency", "[A-Z]{3}"),
                    entry("value", "-?[0-9]+(\\.[0-9]+)?"),
                    entry("iati-identifier", "[^/&|?\\s]+"),
                    entry("narrative", "(?s).*\\S.*"));

    private static final List<String> DATES = List.of("iso-date", "value-date");

    private final LocalDate today;
    private final List<String> faults = new ArrayList<>();

    private IatiStandard(LocalDate today) {
        this.today = today;
    }

    /**
     * What is wrong with a document; nothing where it is sound.
     *
     * @param today after which nothing has happened yet
     */
    public static List<String> faults(byte[] document, LocalDate today) {
        IatiStandard standard = new IatiStandard(today);
        Element root = parse(document).getDocumentElement();
        if (!root.getTagName().equals("iati-activities")) {
            return List.of("begins with " + root.getTagName());
        }
        standard.element(root);
        children(root, "iati-activity").forEach(standard::activity);
        return List.copyOf(standard.faults);
    }

    static Document parse(byte[] document) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            return factory.newDocumentBuilder().parse(new ByteArrayInputStream(document));
        } catch (Exception e) {
            throw new AssertionError(new String(document, StandardCharsets.UTF_8), e);
        }
    }

    private void element(Element element) {
        String name = element.getTagName();
        String model = CHILDREN.get(name);
        if (model == null) {
            faults.add(name + " is unknown");
            return;
        }
        List<Element> children = children(element);
        String row =
                children.stream()
                        .map(child -> child.getNamespaceURI() == null ? child.getTagName() : "*")
                        .map(child -> child + " ")
                        .collect(Collectors.joining());
        if (!row.matches(regex(model))) {
            faults.add(name + " holds " + row.strip());
        }
        value(name, element.getTextContent());
        attributes(element);
        children.stream().filter(child -> child.getNamespaceURI() == null).forEach(this::element);
    }

    /** What is of other namespaces comes last. */
    private static String regex(String model) {
        return Stream.of(model.strip().split("\\s+"))
                .filter(each -> !each.isEmpty())
                .map(each -> each.replaceFirst("^([a-z-]+)([?+*]?)$", "($1 )$2"))
                .collect(Collectors.joining("", "", "(\\* )*"));
    }

    private void attributes(Element element) {
        String name = element.getTagName();
        List<String> known = List.of(ATTRIBUTES.getOrDefault(name, "").split(" "));
        known.stream()
                .filter(each -> each.endsWith("!"))
                .map(each -> each.replace("!", ""))
                .filter(each -> !element.hasAttribute(each))
                .forEach(each -> faults.add(name + " lacks " + each));
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            Attr attribute = (Attr) element.getAttributes().item(i);
            String own = attribute.getName();
            if (own.indexOf(':') < 0 || own.startsWith("xml:")) {
                if (!known.contains(own) && !known.contains(own + "!")) {
                    faults.add(name + " has " + own);
                }
                value(name + "@" + own, attribute.getValue());
                if (DATES.contains(own)) {
                    date(name, attribute.getValue());
                }
            }
        }
    }

    private void value(String place, String value) {
        String expected = VALUES.get(place);
        if (expected != null && !value.matches(expected)) {
            faults.add(place + " is " + value);
        }
    }

    private void date(String name, String value) {
        try {
            if (LocalDate.parse(value).isAfter(today)) {
                faults.add(name + " is to come: " + value);
            }
        } catch (DateTimeParseException e) {
            faults.add(name + " is no date: " + value);
        }
    }

    /** The rules beyond the schema. */
    private void activity(Element activity) {
        String identifier = text(activity, "iati-identifier");
        String reporter = attribute(activity, "reporting-org", "ref");
        rule(
                identifier.startsWith(reporter + "-"),
                identifier + " does not begin with " + reporter);
        rule(activity.hasAttribute("xml:lang"), identifier + " says no language");
        rule(
                children(activity, "activity-date").stream()
                        .anyMatch(each -> each.getAttribute("type").matches("[12]")),
                identifier + " has no start");
        rule(
                children(activity, "recipient-country").size()
                                + children(activity, "recipient-region").size()
                        == 1,
                identifier + " has not one place, and no percentages");
        rule(children(activity, "sector").size() == 1, identifier + " has not one sector");
        for (Element sector : children(activity, "sector")) {
            rule(
                    !sector.getAttribute("vocabulary").equals("99")
                            || sector.hasAttribute("vocabulary-uri"),
                    identifier + " has a vocabulary that is nowhere");
        }
        for (Element transaction : children(activity, "transaction")) {
            rule(
                    !attribute(transaction, "value", "currency").isEmpty()
                            || activity.hasAttribute("default-currency"),
                    identifier + " has a value of no currency");
        }
        Stream.of("participating-org", "provider-org", "receiver-org")
                .flatMap(each -> descendants(activity, each))
                .forEach(
                        each ->
                                rule(
                                        each.hasAttribute("ref") || !children(each).isEmpty(),
                                        identifier + " names a nameless " + each.getTagName()));
    }

    private void rule(boolean holds, String otherwise) {
        if (!holds) {
            faults.add(otherwise);
        }
    }

    private static Stream<Element> descendants(Element parent, String name) {
        return Stream.concat(
                children(parent, name).stream(),
                children(parent, "transaction").stream()
                        .flatMap(each -> children(each, name).stream()));
    }

    static String text(Element parent, String name) {
        Element child = first(parent, name);
        return child == null ? "" : child.getTextContent();
    }

    static String attribute(Element parent, String name, String attribute) {
        Element child = first(parent, name);
        return child == null ? "" : child.getAttribute(attribute);
    }

    private static @Nullable Element first(Element parent, String name) {
        return children(parent, name).stream().findFirst().orElse(null);
    }

    static List<Element> children(Element parent, String name) {
        return children(parent).stream().filter(each -> each.getTagName().equals(name)).toList();
    }

    static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node each = parent.getFirstChild(); each != null; each = each.getNextSibling()) {
            if (each instanceof Element element) {
                children.add(Objects.requireNonNull(element));
            }
        }
        return children;
    }
}
