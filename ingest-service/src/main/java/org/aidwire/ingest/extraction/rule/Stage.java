package org.aidwire.ingest.extraction.rule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.aidwire.ingest.extraction.Lists;
import org.aidwire.ingest.extraction.clause.Roles;
import org.aidwire.ingest.extraction.clause.Scene;
import org.aidwire.ingest.extraction.clause.VerbGroup;
import org.aidwire.ingest.extraction.mention.PartyMention;
import org.aidwire.ingest.extraction.mention.PartyMention.How;
import org.aidwire.ingest.extraction.speech.SayingVerbs;
import org.jspecify.annotations.Nullable;

/**
 * What the story as a whole gives to a sentence that leaves something out: who "it" and "the
 * ministry" are, and between whom aid goes here.
 */
final class Stage {

    private static final Set<String> SPEAKERS = Set.of("we", "i", "our", "us");

    /** Who as a rule gives: no story's goal only by being named. */
    private static final Set<String> GIVERS =
            Lists.words(
                    "US GB FR DE IT CA AU NZ NL SE NO DK FI CH AT BE ES IE LU EU NATO AE QA KR");

    /**
     * To whom no aid of a story goes, though it is spoken of as if: "relief for the EU's regions".
     */
    private static final Set<String> NO_GOALS = Set.of("EU", "NATO", "G7");

    /** Whether some parties are among those who mostly give. */
    static boolean gives(Set<String> parties) {
        return !parties.isEmpty() && GIVERS.containsAll(parties);
    }

    /** What one who is told of only as an enemy does. */
    private static final Set<String> ATTACKS =
            Set.of("attack", "invade", "bomb", "shell", "strike", "destroy");

    /** The share of one who is as good as the only one. */
    private static final double MOST = 0.8;

    private static final Set<String> PERSONS = Set.of("he", "she", "his", "her");
    static final Set<String> OFFICE_NOUNS =
            Lists.words(
                    "it they force government ministry country president minister official nation agency"
                            + " bloc fund alliance commission side army military administration cabinet"
                            + " organisation organization department embassy authority ambassador bank"
                            + " board premier chancellor state team spokesperson spokesman leader"
                            + " secretary union lawmaker senate house parliament congress king emir"
                            + " prince sheikh programme committee council office centre center");

    private static final Set<String> LENDING = Set.of("board", "fund", "bank", "lender");

    /** Who goes for a state, and is told by the noun alone when named before. */
    private static final Set<String> DELEGATES = Set.of("delegation", "envoy", "negotiator");

    private final List<Scene> scenes;
    private final Map<String, String> delegates = new HashMap<>();
    private final Map<Integer, String> speakers;
    private final Map<Integer, String> titles;
    private final String home;
    private final List<@Nullable String> agents = new ArrayList<>();
    private final List<@Nullable String> acting = new ArrayList<>();
    private final Map<String, Integer> donors = new HashMap<>();
    private final Map<String, Integer> recipients = new HashMap<>();
    private final Map<String, Integer> mentioned = new HashMap<>();

    /**
     * Sets the stage.
     *
     * @param home whose government "the government" is for the outlet's readers, "" for unknown
     * @param speakers the affiliation of who speaks in a sentence, by its place
     * @param titles the party that a sentence's passage is headed by, by its place
     */
    Stage(
            List<Scene> scenes,
            Map<Integer, String> speakers,
            Map<Integer, String> titles,
            String home) {
        this.scenes = scenes;
        this.home = home;
        this.speakers = speakers;
        this.titles = titles;
        String last = null;
        for (int i = 0; i < scenes.size(); i++) {
            String title = titles.get(i);
            last = title == null || title.equals(titles.get(i - 1)) ? last : title;
            String agent = agent(scenes.get(i));
            acting.add(agent);
            last = agent == null ? last : agent;
            agents.add(last);
            delegates(scenes.get(i));
        }
    }

