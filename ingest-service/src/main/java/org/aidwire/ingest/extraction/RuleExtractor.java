package org.aidwire.ingest.extraction;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.aidwire.contract.Article;
import org.aidwire.contract.codes.Items;
import org.aidwire.contract.codes.Parties;
import org.aidwire.ingest.extraction.clause.Scene;
import org.aidwire.ingest.extraction.clause.VerbGroup;
import org.aidwire.ingest.extraction.clause.VerbGroups;
import org.aidwire.ingest.extraction.credit.CreditRules;
import org.aidwire.ingest.extraction.mention.ItemMention;
import org.aidwire.ingest.extraction.mention.ItemNames;
import org.aidwire.ingest.extraction.mention.MoneyReader;
import org.aidwire.ingest.extraction.mention.OutletNames;
import org.aidwire.ingest.extraction.mention.PartyMention;
import org.aidwire.ingest.extraction.mention.PartyNames;
import org.aidwire.ingest.extraction.rule.ActRules;
import org.aidwire.ingest.extraction.rule.AidFact;
import org.aidwire.ingest.extraction.rule.AidRules;
import org.aidwire.ingest.extraction.rule.Gates;
import org.aidwire.ingest.extraction.speech.Houses;
import org.aidwire.ingest.extraction.speech.Officials;
import org.aidwire.ingest.extraction.speech.Speech;
import org.aidwire.ingest.extraction.speech.SpeechRules;
import org.aidwire.ingest.extraction.text.Sentence;
import org.aidwire.ingest.extraction.text.Story;
import org.aidwire.ingest.extraction.text.StoryReader;
import org.aidwire.ingest.extraction.text.Tagger;
import org.jspecify.annotations.Nullable;

/** The extractor that this project brings: rules over clauses. */
public final class RuleExtractor implements StatementExtractor {

    private static final Pattern OFFICIAL =
            Pattern.compile(
                    "(?i)government|ministry|department|embassy|office of|white house|commission|"
                            + "presiden|cabinet|council of|foreign affairs|\\bstate\\b|prime minister|mofa");

    private final StoryReader reader;
    private final PartyNames parties;
    private final ItemNames items;
    private final AidRules aid;
    private final SpeechRules speech;
    private final CreditRules credits;

    public RuleExtractor(Tagger tagger) {
        Lists lists = Lists.INSTANCE;
        reader = new StoryReader(tagger);
        parties = new PartyNames(Parties.INSTANCE, lists);
        items = new ItemNames(Items.INSTANCE, lists);
        aid = new AidRules(ActRules.INSTANCE, new Gates(lists.trade()));
        OutletNames outlets = new OutletNames(lists);
        speech = new SpeechRules(outlets);
        credits = new CreditRules(lists);
    }

    @Override
    public Extraction extract(Article article) {
        String body = article.body();
        if (body == null || body.isBlank()) {
            return new Extraction(List.of(), List.of());
        }
        Story story = reader.read(article.headline(), body);
        List<Article.Credit> credited = credits.in(story, article.outlet());
        List<Scene> scenes =
                Officials.named(
                        Houses.known(
                                story.sentences().stream()
                                        .map(sentence -> scene(body, sentence))
                                        .toList()));
        List<Speech> said = speech.in(scenes);
        List<AidFact> facts =
                Drafts.distinct(
                        aid.facts(
                                head(story.headline()),
                                scenes,
                                speakers(said, scenes, voice(article)),
                                titles(scenes),
                                Currency.home(article)),
                        sentence -> word(said, sentence));
        return new Extraction(new Statements(article, scenes, said, credited).of(facts), credited);
    }

    private List<Scene> head(@Nullable String headline) {
        if (headline == null || headline.isBlank()) {
            return List.of();
        }
        String sentence = headline.strip() + ".";
        return reader.read(null, sentence).sentences().stream()
                .map(s -> scene(sentence, s))
                .toList();
    }

    private Scene scene(String body, Sentence sentence) {
        List<ItemMention> goods = items.in(sentence);
        return new Scene(
                sentence,
                VerbGroups.of(sentence).stream().filter(v -> !within(goods, v)).toList(),
                parties.in(sentence),
                goods,
                MoneyReader.in(body, sentence));
    }

    /** "more relief supplies": a word of what the goods are called is no verb. */
    private static boolean within(List<ItemMention> goods, VerbGroup verb) {
        return goods.stream().anyMatch(m -> m.from() < verb.first() && verb.head() < m.to());
    }

    private static String word(List<Speech> said, int sentence) {
        return said.stream()
                .filter(speech -> speech.first() <= sentence && sentence <= speech.last())
                .map(speech -> speech.speaker().attribution().name())
                .findFirst()
                .orElse("");
    }

    /**
     * The party whose own release this is, by the name of its outlet, "" where it is a newspaper's:
     * "we" in it, outside of quotations, is that party.
     */
    private String voice(Article article) {
        String outlet = article.outletName();
        if (outlet == null || !OFFICIAL.matcher(outlet).find()) {
            return "";
        }
        return head(outlet).stream()
                .flatMap(scene -> scene.parties().stream())
                .filter(PartyMention::acts)
                .map(PartyMention::party)
                .findFirst()
                .orElse("");
    }

    private static Map<Integer, String> speakers(
            List<Speech> said, List<Scene> scenes, String voice) {
        Map<Integer, String> out = new HashMap<>();
        for (int i = 0; i < scenes.size() && !voice.isEmpty(); i++) {
            out.put(i, voice);
        }
        for (Speech speech : said) {
            String affiliation = speech.speaker().affiliation();
            for (int i = speech.first(); affiliation != null && i <= speech.last(); i++) {
                out.put(i, affiliation);
            }
        }
        return out;
    }

    /** The parties whose names alone head the passages of a story, by sentence: "Hong Kong". */
    private Map<Integer, String> titles(List<Scene> scenes) {
        Map<Integer, String> out = new HashMap<>();
        Map<String, String> known = new HashMap<>();
        for (int i = 0; i < scenes.size(); i++) {
            String party =
                    known.computeIfAbsent(scenes.get(i).sentence().section(), this::entitled);
            if (!party.isEmpty()) {
                out.put(i, party);
            }
        }
        return out;
    }

    private String entitled(String title) {
        List<Scene> scenes = head(title);
        if (scenes.size() != 1 || scenes.getFirst().parties().size() != 1) {
            return "";
        }
        Scene scene = scenes.getFirst();
        PartyMention m = scene.parties().getFirst();
        boolean whole = m.from() == 0 && m.to() >= scene.sentence().size() - 1;
        return whole && m.acts() ? m.party() : "";
    }

    /** The credits of a story alone: what submission needs before the article is published. */
    public List<Article.Credit> credits(Article article) {
        String body = article.body();
        return body == null
                ? List.of()
                : new ArrayList<>(
                        credits.in(reader.read(article.headline(), body), article.outlet()));
    }
}
