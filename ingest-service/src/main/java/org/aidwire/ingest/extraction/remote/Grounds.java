package org.aidwire.ingest.extraction.remote;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aidwire.contract.codes.Parties;
import org.aidwire.ingest.extraction.Lists;
import org.aidwire.ingest.extraction.mention.PartyMention;
import org.aidwire.ingest.extraction.mention.PartyNames;
import org.aidwire.ingest.extraction.text.Sentence;
import org.aidwire.ingest.extraction.text.StoryReader;
import org.aidwire.ingest.extraction.text.Tag;

/**
 * Which parties a story names and where, read by this project's own means: what a statement can
 * rest on.
 */
final class Grounds {

    static final StoryReader READER =
            new StoryReader(words -> Collections.nCopies(words.size(), Tag.PROPN));

    private static final PartyNames PARTIES = new PartyNames(Parties.INSTANCE, Lists.INSTANCE);

    /** Words between a name and whom it speaks for: "Kamikawa, the foreign minister of Japan". */
    private static final int NEAR = 6;

    /** A sentence, and the parties in it by any of their names. */
    private record Told(Sentence sentence, List<PartyMention> parties) {

        private boolean touches(int start, int end) {
            return sentence.start() < end && start < sentence.end();
        }

        /** Those whose words stand between two offsets of the body. */
        private List<PartyMention> between(int start, int end) {
            return parties.stream()
                    .filter(m -> sentence.at(m.from()).start() >= start)
                    .filter(m -> sentence.at(m.to() - 1).end() <= end)
                    .toList();
        }

        /** Those some words before or after other words at most. */
        private List<PartyMention> around(int start, int end) {
            int from = sentence.indexAt(start) - NEAR;
            int to = sentence.indexAt(end - 1) + 1 + NEAR;
            return parties.stream().filter(m -> m.from() >= from && m.to() <= to).toList();
        }
    }

    private final String body;
    private final List<Told> story = new ArrayList<>();

    Grounds(String body) {
        this.body = body;
        for (Sentence sentence : READER.read(null, body).sentences()) {
            story.add(new Told(sentence, PARTIES.in(sentence)));
        }
    }

    /** The body as far as it is read: of a book the rest is no ground for anything. */
    String read() {
        return story.isEmpty() ? "" : body.substring(0, story.getLast().sentence().end());
    }

    /**
     * The one paragraph of the story that a span touches, or -1: words that stand in a menu, or
     * that reach from one paragraph into the next, are no statement.
     */
    int paragraph(int start, int end) {
        int[] touched =
                story.stream()
                        .filter(told -> told.touches(start, end))
                        .mapToInt(told -> told.sentence().paragraph())
                        .distinct()
                        .toArray();
        return touched.length == 1 ? touched[0] : -1;
    }

    Set<String> namedIn(int paragraph) {
        return codes(
                story.stream()
                        .filter(told -> told.sentence().paragraph() == paragraph)
                        .flatMap(told -> told.parties().stream()));
    }

    Set<String> namedWithin(int start, int end) {
        return codes(
                story.stream()
                        .filter(told -> told.touches(start, end))
                        .flatMap(told -> told.between(start, end).stream()));
    }

    /** Who is named right beside a person: "Japan's foreign minister, Yoko Kamikawa". */
    Set<String> namedBeside(String person) {
        List<PartyMention> near = new ArrayList<>();
        int at = -1;
        for (Told told : story) {
            if (at < told.sentence().start()) {
                at = body.indexOf(person, told.sentence().start());
            }
            if (at < 0) {
                break;
            }
            if (at < told.sentence().end()) {
                near.addAll(told.around(at, at + person.length()));
            }
        }
        return codes(near.stream());
    }

    /** A parliament's name is its state's too. */
    private static Set<String> codes(Stream<PartyMention> mentions) {
        return mentions.map(PartyMention::party)
                .flatMap(party -> Stream.of(party, party.replace("-PARLIAMENT", "")))
                .collect(Collectors.toCollection(HashSet::new));
    }
}