    /**
     * Who gives in the passage that a sentence stands in: whom its heading names, or who acted last
     * before it in its paragraph; "" where that is nobody who can give.
     */
    String passage(int sentence, Set<String> recipients) {
        String title = titles.get(sentence);
        int paragraph = scenes.get(sentence).sentence().paragraph();
        for (int i = sentence - 1; i >= 0 && title == null; i--) {
            if (scenes.get(i).sentence().paragraph() != paragraph) {
                break;
            }
            title = acting.get(i);
        }
        boolean gives =
                title != null
                        && !recipients.contains(title)
                        && (donors.containsKey(title) || !this.recipients.containsKey(title))
                        && (!Carriers.ALL.contains(title) || Carriers.LENDERS.contains(title))
                        && !title.equals(recipient(Set.of()));
        return gives && title != null ? title.replace("-PARLIAMENT", "") : "";
    }

    /** "A Ukrainian delegation", whose "the delegation" is later on. */
    private void delegates(Scene scene) {
        Roles roles = new Roles(scene);
        for (PartyMention m : scene.parties()) {
            String noun = roles.describes(m);
            if (DELEGATES.contains(noun)) {
                delegates.putIfAbsent(noun, m.party());
            }
        }
    }

    private static @Nullable String agent(Scene scene) {
        Roles roles = new Roles(scene);
        for (PartyMention m : scene.parties()) {
            if (roles.agent(m)
                    && roles.preposition(m).isEmpty()
                    && m.how() != How.GROUP
                    && !ATTACKS.contains(scene.sentence().lemma(m.to()))) {
                return m.party();
            }
        }
        return null;
    }

    /** Whose delegation a noun is: as the story has named it, or theirs for whom its aid is. */
    List<String> delegating(String noun) {
        String goal = DELEGATES.contains(noun) ? recipient(Set.of()) : "";
        String party = delegates.getOrDefault(noun, goal);
        return party.isEmpty() ? List.of() : List.of(party);
    }

    /** Who a pronoun or an office without its party is, in a sentence, or null. */
    @Nullable String reference(String word, int sentence, VerbGroup verb) {
        if (SPEAKERS.contains(word)) {
            return speakers.get(sentence);
        }
        if (PERSONS.contains(word)) {
            String speaker = speakers.get(sentence);
            return speaker != null ? speaker : before(sentence, verb);
        }
        String known = word.equals("bloc") ? "EU" : word.equals("alliance") ? "NATO" : "";
        if (!known.isEmpty()) {
            return known;
        }
        String lender = LENDING.contains(word) ? lender(sentence) : "";
        if (!lender.isEmpty()) {
            return lender;
        }
        return OFFICE_NOUNS.contains(word) ? before(sentence, verb) : null;
    }

    /** Whose board it is that approves: of the bank or fund that the story named last. */
    private String lender(int sentence) {
        for (int i = sentence; i >= 0; i--) {
            for (PartyMention m : scenes.get(i).parties()) {
                if (Carriers.LENDERS.contains(m.party())) {
                    return m.party();
                }
            }
        }
        return "";
    }

    private @Nullable String before(int sentence, VerbGroup verb) {
        Scene scene = scenes.get(sentence);
        Roles roles = new Roles(scene);
        VerbGroup above = scene.finiteBefore(verb);
        if (above != null && SayingVerbs.say(above.lemma())) {
            List<PartyMention> saying = roles.subjects(above);
            if (saying.size() == 1 && saying.getFirst().to() <= verb.first()) {
                return saying.getFirst().party();
            }
        }
        for (PartyMention m : scene.parties()) {
            if (m.to() <= verb.first() && roles.agent(m) && roles.preposition(m).isEmpty()) {
                return m.party();
            }
        }
        String speaker = speakers.get(sentence);
        if (speaker != null) {
            return speaker;
        }
        String agent = sentence == 0 ? null : agents.get(sentence - 1);
        return agent == null && !home.isEmpty() ? home : agent;
    }

    /**
     * The party that a sentence's speaker speaks for, where it can be the one that gives.
     *
     * @param landed whether the sentence tells of planes and ships that have come: those who tell
     *     of them have sent them, where they are not who gets them
     */
    String side(int sentence, Set<String> recipients, boolean landed) {
        String speaker = speakers.get(sentence);
        boolean gives =
                speaker != null
                        && (donors.containsKey(speaker) || (landed && speaker.length() == 2))
                        && !recipients.contains(speaker)
                        && !speaker.equals(recipient(Set.of()));
        return gives && speaker != null ? speaker : "";
    }

