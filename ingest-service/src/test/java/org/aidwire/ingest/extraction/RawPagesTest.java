package org.aidwire.ingest.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.aidwire.contract.Act;
import org.aidwire.contract.Aid;
import org.aidwire.contract.Article;
import org.aidwire.contract.Attribution;
import org.aidwire.contract.EventJson;
import org.aidwire.contract.Modality;
import org.aidwire.contract.PubStatus;
import org.aidwire.contract.Statement;
import org.aidwire.contract.When;
import org.aidwire.ingest.extraction.language.OpenNlpTagger;
import org.junit.jupiter.api.Test;

/** Pages as they are sent raw, in the shape of the two that the Seoul timeline rests on. */
class RawPagesTest {

    private static final RuleExtractor EXTRACTOR = new RuleExtractor(OpenNlpTagger.load());
    private static final Instant RECORDED = Instant.parse("2024-12-01T00:00:00Z");

    private static final String KYIV_PAGE =
            """
            fbpx
            10:47 26 Nov 2024

            Kyiv's defense minister flies to Seoul to talk of weapons – South China Morning Post

            Photo: the ministry / Facebook

            A delegation of Ukraine under Rustem Umerov intends to travel to South Korea and talk about military help.

            The South China Morning Post reported that.

            According to sources, Kyiv will hand over a list of requests, which includes:

              • air defense systems;
              • artillery systems.

            So far, South Korea has only given Ukraine non-lethal aid. However, President Yun Suk Yeol's latest remarks hint at a change. Specifically, he mentioned the possibility of South Korea sending weapons to Ukraine.

              • Pressure from Russia. Moscow warns Seoul that arms for Kyiv would ruin their relations. Russian Deputy Foreign Minister Andrei Rudenko has said outright that such steps contradict Seoul's own interests.
              • Resistance at home. Some South Korean parliamentarians have voiced dissatisfaction with any support for Ukraine.

            President Volodymyr Zelensky confirmed his intention to send South Korea a "detailed request" for the supply of air defense systems and artillery.

            On October 29, Zelensky spoke by telephone with South Korea's President Yun Suk Yeol.

            South Korea has provided Ukraine with non-lethal assistance, including demining equipment.

            If you have found a spelling error, please, notify us by selecting that text.
            """;

    private static final String BAKU_PAGE =
            """
            Ukraine to ask South Korea for weapons
            Analysts anticipate that Seoul will be careful, Caliber.Az reports per foreign media.
            A Ukrainian delegation under Defence Minister Rustem Umerov is to travel to Seoul.
            The delegation is expected to meet with South Korean officials and present a wish list that includes anti-aircraft missiles and artillery, the source said, speaking on condition of anonymity.
            A spokesperson for South Korea's defense ministry declined to comment. Doo Jin-ho, a research fellow at the Korea Institute for Defence Analyses, pointed out that Seoul is likely to proceed slowly.
            At present, South Korea has limited its support for Ukraine to non-lethal aid, such as gas masks and field rations.
            Earlier, the South Korean Foreign Ministry announced that $6 million will be allocated to support the supply of Ukrainian grain to third countries in 2025.
            The initiative is carried out by the UN World Food Programme.
            The ministry explains that the grain is being delivered to countries in need, such as Yemen and Somalia.
            South Korea had previously allocated $9 million for these purposes, and next year, $6 million will be allocated.
            The funds will be transferred to the World Food Programme.
            """;

    private static Article raw(String headline, String body) {
        return Article.story("urn:page", null, headline, body, null, null);
    }

    private static Article submitted(String headline, String body) {
        return (Article)
                CreditedArticles.credited(EventJson.encode(raw(headline, body)), RECORDED).event();
    }

    private static List<Statement> read(String page) {
        return EXTRACTOR.extract(raw(null, page)).findings().stream()
                .map(Extraction.Finding::statement)
                .toList();
    }

