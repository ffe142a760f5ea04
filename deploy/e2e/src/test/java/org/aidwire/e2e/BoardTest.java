package org.aidwire.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The board as a reader meets it, in a browser. Not run where the machine has none. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BoardTest {

    private static final String HOSTILE =
            "\"'><img src=x onerror=pwned=1><script>pwned=1</script><svg/onload=pwned=1>{{7*7}}${7*7}";

    private static Chromium chromium;
    private static LocalStack stack;

    private BrowserContext context;
    private Page page;
    private final List<String> alarms = new ArrayList<>();

    @BeforeAll
    static void start(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path directory) {
        chromium = Chromium.find().orElse(null);
        Assumptions.assumeTrue(chromium != null, "no Chromium on this machine");
        stack = LocalStack.start(directory.resolve("data"));
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
        if (stack != null) {
            stack.close();
        }
    }

    @BeforeEach
    void open() {
        context =
                chromium.browser()
                        .newContext(new Browser.NewContextOptions().setBaseURL(stack.queryUri()));
        context.setDefaultTimeout(15_000);
        page = context.newPage();
        page.onDialog(
                dialog -> {
                    alarms.add(dialog.message());
                    dialog.dismiss();
                });
        page.onPageError(alarms::add);
    }

    @AfterEach
    void nothing_went_wrong_in_the_page() {
        context.close();
        assertThat(alarms).isEmpty();
    }

    @ParameterizedTest
    @Order(1)
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    kr.ua.air-defence       | 2024-11-01        | Requested intended Confirmed by a party to it since 31 Oct 2024, 09:00 1 independent origin 1 report
                    kr.ua.air-defence       | 2024-11-26T23:00Z | Requested intended Confirmed by a party to it since 31 Oct 2024, 09:00 2 independent origins 4 reports
                    kr.ua.air-defence       |                   | Requested intended Confirmed by a party to it since 31 Oct 2024, 09:00 2 independent origins 4 reports
                    kr.ua.lethal-unspecified|                   | Considering conditional Confirmed by a party to it
                    kr.ua.gas-masks         |                   | Delivered Reported, unconfirmed
                    kr.ua.rations           |                   | Delivered Reported, unconfirmed
                    kr.ua.demining          |                   | Delivered Reported, unconfirmed
                    kr.wfp.food-grain.2025  |                   | Committed Confirmed by a party to it
                    kr.wfp.food-grain.2023  |                   | Committed Corroborated, unconfirmed since an unknown time 2 independent origins 2 reports
                    """)
    void the_seoul_timeline_is_on_screen_as_of_each_day(String aidId, String asOf, String words) {
        page.navigate("/aid/" + aidId + (asOf == null ? "" : "?asOf=" + asOf));

        assertThat(
                        page.locator("section.line .text")
                                .innerText()
                                .replaceAll("[\\s·]+", " ")
                                .strip())
                .startsWith(words);
        assertThat(page.locator(".drawing .dot").count()).isPositive();
    }

    /** What the timeline's table asks beside the status: conditions, sums, who said what else. */
    @ParameterizedTest
    @Order(2)
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    /aid/kr.ua.lethal-unspecified | Condition: depending on what North Korea does in the war
                    /aid/kr.wfp.food-grain.2025   | Commit: 6,000,000 USD; Supplied by Ukraine; For example Yemen, Somalia
                    /aid/kr.wfp.food-grain.2023   | Commit: 6,000,000 USD; A differing total is told: 3,000,000 USD
                    /aid/kr.ua.air-defence        | No comment; Forecast, predicted; Decline
                    /pairs/KR/UA                  | Positions Position; Kim Tae-hyo, First Deputy National Security Adviser for South Korea; Pressure; Andrei Rudenko, Deputy Minister of Foreign Affairs of Russia for Russia; for Parliament of South Korea; Outlook; Doo Jin-ho; Talks and visits; 29 Oct 2024; 27 Nov 2024; No comment No comment; Where the reports come from; South China Morning Post 2 reports; KBS 1 report
                    """)
    void the_rest_of_the_timeline_is_told(String path, String words) {
        page.navigate(path);

        assertThat(page.locator("main").textContent().replaceAll("\\s+", " "))
                .contains(words.split("; "));
    }

    @Test
    @Order(2)
    void what_moves_nothing_is_shown_with_its_rule() {
        page.navigate("/aid/kr.ua.air-defence");

        for (String act : List.of("Decline", "No comment", "Forecast, predicted")) {
            Locator said =
                    page.locator("article.kept-out")
                            .filter(
                                    new Locator.FilterOptions()
                                            .setHas(
                                                    page.locator(
                                                            ".act",
                                                            new Page.LocatorOptions()
                                                                    .setHasText(act))));
            assertThat(said.locator(".verdict")).containsText("(R1)");
        }
    }

    @Test
    @Order(2)
    void before_the_request_nothing_is_on_record() {
        assertThat(page.navigate("/aid/kr.ua.air-defence?asOf=2024-10-30").status()).isEqualTo(404);
        assertThat(page.locator("h1")).hasText("Nothing is on record here");
    }

    @Test
    @Order(3)
    void moving_the_slider_moves_the_day_and_redraws() {
        page.navigate("/pairs/KR/UA");
        Locator slider = page.locator("#slider");
        assertThat(page.locator("article.line")).hasCount(6);

        slider.press("Home");

        page.waitForURL(Pattern.compile(".*asOf=2024-10-29T14%3A00%3A00Z"));
        assertThat(page.locator("article.line")).hasCount(0);
        assertThat(page.locator("#slider")).isFocused();
        page.locator("#slider").press("ArrowRight");
        page.waitForURL(Pattern.compile(".*asOf=2024-10-31T09%3A00%3A00Z"));
        assertThat(page.locator("#line-kr\\.ua\\.air-defence .facts")).containsText("1 report");
        assertThat(page.locator("#line-kr\\.ua\\.air-defence .dot")).hasCount(1);
        page.locator("#slider").press("End");
        page.waitForURL(Pattern.compile(".*/pairs/KR/UA"));
        assertThat(page.locator("#line-kr\\.ua\\.air-defence .facts")).containsText("4 reports");
    }

    @Test
    @Order(4)
    void the_keyboard_is_enough() {
        page.navigate("/");
        page.keyboard().press("Tab");
        assertThat(page.locator(".skip")).isFocused();
        choose("donor", "South K", "KR");
        choose("recipient", "Ukr", "UA");
        for (int i = 0; i < 20 && !focused("class").equals("strong"); i++) {
            page.keyboard().press("Tab");
        }
        page.keyboard().press("Enter");
        page.waitForURL(Pattern.compile(".*/pairs/KR/UA"));

        for (int i = 0; i < 30 && !focused("href").startsWith("/aid/kr.ua.air-defence"); i++) {
            page.keyboard().press("Tab");
        }
        page.keyboard().press("Enter");
        page.waitForURL(Pattern.compile(".*/aid/kr.ua.air-defence.*"));
        for (int i = 0; i < 60 && !focused("class").equals("flag"); i++) {
            page.keyboard().press("Tab");
        }
        page.keyboard().press("Enter");
        assertThat(page.locator("#report")).isVisible();
        page.keyboard().press("Escape");
        assertThat(page.locator("#report")).isHidden();
        assertThat(focused("class")).isEqualTo("flag");
    }

    /** By its first letters. A browser that is short of time forgets them between two. */
    private void choose(String id, String letters, String code) {
        tabTo(id);
        Awaitility.await(letters)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1500))
                .pollInSameThread()
                .until(
                        () -> {
                            page.keyboard().type(letters);
                            boolean chosen = code.equals(page.inputValue("#" + id));
                            if (!chosen) {
                                page.keyboard().press("Escape");
                            }
                            return chosen;
                        });
    }

    private void tabTo(String id) {
        for (int i = 0; i < 20 && !focused("id").equals(id); i++) {
            page.keyboard().press("Tab");
        }
        assertThat(focused("id")).isEqualTo(id);
    }

    private String focused(String attribute) {
        return (String)
                page.evaluate(
                        "name => document.activeElement?.getAttribute(name) ?? ''", attribute);
    }

    @Test
    @Order(5)
    void selected_words_are_reported_with_ctrl_enter() {
        page.navigate("/aid/kr.ua.air-defence");
        page.waitForSelector("body[data-live=yes]");
        page.locator("#used + article blockquote").first().selectText();
        page.keyboard().press("Control+Enter");
        String quote = page.locator("#report-quote").innerText();
        assertThat(page.locator("#used + article blockquote").first()).hasText(quote);
        page.keyboard().type("It was in November. <b>really</b>");
        page.locator("#report-send").click();

        assertThat(page.locator("#report-outcome")).hasText("Thank you: the newsroom has it.");
        Awaitility.await("the newsroom's list has it")
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () ->
                                assertThat(
                                                given(stack.query())
                                                        .header(
                                                                "Authorization",
                                                                "Bearer " + stack.key("editor"))
                                                        .get("/v1/reports")
                                                        .jsonPath()
                                                        .getList("items.quote"))
                                        .containsExactly(quote));
    }

    @Test
    @Order(6)
    void what_changes_is_shown_without_a_reload_and_takes_nothing_out_of_a_hand() {
        page.navigate("/pairs/KR/UA");
        page.waitForSelector("body[data-live=yes]");
        Page picking = page.context().newPage();
        picking.navigate("/");
        picking.waitForSelector("body[data-live=yes]");
        picking.selectOption("#donor", "KR");
        picking.locator("#recipient").focus();

        post("live-1", "We will send generators.", "A spokesperson", "Yonhap");

        assertThat(page.locator("#line-kr\\.ua\\.energy .standing")).containsText("Pledged");
        assertThat(page.locator("#news")).containsText("pledged");
        assertThat(picking.locator("#news")).containsText("pledged");
        assertThat(picking.locator("#donor")).hasValue("KR");
        assertThat(picking.locator("#recipient")).isFocused();
    }

    @Test
    @Order(7)
    void hostile_words_stay_words() {
        given(stack.ingest("feed"))
                .contentType("application/json")
                .body(
                        Map.of(
                                "uri",
                                "urn:hostile:" + HOSTILE,
                                "headline",
                                HOSTILE,
                                "outlet",
                                Map.of("name", HOSTILE),
                                "url",
                                "javascript:pwned=1",
                                "credits",
                                List.of(Map.of("outlet", HOSTILE))))
                .post("/v1/articles")
                .then()
                .statusCode(202);
        post("hostile " + HOSTILE, HOSTILE, HOSTILE, HOSTILE);
        Awaitility.await()
                .until(
                        () ->
                                given(stack.query())
                                        .get("/aid/kr.ua.energy")
                                        .asString()
                                        .contains("&lt;script&gt;"));

        for (String path : List.of("/aid/kr.ua.energy", "/pairs/KR/UA", "/")) {
            page.navigate(path);
            assertThat(page.evaluate("window.pwned")).as(path).isNull();
            assertThat(page.locator("main img, main script, a[href^=javascript]").count()).isZero();
        }
        page.navigate("/?q=" + java.net.URLEncoder.encode(HOSTILE, StandardCharsets.UTF_8));
        assertThat(page.locator("#lines")).containsText("<script>pwned=1</script>");
        page.navigate("/aid/kr.ua.energy");
        assertThat(
                        page.locator("blockquote.quotable")
                                .filter(new Locator.FilterOptions().setHasText(HOSTILE))
                                .first())
                .isVisible();
        assertThat(page.evaluate("window.pwned")).isNull();
    }

    private static void post(String id, String text, String speaker, String outlet) {
        given(stack.ingest("feed"))
                .contentType("application/json")
                .body(
                        Map.of(
                                "id",
                                id,
                                "text",
                                text,
                                "act",
                                "PLEDGE",
                                "modality",
                                "CONDITIONAL",
                                "condition",
                                text,
                                "attribution",
                                "ON_RECORD",
                                "outlet",
                                outlet,
                                "speaker",
                                Map.of("name", speaker, "role", speaker, "affiliation", "KR"),
                                "aid",
                                Map.of(
                                        "donor", "KR",
                                        "recipient", "UA",
                                        "items", List.of("ENERGY"))))
                .post("/v1/statements")
                .then()
                .statusCode(202);
    }

    @ParameterizedTest
    @Order(8)
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    @SuppressWarnings("unchecked")
    void rules_of_accessibility_find_nothing_serious(ColorScheme scheme) throws IOException {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        for (String path :
                List.of(
                        "/",
                        "/?q=ukraine",
                        "/pairs/KR/UA?asOf=2024-11-20",
                        "/pairs/KR/WFP",
                        "/aid/kr.ua.air-defence",
                        "/nothing")) {
            page.navigate(path);
            page.evaluate(axe());
            var found =
                    (List<Map<String, Object>>)
                            page.evaluate(
                                    """
                                    async () => (await axe.run()).violations
                                        .filter(each => ['serious', 'critical'].includes(each.impact))
                                        .map(each => ({rule: each.id, where: each.nodes.map(node => node.html).join(' ')}))
                                    """);
            assertThat(found).as(path).isEmpty();
        }
    }

    private static String axe() throws IOException {
        try (InputStream script =
                BoardTest.class.getResourceAsStream(
                        "/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js")) {
            return new String(
                    Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
