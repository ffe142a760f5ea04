package org.aidwire.query.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.aidwire.query.aid.Newsroom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;

/** What is written, against what the standard asks ({@link IatiStandard}). */
class IatiXmlTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-01-01");

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

    /** Lines of every status, to states and to others, with and without figures. */
    private static byte[] document() {
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
                                "lent",
                                "PLEDGE",
                                "{'saidAt':'2024-05-03','aid':{'recipient':'GROUP-WESTERN-COUNTRIES',"
                                        + "'items':['CASH'],'terms':'LOAN',"
                                        + "'amount':{'value':1.5,'currency':'EUR','basis':'ESTIMATED'}}}")
                        .statement(
                                "for-one",
                                "ALLOCATE",
                                "{'saidAt':'2024-05-04','aid':{'recipient':'UN','items':['SHELTER'],"
                                        + "'beneficiaries':[{'party':'XK','basis':'EARMARKED'}]}}")
                        .statement(
                                "brought",
                                "DELIVER",
                                "{'saidAt':'2024-05-05','aid':{'items':['MEDICAL'],"
                                        + "'amount':{'value':2,'currency':'KRW'}}}")
                        .statement("held", "SUSPEND", "{'aid':{'items':['TANKS']}}")
                        .statement("off", "WITHDRAW", "{'aid':{'items':['SHELLS']}}")
                        .statement(
                                "asked",
                                "REQUEST",
                                "{'speaker':{'affiliation':'UA'},'aid':{'items':['HELICOPTERS']}}");
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
        return IatiXml.write(activities, left, SETTINGS);
    }

    private static Element root() {
        return IatiStandard.parse(document()).getDocumentElement();
    }

    private static Element activity(String aidId) {
        return IatiStandard.children(root(), "iati-activity").stream()
                .filter(
                        each ->
                                IatiStandard.text(each, "iati-identifier")
                                        .equals("XI-IATI-TEST-" + aidId))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void what_is_written_is_what_the_standard_asks() {
        assertThat(IatiStandard.children(root(), "iati-activity")).hasSize(7);
        assertThat(IatiStandard.faults(document(), TODAY)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<title>.*?</title>                       |                          | iati-activity holds",
                "(<title>.*?</title>)(<desc.*?</desc[^>]*>)| $2$1                    | iati-activity holds",
                "<participating-org .*?</participating-org>|                         | iati-activity holds",
                "(<transaction-type .*?>)(<transaction-date .*?>)| $2$1              | transaction holds",
                "<activity-date [^>]*>                    |                          | has no start",
                "secondary-reporter=                      | secondary=               | reporting-org has secondary",
                "type=\"90\"                              | type=\"91\"              | reporting-org@type is 91",
                "ref=\"XI-IATI-TEST\"                     | ref=\"TEST\"             | does not begin with",
                "currency=\"USD\"                         | currency=\"dollars\"     | value@currency is dollars",
                "value-date=\"2024-05-01\"                |                          | value lacks value-date",
                ">6000000<                                | >6E+6<                   | value is 6E+6",
                "iso-date=\"2024-05-02\"                  | iso-date=\"2034-05-02\"  | activity-date is to come",
                "vocabulary-uri=\"[^\"]*\"                |                          | a vocabulary that is nowhere",
                "version=\"2.03\"                         | version=\"2.3\"          | iati-activities@version",
                "<sector (.*?)</sector>                   | <field $1</field>        | field is unknown",
            })
    void what_the_standard_does_not_allow_is_found(String part, String instead, String fault) {
        String sound = new String(document(), StandardCharsets.UTF_8);
        String unsound = sound.replaceFirst("(?s)" + part, instead == null ? "" : instead);

        assertThat(unsound).isNotEqualTo(sound);
        assertThat(IatiStandard.faults(unsound.getBytes(StandardCharsets.UTF_8), TODAY))
                .anyMatch(each -> each.contains(fault));
    }

    @Test
    void an_activity_says_what_the_line_says() {
        Element grain = activity("kr.wfp.food-grain.2025");
        Element transaction = IatiStandard.children(grain, "transaction").getFirst();

        assertThat(grain.getAttribute("humanitarian")).isEqualTo("1");
        assertThat(grain.getAttributeNS("https://aidwire.org/ns/iati", "confirmation"))
                .isEqualTo("CONFIRMED");
        assertThat(IatiStandard.text(grain, "reporting-org")).isEqualTo("Test & Co");
        assertThat(IatiStandard.text(transaction, "value")).isEqualTo("6000000");
        assertThat(IatiStandard.attribute(transaction, "value", "currency")).isEqualTo("USD");
        assertThat(IatiStandard.attribute(transaction, "value", "value-date"))
                .isEqualTo("2024-05-01");
        assertThat(IatiStandard.attribute(transaction, "transaction-type", "code")).isEqualTo("2");
        assertThat(IatiStandard.attribute(grain, "recipient-region", "code")).isEqualTo("998");
        assertThat(IatiStandard.attribute(grain, "default-finance-type", "code")).isEqualTo("110");
        assertThat(IatiStandard.attribute(activity("kr.un.shelter"), "recipient-country", "code"))
                .isEqualTo("XK");
    }

    @Test
    void what_cannot_be_said_stands_after_the_activities() {
        assertThat(
                        IatiStandard.children(root()).stream()
                                .filter(each -> each.getNamespaceURI() != null)
                                .map(
                                        each ->
                                                each.getAttribute("line")
                                                        + " "
                                                        + each.getAttribute("what")))
                .contains("kr.ua.helicopters status REQUESTED", "kr.ua.shells status WITHDRAWN");
    }
}
