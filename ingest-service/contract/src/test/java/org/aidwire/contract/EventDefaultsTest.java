package org.aidwire.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What stands where nothing was posted, and how values are read that may be written in more ways.
 */
class EventDefaultsTest {

    private static final String STATEMENT =
            """
            "id":"s","text":"t","act":"PLEDGE","modality":"ASSERTED","attribution":"ON_RECORD"
            """;
    private static final String AID = "\"donor\":\"KR\",\"recipient\":\"UA\"";

    @Test
    void a_statement_is_filled_with_the_defaults() {
        Statement statement =
                statement(
                        """
                        "article":{"uri":"a"},
                        "aid":{%s,"amount":{"value":6,"currency":"USD"},"quantity":{},
                               "beneficiaries":[{"party":"YE"}]}
                        """
                                .formatted(AID));

        assertThat(statement.version()).isEqualTo(1);
        assertThat(statement.pubStatus()).isEqualTo(PubStatus.USABLE);
        assertThat(statement.verbatim()).isFalse();
        assertThat(statement.article()).isEqualTo(new Statement.ArticleRef("a", 1));
        assertThat(statement.provenance())
                .isEqualTo(new Statement.Provenance(ProvenanceBy.FEED, null, null));
        assertThat(statement.aid().items()).isEmpty();
        assertThat(statement.aid().terms()).isEqualTo(Aid.Terms.UNKNOWN);
        assertThat(statement.aid().amount())
                .isEqualTo(
                        new Aid.Amount(
                                new BigDecimal("6"),
                                "USD",
                                Aid.Amount.Basis.REPORTED,
                                Aid.Extent.PART));
        assertThat(statement.aid().quantity())
                .isEqualTo(new Aid.Quantity(null, null, Aid.Extent.PART));
        assertThat(statement.aid().beneficiaries())
                .containsExactly(new Aid.Beneficiary("YE", Aid.Beneficiary.Basis.EARMARKED));
    }

    @Test
    void an_article_is_filled_with_the_defaults() {
        Decoded.Read read = read(EventType.ARTICLE, "{\"uri\":\"a\",\"credits\":[{}]}");

        Article article = (Article) read.event();
        assertThat(article.version()).isEqualTo(1);
        assertThat(article.pubStatus()).isEqualTo(PubStatus.USABLE);
        assertThat(article.credits())
                .containsExactly(new Article.Credit(null, Relation.CITES, null));
        assertThat(read.canonical())
                .isEqualTo(
                        "{\"credits\":[{}],\"pubStatus\":\"usable\",\"uri\":\"a\",\"version\":1}");
    }

    @Test
    void null_is_absent() {
        Decoded.Read absent =
                read(EventType.STATEMENT, "{" + STATEMENT + ",\"aid\":{" + AID + "}}");

        Decoded.Read nulls =
                read(
                        EventType.STATEMENT,
                        "{"
                                + STATEMENT
                                + ",\"version\":null,\"pubStatus\":null,\"verbatim\":null,"
                                + "\"article\":null,\"speaker\":null,\"span\":null,\"saidAt\":null,"
                                + "\"provenance\":null,\"aid\":{"
                                + AID
                                + ",\"items\":null,\"terms\":null,\"amount\":null,\"period\":null}}");

        assertThat(nulls).isEqualTo(absent);
    }

    @Test
    void a_statement_says_a_day_or_an_instant() {
        Statement statement =
                statement(
                        "\"saidAt\":\"2024-11-27T00:30:00.1234567+09:00\",\"happenedAt\":\"2024-02-29\",\"aid\":{%s}"
                                .formatted(AID));

        assertThat(statement.happenedAt()).isEqualTo(new When.Day(LocalDate.of(2024, 2, 29)));
        assertThat(statement.saidAt())
                .isEqualTo(
                        new When.Moment(OffsetDateTime.parse("2024-11-27T00:30:00.123456+09:00")));
        When.Moment said = (When.Moment) statement.saidAt();
        assertThat(said.day()).isEqualTo(LocalDate.of(2024, 11, 27));
        assertThat(said.instant()).isEqualTo(Instant.parse("2024-11-26T15:30:00.123456Z"));
    }

    @Test
    void times_of_an_article_are_kept_to_the_microsecond() {
        Article article =
                (Article)
                        read(
                                        EventType.ARTICLE,
                                        "{\"uri\":\"a\",\"publishedAt\":\"2024-11-26T09:47:00.999999999+01:00\"}")
                                .event();

        assertThat(article.publishedAt()).isEqualTo("2024-11-26T08:47:00.999999Z");
    }

    @Test
    void numbers_are_read_for_their_value() {
        Statement statement =
                statement(
                        "\"version\":2.0,\"provenance\":{\"version\":2.50},\"aid\":{%s,\"period\":\"2025\",\"amount\":{\"value\":60e5,\"currency\":\"USD\"},\"quantity\":{\"count\":1.50}}"
                                .formatted(AID));

        assertThat(statement.version()).isEqualTo(2);
        assertThat(statement.provenance().version()).isEqualTo("2.5");
        assertThat(statement.aid().period()).isEqualTo(2025);
        assertThat(statement.aid().amount().value()).isEqualTo(new BigDecimal("6000000"));
        assertThat(statement.aid().quantity().count()).isEqualTo(new BigDecimal("1.5"));
    }

    @Test
    void an_item_that_stands_twice_counts_once() {
        Statement statement =
                statement(
                        "\"aid\":{%s,\"items\":[\"DRONES\",\"SHELLS\",\"DRONES\"]}".formatted(AID));

        assertThat(statement.aid().items()).isEqualTo(List.of("DRONES", "SHELLS"));
    }

    @Test
    void the_longest_name_has_1024_bytes_and_a_text_no_bound() {
        String name = "é".repeat(512);
        String text = "w".repeat(100_000);

        Statement statement =
                (Statement)
                        read(
                                        EventType.STATEMENT,
                                        "{\"id\":\"%s\",\"text\":\"%s\",\"act\":\"WARN\",\"modality\":\"DENIED\",\"attribution\":\"OUTLET\",\"aid\":{%s}}"
                                                .formatted(name, text, AID))
                                .event();

        assertThat(statement.id()).isEqualTo(name);
        assertThat(statement.text()).isEqualTo(text);
    }

    private static Statement statement(String members) {
        return (Statement) read(EventType.STATEMENT, "{" + STATEMENT + "," + members + "}").event();
    }

    private static Decoded.Read read(EventType type, String json) {
        Decoded decoded = EventJson.decode(type, json.getBytes(StandardCharsets.UTF_8));
        assertThat(decoded).as(json).isInstanceOf(Decoded.Read.class);
        return (Decoded.Read) decoded;
    }
}
