package org.aidwire.ingest.extraction.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.aidwire.ingest.extraction.clause.Scene;
import org.aidwire.ingest.extraction.clause.VerbGroup;

/**
 * Reads a story twice: first for what its sentences say by themselves, which shows between whom aid
 * goes here, then again with that for what they leave out.
 */
public final class AidRules {

    private final ActRules rules;
    private final Gates gates;

    public AidRules(ActRules rules, Gates gates) {
        this.rules = rules;
        this.gates = gates;
    }

    /**
     * All facts of a story, repetitions included.
     *
     * @param head the headline, which shows what the story is about and is not read for facts
     * @param home whose government "the government" is, "" where nobody can tell
     * @param speakers the affiliation of who speaks in a sentence, by its place
     * @param titles the party that a sentence's passage is headed by, by its place
     */
    public List<AidFact> facts(
            List<Scene> head,
            List<Scene> scenes,
            Map<Integer, String> speakers,
            Map<Integer, String> titles,
            String home) {
        if (!gates.story(scenes)) {
            return List.of();
        }
        Stage stage = new Stage(scenes, speakers, titles, home);
        Reading.Book book = new Reading.Book(rules, gates, new Kinds(scenes), stage);
        read(head, book, true, new ArrayList<>());
        Topics.learn(head, stage);
        read(scenes, book, true, new ArrayList<>());
        Topics.learn(scenes, stage);
        List<AidFact> out = new ArrayList<>();
        read(scenes, book, false, out);
        Leftovers leftovers = new Leftovers(book);
        for (int i = 0; i < scenes.size(); i++) {
            leftovers.read(scenes.get(i), i, out);
        }
        Rosters rosters = new Rosters(out);
        for (int i = 0; i < scenes.size(); i++) {
            rosters.read(scenes.get(i), i);
        }
        NounActs nouns = new NounActs(book, out);
        for (int i = 0; i < scenes.size(); i++) {
            nouns.read(scenes.get(i), i);
        }
        Pair pair = Pair.of(stage, out);
        if (pair != null) {
            new PairReading(book, pair, out).read(scenes);
        }
        boolean guessed = out.stream().noneMatch(AidFact::explicit);
        List<Scene> all = Stream.concat(head.stream(), scenes.stream()).toList();
        return guessed && !gates.speaksOfAid(all) ? List.of() : out;
    }

    private void read(List<Scene> scenes, Reading.Book book, boolean first, List<AidFact> out) {
        for (int i = 0; i < scenes.size(); i++) {
            Scene scene = scenes.get(i);
            for (VerbGroup verb : scene.verbs()) {
                Frame frame = rules.frame(scene.sentence(), verb.head());
                if (frame != null && gates.sentence(scene, verb)) {
                    new Reading(book, scene, i, first, out).read(verb, frame);
                }
            }
        }
    }
}