    private static Statement one(List<Statement> all, Act act, String item) {
        return all.stream()
                .filter(s -> s.act() == act && s.aid().items().contains(item))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void headline_time_and_origin_are_found_in_the_page() {
        Article found = submitted("fbpx", KYIV_PAGE);

        assertThat(found.headline())
                .isEqualTo(
                        "Kyiv's defense minister flies to Seoul to talk of weapons – South China Morning Post");
        assertThat(found.publishedAt()).isEqualTo(Instant.parse("2024-11-26T10:47:00Z"));
        assertThat(found.credits())
                .extracting(Article.Credit::outlet)
                .containsExactly("South China Morning Post");
    }

    @Test
    void who_tells_the_story_is_no_origin_and_foreign_media_stay_unnamed() {
        assertThat(submitted("Ukraine to ask South Korea for weapons", BAKU_PAGE).credits())
                .extracting(Article.Credit::outlet)
                .containsExactly((String) null);
    }

    @Test
    void a_page_of_the_future_has_no_time() {
        Article found =
                (Article)
                        CreditedArticles.credited(
                                        EventJson.encode(raw("fbpx", KYIV_PAGE)),
                                        Instant.parse("2024-01-01T00:00:00Z"))
                                .event();

        assertThat(found.publishedAt()).isNull();
    }

    @Test
    void the_request_stands_on_a_source_and_on_ukraines_own_word() {
        List<Statement> requests =
                read(KYIV_PAGE).stream().filter(s -> s.act() == Act.REQUEST).toList();

        assertThat(requests)
                .extracting(Statement::modality, Statement::attribution)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                Modality.INTENDED, Attribution.ANONYMOUS_SOURCE),
                        org.assertj.core.groups.Tuple.tuple(
                                Modality.INTENDED, Attribution.ON_RECORD));
        assertThat(requests)
                .allSatisfy(
                        s ->
                                assertThat(s.aid().items())
                                        .containsExactlyInAnyOrder("AIR_DEFENCE", "ARTILLERY"));
        Statement second = one(read(BAKU_PAGE), Act.REQUEST, "ARTILLERY");
        assertThat(second.modality()).isEqualTo(Modality.INTENDED);
        assertThat(second.aid().donor()).isEqualTo("KR");
        assertThat(second.aid().recipient()).isEqualTo("UA");
    }

    @Test
    void weapons_are_considered_by_the_president_and_only_demining_gear_was_given() {
        List<Statement> found = read(KYIV_PAGE);

        Statement weighed = one(found, Act.CONSIDER, "LETHAL_UNSPECIFIED");
        assertThat(weighed.attribution()).isEqualTo(Attribution.ON_RECORD);
        assertThat(weighed.speaker().affiliation()).isEqualTo("KR");
        assertThat(one(found, Act.DELIVER, "DEMINING").attribution()).isEqualTo(Attribution.OUTLET);
    }

    @Test
    void a_warning_goes_on_and_opposition_is_told() {
        List<Statement> found = read(KYIV_PAGE);

        assertThat(found)
                .filteredOn(s -> s.act() == Act.WARN)
                .extracting(s -> s.speaker().affiliation())
                .containsExactly("RU", "RU");
        assertThat(found)
                .filteredOn(s -> s.act() == Act.OPPOSE)
                .extracting(s -> s.speaker().name())
                .containsExactly("South Korean parliamentarians");
    }

    @Test
    void silence_forecast_and_goods_are_told_and_nothing_that_nobody_said() {
        List<Statement> found = read(BAKU_PAGE);

        assertThat(found).filteredOn(s -> s.act() == Act.NO_COMMENT).hasSize(1);
        assertThat(found)
                .filteredOn(s -> s.act() == Act.FORECAST)
                .extracting(s -> s.speaker().name())
                .contains("Doo Jin-ho");
        assertThat(one(found, Act.DELIVER, "GAS_MASKS").aid().items())
                .containsExactlyInAnyOrder("GAS_MASKS", "RATIONS");
        assertThat(found).noneMatch(s -> s.act() == Act.PLEDGE);
    }

    @Test
    void grain_for_next_year_has_its_sum_its_examples_and_the_sum_before() {
        List<Statement> grain =
                read(BAKU_PAGE).stream().filter(s -> s.act() == Act.COMMIT).toList();

        Aid next = grain.getFirst().aid();
        assertThat(next.recipient()).isEqualTo("WFP");
        assertThat(next.period()).isEqualTo(2025);
        assertThat(next.supplier()).isEqualTo("UA");
        assertThat(next.amount().value()).isEqualByComparingTo("6000000");
        assertThat(next.beneficiaries())
                .extracting(Aid.Beneficiary::party)
                .containsExactly("YE", "SO");
        assertThat(grain.getLast().aid().amount().value()).isEqualByComparingTo("9000000");
        assertThat(grain.getLast().modality()).isEqualTo(Modality.HISTORICAL);
    }

    @Test
    void days_are_counted_from_the_article_in_its_outlets_zone() {
        String body =
                "Japan delivered 2,040 tonnes of rice to Kenya on Wednesday, the foreign ministry said on Friday.";
        Article article =
                new Article(
                        "urn:days",
                        1,
                        PubStatus.USABLE,
                        new Article.Outlet("Yonhap", null),
                        null,
                        // Saturday morning in Seoul.
                        body,
                        null,
                        null,
                        Instant.parse("2024-11-22T23:30:00Z"),
                        List.of(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null);

        Statement found = EXTRACTOR.extract(article).findings().getFirst().statement();

        assertThat(found.saidAt()).isEqualTo(new When.Day(java.time.LocalDate.of(2024, 11, 22)));
        assertThat(found.happenedAt())
                .isEqualTo(new When.Day(java.time.LocalDate.of(2024, 11, 20)));
        assertThat(found.aid().quantity().count()).isEqualByComparingTo("2040");
        assertThat(found.aid().quantity().unit()).isEqualTo("tonnes");
    }
}