    /**
     * Who "the government" is that gives: not the one that the story's aid goes to, where another
     * one leads those who give.
     */
    @Nullable String giving(@Nullable String referred, String noun, Set<String> recipients) {
        boolean goal =
                referred != null
                        && OFFICE_NOUNS.contains(noun)
                        && referred.equals(recipient(Set.of()))
                        && !donors.containsKey(referred);
        String donor = goal ? donor(recipients) : "";
        return donor.isEmpty() ? referred : donor;
    }

    /** Counts an explicit fact, before the second reading. */
    void learn(String donor, String recipient, int weight) {
        if (recipient.endsWith("-PARLIAMENT") || NO_GOALS.contains(recipient)) {
            return;
        }
        if (!donor.isEmpty()) {
            donors.merge(donor, weight, Integer::sum);
        }
        if (!recipient.isEmpty()) {
            recipients.merge(recipient, weight, Integer::sum);
        }
    }

    /** Counts a party that is spoken of as where help is needed, for stories that say no more. */
    void notice(String party) {
        if (GIVERS.contains(party) || party.endsWith("-PARLIAMENT")) {
            return;
        }
        mentioned.merge(party, 1, Integer::sum);
    }

    /** Counts a party that a disaster has struck, whoever it is. */
    void stricken(String party) {
        mentioned.merge(party, 2, Integer::sum);
    }

    /** The state whose parliament the story tells of, "" where none is named. */
    String parliament() {
        for (Scene scene : scenes) {
            for (PartyMention m : scene.parties()) {
                if (m.party().endsWith("-PARLIAMENT")) {
                    return m.party().replace("-PARLIAMENT", "");
                }
            }
        }
        return "";
    }

    /** The agency that carries aid in this story, "" where none is named. */
    String carrier() {
        for (Scene scene : scenes) {
            for (PartyMention m : scene.parties()) {
                if (Carriers.ALL.contains(m.party()) && !m.party().equals("UN")) {
                    return m.party();
                }
            }
        }
        return "";
    }

    /** The one that most of the story's aid comes from, "" where no one leads. */
    String donor(Set<String> not) {
        return leading(donors, not);
    }

    /** The one that most of the story's aid goes to, "" where no one leads. */
    String recipient(Set<String> not) {
        Set<String> givers = new HashSet<>(not);
        givers.addAll(Carriers.LENDERS);
        String named = leading(recipients, givers);
        return named.isEmpty()
                        && recipients.keySet().stream()
                                .allMatch(r -> not.contains(r) || secondary(r))
                ? leading(mentioned, givers)
                : named;
    }

    /** The one that nearly all of the story's aid comes from, "" where there are several. */
    String soleDonor() {
        return sole(donors);
    }

    /** The one that nearly all of the story's aid goes to, "" where there are several. */
    String soleRecipient() {
        return recipients.isEmpty() ? sole(mentioned) : sole(recipients);
    }

    private static String sole(Map<String, Integer> counts) {
        int all = counts.values().stream().mapToInt(Integer::intValue).sum();
        return counts.entrySet().stream()
                .filter(e -> e.getValue() >= MOST * all && e.getValue() > 1)
                .filter(e -> !secondary(e.getKey()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }

    /** Whether a party is the story's goal only by having been named once. */
    boolean faint(String recipient) {
        return !recipients.containsKey(recipient) && mentioned.getOrDefault(recipient, 0) < 2;
    }

    private String leading(Map<String, Integer> counts, Set<String> not) {
        Map<String, Integer> open = new HashMap<>();
        counts.forEach(
                (party, n) -> {
                    if (!not.contains(party)) {
                        open.put(party, n);
                    }
                });
        if (open.keySet().stream().anyMatch(p -> !secondary(p))) {
            open.keySet().removeIf(Stage::secondary);
        }
        int all = open.values().stream().mapToInt(Integer::intValue).sum();
        return open.entrySet().stream()
                .max(
                        Map.Entry.<String, Integer>comparingByValue()
                                .thenComparing(Map.Entry.comparingByKey()))
                .filter(e -> e.getValue() * 2 >= all)
                .map(Map.Entry::getKey)
                .orElse("");
    }

    /** Carriers and groups stand back where a state is spoken of. */
    private static boolean secondary(String party) {
        return Carriers.ALL.contains(party) || party.startsWith("GROUP-");
    }
}
