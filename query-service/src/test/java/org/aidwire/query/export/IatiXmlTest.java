package org.aidwire.query.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.aidwire.query.aid.Newsroom;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The parts of the standard's schema that bear on what is written here. */
class IatiXmlTest {

    private static final List<String> ACTIVITY =
            List.of(
                    "iati-identifier",
                    "reporting-org",
                    "title",
                    "description",
                    "participating-org",
                    "activity-status",
                    "activity-date",
                    "recipient-country",
                    "recipient-region",
                    "sector",
                    "default-finance-type",
                    "transaction");

    private static final List<String> TRANSACTION =
            List.of(
                    "transaction-type",
                    "transaction-date",
                    "value",
                    "description",
                    "provider-org",
                    "receiver-org");

    private static final ExportSettings SETTINGS =
            new ExportSettings() {
                @Override
                public String organisation() {
                    return "XI-IATI-TEST";
                }

                @Override
                public String name() {
                    return "Test & Co";
                }

                @Override
                public String items() {
                    return "https://example.org/items";
                }
            };

    private static Document document() throws Exception {
        Newsroom newsroom =
                new Newsroom()
                        .statement(
                                "grain",
                                "COMMIT",
                                "{'saidAt':'2024-05-01','aid':{'recipient':'WFP','channel':'WFP',"
                                        + "'items':['FOOD_GRAIN'],'period':2025,'terms':'GIFT',"
                                        + "'amount':{'value':6E+6,'currency':'USD'}}}")
                        .statement("thought", "CONSIDER", "{'saidAt':'2024-05-02'}")
                        .statement(
                                "asked",
                                "REQUEST",
                                "{'speaker':{'affiliation':'UA'},'aid':{'items':['TANKS']}}");
        List<IatiActivity> activities = new ArrayList<>();
        List<Left> left = new ArrayList<>();
        newsroom.picture()
                .lines()
                .values()
                .forEach(
                        state -> {
                            Exported<IatiActivity> each =
                                    IatiActivity.of(new ExportedLine(state, null));
                            activities.addAll(each.entries());
                            left.add(new Left(state.line().aidId(), each.left()));
                        });
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(IatiXml.write(activities, left, SETTINGS)));
    }

    private static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node each = parent.getFirstChild(); each != null; each = each.getNextSibling()) {
            if (each instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }

    private static void isInOrder(Element parent, List<String> order) {
        assertThat(children(parent))
                .extracting(each -> order.indexOf(each.getTagName()))
                .isSorted()
                .doesNotContain(-1);
    }

    @Test
    void elements_stand_in_the_order_of_the_schema() throws Exception {
        List<Element> activities =
                children(document().getDocumentElement()).stream()
                        .filter(each -> each.getTagName().equals("iati-activity"))
                        .toList();

        assertThat(activities).hasSize(2);
        for (Element activity : activities) {
            isInOrder(activity, ACTIVITY);
            assertThat(children(activity))
                    .extracting(Element::getTagName)
                    .contains(
                            "iati-identifier",
                            "reporting-org",
                            "title",
                            "description",
                            "participating-org",
                            "activity-status",
                            "activity-date");
            children(activity).stream()
                    .filter(each -> each.getTagName().equals("transaction"))
                    .forEach(each -> isInOrder(each, TRANSACTION));
        }
    }

    @Test
    void an_activity_says_what_the_line_says() throws Exception {
        Element grain =
                children(document().getDocumentElement()).stream()
                        .filter(each -> each.getTextContent().contains("kr.wfp.food-grain.2025"))
                        .findFirst()
                        .orElseThrow();

        assertThat(grain.getAttribute("humanitarian")).isEqualTo("1");
        assertThat(grain.getAttributeNS("https://aidwire.org/ns/iati", "confirmation"))
                .isEqualTo("CONFIRMED");
        assertThat(text(grain, "iati-identifier")).isEqualTo("XI-IATI-TEST-kr.wfp.food-grain.2025");
        assertThat(text(grain, "reporting-org")).isEqualTo("Test & Co");
        assertThat(text(grain, "value")).isEqualTo("6000000");
        assertThat(element(grain, "value").getAttribute("currency")).isEqualTo("USD");
        assertThat(element(grain, "value").getAttribute("value-date")).isEqualTo("2024-05-01");
        assertThat(element(grain, "transaction-type").getAttribute("code")).isEqualTo("2");
        assertThat(element(grain, "recipient-region").getAttribute("code")).isEqualTo("998");
        assertThat(element(grain, "default-finance-type").getAttribute("code")).isEqualTo("110");
    }

    @Test
    void what_cannot_be_said_stands_after_the_activities() throws Exception {
        List<Element> all = children(document().getDocumentElement());

        assertThat(all.getLast().getNamespaceURI()).isEqualTo("https://aidwire.org/ns/iati");
        assertThat(all.getLast().getAttribute("line")).isEqualTo("kr.ua.tanks");
        assertThat(all.getLast().getAttribute("what")).isEqualTo("status REQUESTED");
    }

    private static Element element(Element parent, String name) {
        return (Element) parent.getElementsByTagName(name).item(0);
    }

    private static String text(Element parent, String name) {
        return element(parent, name).getTextContent();
    }
}
