package org.aidwire.ingest.extraction.credit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.aidwire.contract.Article;
import org.aidwire.contract.Relation;
import org.aidwire.ingest.extraction.Lists;
import org.aidwire.ingest.extraction.text.StoryReader;
import org.aidwire.ingest.extraction.text.Tag;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How news credits news: a line for each form of words. */
class CreditRulesTest {

    private static final StoryReader READER =
            new StoryReader(words -> Collections.nCopies(words.size(), Tag.X));
    private static final CreditRules RULES = new CreditRules(Lists.INSTANCE);

    private static List<String> outlets(String text, String own) {
        return named(credits(text, own)).stream().sorted().toList();
    }

    private static List<Article.Credit> credits(String text, @Nullable String own) {
        String page = text.replace("¶", "\n\n").replace("⏎", "\n").replace("~", "\u00a0");
        return RULES.in(
                READER.read(null, page), own == null ? null : new Article.Outlet(own, null));
    }

    private static List<String> named(List<Article.Credit> credits) {
        return credits.stream().map(Article.Credit::outlet).filter(Objects::nonNull).toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
    Latvia will send Ukraine 42 armoured carriers, its defence minister told the LETA news agency.      | LETA
    Kuwait has sent a field hospital to Sudan, the Kuwait News Agency (KUNA) reported on Monday.         | Kuwait News Agency
    Norway weighs sending air defence systems, as first reported by VG.                                  | VG
    The plan was first reported by The Wall Street Journal.                                              | Wall Street Journal
    Berlin will pay for it, Der Spiegel has learned from government circles.                             | Der Spiegel
    Talks go on, says a report in the Frankfurter Allgemeine Zeitung.                                    | Frankfurter Allgemeine Zeitung
    In an interview with Le Parisien, the minister promised more guns.                                   | Le Parisien
    "We will not send troops," he said in an interview to Dainik Bhaskar, an Indian newspaper.           | Dainik Bhaskar
    The aid will arrive next week, Chinese state broadcaster CCTV said.                                  | CCTV
    Two officials spoke to NBC News and the Washington Post about the package.                           | NBC News,Washington Post
    The shipment left on Tuesday, Iran's semi-official Tasnim news agency reported.                      | Tasnim
    Local newspaper Bergens Tidende reported that the ship had left the port with relief goods.          | Bergens Tidende
    Hungary would not take part, the prime minister told state radio.                                    | ''
    LONDON (Reuters) - Britain will give Ukraine more missiles, the government said on Friday.           | Reuters
    PARIS, March 5 (Xinhua) -- France will deliver cement and tents to Syria, its ministry said.         | Xinhua
    TEHRAN (IRNA) - Iran has sent flour to Afghanistan.                                                  | IRNA
    BEIRUT: Qatar gives fuel to the Lebanese army, the army said on Tuesday.¶AFP                         | AFP
    Poland sends generators to Kherson, the governor said. - Ukrinform                                   | Ukrinform
    Egypt sends three planes of food to Libya, an official said.¶With AP and AFP                         | AP,AFP
    A Danish newspaper reported on Monday that the jets had been paid for.                               | ''
    Zelensky wrote on X that the first battery had come. The Pentagon confirmed it on Facebook.          | ''
    The Financial Times building in London was hit by a power cut on Friday, the fire brigade said.      | ''
    Bloomberg's terminal business grew by a tenth, and Reuters Holdings shares fell.                     | ''
    The minister, a former BBC journalist, promised Gaza ten million pounds.                             | ''
    Berlin has decided to send tanks, n-tv and Der Spiegel report.                                       | Der Spiegel,n-tv
    Australia pledged more to Fiji, The Fiji Times reported.                                             | Fiji Times
    Seoul will ship grain, YTN and KBS reported, citing officials.                                       | KBS,YTN
    Prague had paid for the shells, according to Czech daily Deník N.                                    | Deník N
    "It is late," a European diplomat told Reuters on condition of anonymity.                            | Reuters
    The president told CNN's Christiane Amanpour that the jets would come.                               | CNN
    The embassy did not respond to a request for comment from Al Jazeera.                                | Al Jazeera
    Baku's aid reached Kyiv, Report informs citing the State Emergency Service.                          | Report
    Slovakia stops giving arms, writes Ukrainska Pravda with reference to Dennik N.                      | Dennik N,Ukrainska Pravda
    The former minister is dead at 93, reports CNN.                                                       | CNN
    Darpan News Desk The Canadian Press, 27 Nov, 2014 11:31 AM¶Canada gives Ukraine boots, a minister said. | Canadian Press
    • BNS/TBT Staff¶Lithuania has given Ukraine carriers, a minister said.                               | BNS
    He died in Giza, according to the state-run Ahram Online.                                            | Ahram Online
    The theft was in a briefing that was described to The Washington Post.                               | Washington Post
    The term moves to December, says a draft that Radio Free Europe has seen.                            | Radio Free Europe
    "Nothing leaves this country," the premier told Skai TV late on Thursday.                            | Skai TV
    Two aircraft dropped food on Sunday, according to the Jordan News Agency.                            | Jordan News Agency
    The firm is to buy gas with a loan, according to the portal NewsMaker, which cited two men.          | NewsMaker
    Image Source: IANS News¶A conference for Yemen has brought in too little, a minister said.           | ''
    The county gets relief money, according to the Federal Emergency Management Agency.                  | ''
    Foreign media report that Seoul will send shells.                                                    | ''
    """)
    void credits_are_read_off_every_usual_form_of_words(String text, String expected) {
        List<String> want =
                expected.isEmpty()
                        ? List.of()
                        : List.of(expected.split(",")).stream().sorted().toList();
        assertThat(outlets(text, "Nobody's Gazette").stream().sorted().toList()).isEqualTo(want);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
    Ukrinform             | Bulgaria sends generators, Ukrinform reports, citing the ministry.
    Report.az             | Sweden will pay for drones, Report informs.
    BBC News              | A government source told the BBC that no request had come.
    Yonhap News Agency    | SEOUL, July 10 (Yonhap) -- South Korea will send Ukraine tents, the ministry said.
    The Kyiv Independent  | Rome gives guns, a minister told the Kyiv Independent.
    Al Jazeera            | Spain pays UNRWA.¶SOURCE: AL JAZEERA AND NEWS AGENCIES
    """)
    void an_outlets_own_name_is_no_origin(String own, String text) {
        assertThat(outlets(text, own)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
    Ukraine is to ask Seoul for weapons, the South China⏎Morning Post reported on Monday.              | South China Morning Post
    The envoy flies to Seoul on Tuesday to ask for weapons, and⏎has a list with him, the South China⏎Morning Post reported on Monday. | South China Morning Post
    Ukraine is to ask Seoul for weapons, according to the South China⏎  Morning Post.                  | South China Morning Post
    Kenya will get two thousand tonnes of rice, according to⏎Yonhap, which had it from the ministry.   | Yonhap
    Kenya will get 2,000 tonnes of rice, according to~Yonhap.                                          | Yonhap
    Kenya will get 2,000 tonnes of rice, The~Korea~Herald~reported.                                    | Korea Herald
    Ukraine to ask South Korea and China⏎Morning talks began in Seoul, Yonhap reported.               | Yonhap
    Kyiv asks for help from Prague and from Warsaw⏎Czech Radio reported on Monday that it had.         | Czech Radio
    """)
    void a_name_holds_over_line_breaks_and_blanks_of_any_kind(String text, String expected) {
        assertThat(outlets(text, "Nobody's Gazette")).containsExactly(expected.split(","));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Kenya gets rice, according to officials and according to Mr Bild.",
                "Kenya gets rice, according to Mr. Julian Bild and others.",
                "Kenya gets rice, President Bild said on Monday.",
                "Kenya gets rice, according to Finance Minister Bild.",
                "Kenya gets rice, Dr Post reported on Monday.",
                "Kenya gets rice, according to Ms~Times.",
                "Kenya gets rice, Mr Bild and Mr Post reported."
            })
    void a_person_of_an_outlets_name_is_none(String text) {
        assertThat(credits(text, "Nobody's Gazette")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
    Seoul will be careful, Caliber.Az reports per foreign media.                      | Caliber.Az
    Seoul will be careful, Caliber.Az reports, citing Western media.                  | Caliber.Az
    Seoul will be careful, Caliber.Az reported on Monday, citing~Western⏎media.       | Caliber.Az
    Seoul will be careful, according to Yonhap, which cited local media.              | Yonhap
    Yonhap, quoting several Japanese outlets, said that Seoul would be careful.       | Yonhap
    Kyiv asks, AFP said.¶Seoul will be careful, Ukrinform writes with reference to foreign media. | AFP,Ukrinform
    """)
    void who_has_it_from_unnamed_media_is_credited_and_so_are_they(String text, String expected) {
        List<Article.Credit> found = credits(text, "Nobody's Gazette");

        assertThat(named(found)).containsExactlyInAnyOrder(expected.split(","));
        assertThat(found.getLast()).isEqualTo(new Article.Credit(null, Relation.CITES, null));
        assertThat(found).hasSize(expected.split(",").length + 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Kenya gets rice, according to Yonhap.¶Local media reported that it had rained.",
                "Kenya gets rice, according to Yonhap, and local media reported that it had rained.",
                "Kenya gets rice, Yonhap reports.¶The minister was angry, according to local media.",
                "Kenya gets rice, Yonhap reports, citing social media.",
            })
    void media_without_a_name_elsewhere_in_a_story_are_no_credit_beside_a_named_one(String text) {
        assertThat(credits(text, "Nobody's Gazette"))
                .extracting(Article.Credit::outlet)
                .containsExactly("Yonhap");
    }

    @Test
    void who_tells_the_story_itself_credits_the_unnamed_alone() {
        String text = "Seoul will be careful, Caliber.Az reports per foreign media.";

        assertThat(credits(text, "Caliber.Az"))
                .extracting(Article.Credit::outlet)
                .containsExactly((String) null);
        assertThat(credits(text, null))
                .extracting(Article.Credit::outlet)
                .containsExactly((String) null);
    }

    /** Else what one outlet reports of another would count as a second origin. */
    @ParameterizedTest
    @CsvSource({
        "Independent,      Kyiv Independent",
        "The Independent,  Kyiv Independent",
        "The Times,        New York Times",
        "The Journal,      Wall Street Journal",
        "Kyiv Independent, Independent"
    })
    void an_outlet_whose_name_ends_like_the_storys_own_is_another(String own, String credited) {
        assertThat(outlets("Norway will give Kenya rice, according to the " + credited + ".", own))
                .containsExactly(credited);
    }

    @ParameterizedTest
    @CsvSource({
        "reuters.com, Reuters",
        "www.reuters.com, Reuters",
        "kyivindependent.com, Kyiv Independent",
        "caliber.az, Caliber.Az"
    })
    void an_outlet_that_is_known_by_its_domain_alone_is_no_origin(String domain, String own) {
        String story = "Norway will give Kenya rice, the minister told " + own + ".";
        assertThat(RULES.in(READER.read(null, story), new Article.Outlet(null, domain))).isEmpty();
        assertThat(RULES.in(READER.read(null, story), new Article.Outlet(null, "dawn.com")))
                .hasSize(1);
    }

    @Test
    void a_picture_in_a_paragraph_is_no_credit_of_the_story() {
        assertThat(outlets("A convoy leaves Odesa on Monday. REUTERS/Gleb Garanich", "Dawn"))
                .isEmpty();
        assertThat(outlets("A convoy leaves Odesa on Monday. AFP/Reuters", "Dawn"))
                .containsExactly("AFP", "Reuters");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
    By Staff The Canadian Press¶Kenya will get rice.                            | Canadian Press
    Le Monde with AFP¶Kenya will get rice.                                      | AFP
    Staff writer, with Reuters¶Kenya will get rice.                             | Reuters
    Kenya will get rice.¶Source: PAP, IAR                                       | IAR, PAP
    Kenya will get rice.¶[File: Anna Brown/Pool via Reuters]                    | ''
    Kenya will get rice.¶[The minister in Oslo. (Anna Brown/The Canadian Press)] | ''
    Kenya will get rice.¶Tags: Kenya, Foreign policy                            | ''
    """)
    void lines_around_a_story_credit_agencies_and_pictures_do_not(String page, String expected) {
        List<String> want = expected.isEmpty() ? List.of() : List.of(expected.split(", "));
        assertThat(outlets(page, "Nobody's Gazette")).isEqualTo(want);
    }
}
