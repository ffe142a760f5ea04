package org.aidwire.ingest.extraction.speech;

import java.util.Locale;
import org.aidwire.contract.Attribution;
import org.aidwire.ingest.extraction.clause.Scene;
import org.aidwire.ingest.extraction.mention.PartyMention;
import org.aidwire.ingest.extraction.mention.PartyMention.How;
import org.aidwire.ingest.extraction.text.Sentence;
import org.aidwire.ingest.extraction.text.Tag;
import org.jspecify.annotations.Nullable;

/** Reads a speaker off the words around a verb of saying. */
final class SpeakerReader {

    private final Scene scene;
    private final Sentence s;
    private final People people;
    private final Memory memory;

    /** Who spoke before. */
    static final class Memory {
        @Nullable Speaker person;
        @Nullable Speaker last;
        @Nullable Speaker body;
    }

    SpeakerReader(Scene scene, People people, Memory memory) {
        this.scene = scene;
        this.s = scene.sentence();
        this.people = people;
        this.memory = memory;
    }

    /** The speaker that a noun phrase names, or null where it names nobody who can speak. */
    @Nullable Speaker read(int from, int to) {
        int begin = from;
        while (begin < to
                && to - from > 1
                && (s.tag(begin) == Tag.PUNCT
                        || s.tag(begin) == Tag.CCONJ
                        || s.tag(begin) == Tag.SCONJ
                        || s.tag(begin) == Tag.ADV)) {
            begin++;
        }
        if (begin >= to || s.tag(begin) == Tag.ADP) {
            return null;
        }
        Speaker named = to - from == 1 ? people.known(s.at(from).text()) : null;
        if (named != null) {
            return named;
        }
        Speaker pronoun = pronoun(begin, to);
        if (pronoun != null) {
            return pronoun;
        }
        int head = headEnd(begin, to);
        Speaker same = again(begin, head);
        if (same != null) {
            return same;
        }
        Speaker person = person(begin, to, head);
        return person != null ? person : body(begin, head);
    }

    /** The end of the phrase proper: before a comma, unless an apposition follows a title. */
    private int headEnd(int from, int to) {
        for (int i = from; i < to; i++) {
            if (s.is(i, ",")
                    || s.is(i, "(")
                    || s.is(i, "\"")
                    || s.is(i, "who")
                    || s.is(i, "which")
                    || s.is(i, "-")) {
                return i;
            }
        }
        return to;
    }

    private @Nullable Speaker pronoun(int from, int to) {
        for (int i = from; i < to; i++) {
            switch (s.low(i)) {
                case "he", "she" -> {
                    return memory.person;
                }
                case "it" -> {
                    return memory.body;
                }
                case "they" -> {
                    return memory.last;
                }
                default -> {
                    if (s.tag(i) == Tag.NOUN || s.tag(i) == Tag.PROPN) {
                        return null;
                    }
                }
            }
        }
        return null;
    }

    /** Registers who is named with a title, before they speak or without that they do. */
    void introduce() {
        int from = 0;
        int[] name = People.firstName(scene, from, s.size());
        while (name != null) {
            boolean full =
                    name[1] - name[0] >= 2
                            && name[1] - name[0] <= 4
                            && Titles.title(s, Math.max(0, name[0] - 4), name[0]);
            Speaker known = full ? people.known(text(name[0], name[1])) : null;
            if (full && (known == null || known.affiliation() == null)) {
                String role = role(Math.max(0, name[0] - 4), s.size(), name);
                people.remember(
                        new Speaker(
                                text(name[0], name[1]),
                                role,
                                affiliation(Math.max(0, name[0] - 5), s.size(), name, role),
                                Titles.analyst(role) ? Attribution.ANALYST : Attribution.ON_RECORD,
                                true));
            }
            name = People.firstName(scene, name[1], s.size());
        }
    }

    /** Who a sentence without speech is about: "he" in the next one. */
    void notice() {
        int to = scene.verbs().isEmpty() ? s.size() : scene.verbs().getFirst().first();
        int[] name = People.lastName(scene, 0, to);
        Speaker known = name == null ? null : people.known(text(name[0], name[1]));
        if (known != null) {
            memory.person = known;
        }
    }

    /** "the minister", "the agency": who was named before. */
    private @Nullable Speaker again(int from, int head) {
        if (s.is(from, "the") && s.is(from + 1, "head") && s.is(from + 3, "state")) {
            return memory.person;
        }
        boolean the = s.is(from, "the") && head - from <= 3;
        if (!the) {
            return null;
        }
        String last = s.low(head - 1);
        boolean own =
                scene.parties().stream()
                        .anyMatch(
                                m ->
                                        m.from() >= from
                                                && m.to() <= head
                                                && m.how() != How.ORGANISATION);
        if (Titles.PERSONS.contains(last) && !own) {
            return memory.person;
        }
        if (!Titles.BODIES.contains(last)) {
            return null;
        }
        for (PartyMention m : scene.parties()) {
            if (m.to() <= from && m.how() == How.ORGANISATION) {
                return new Speaker(
                        text(m.from(), m.to()), null, m.party(), Attribution.ON_RECORD, false);
            }
        }
        return memory.body;
    }

    private @Nullable Speaker person(int from, int to, int head) {
        int[] span = People.lastName(scene, from, ofPhrase(from, head));
        boolean possessed =
                span != null && (s.is(span[1], "'s") || s.is(span[1], "'")) && !words(span[1] + 1);
        if (span == null || possessed) {
            int[] later = head < to ? People.firstName(scene, head, to) : null;
            boolean title = later != null && later[0] == head + 1 && Titles.title(s, from, head);
            if (!title || later == null) {
                return null;
            }
            span = later;
        }
        if (belongsToBody(span)) {
            return null;
        }
        String name = text(span[0], span[1]);
        Speaker known = people.known(name);
        int words = span[1] - span[0];
        if (known != null
                && (words == 1
                        || (known.name() != null
                                && known.name()
                                        .toLowerCase(Locale.ROOT)
                                        .contains(name.toLowerCase(Locale.ROOT))))) {
            return known;
        }
        if (words == 1
                && !Titles.title(s, from, span[0])
                && !leader(span)
                && !s.is(span[1], ",")
                && memory.last == null) {
            return null;
        }
        String role = role(from, to, span);
        Attribution attribution =
                Titles.analyst(role) ? Attribution.ANALYST : Attribution.ON_RECORD;
        Speaker speaker =
                new Speaker(name, role, affiliation(from, to, span, role), attribution, true);
        people.remember(speaker);
        return speaker;
    }

    /** "the president's recent remarks": who remarked speaks. */
    private boolean words(int from) {
        for (int i = from; i < from + 3; i++) {
            if (java.util.Set.of("remark", "comment", "statement", "word", "speech")
                    .contains(s.lemma(i))) {
                return true;
            }
        }
        return false;
    }

    /** "Doo Jin-ho of the Korea Institute": the name ends before what it belongs to. */
    private int ofPhrase(int from, int head) {
        for (int i = from + 1; i < head; i++) {
            if (s.is(i, "of") && People.nameWord(scene, i - 1) && !s.is(i - 1, "president")) {
                return i;
            }
        }
        return head;
    }

    /** "the Azertac agency", "the Elders group". */
    private boolean belongsToBody(int[] span) {
        return s.tag(span[1]) == Tag.NOUN
                && Titles.OFFICES.contains(s.low(span[1]))
                && !s.at(span[1]).capitalised();
    }

    private boolean leader(int[] span) {
        PartyMention m = scene.partyAt(span[1] - 1);
        return m != null && m.how() == How.LEADER;
    }

    private @Nullable String role(int from, int to, int[] span) {
        String before =
                text(from, span[0])
                        .replaceAll(
                                "^(?i:(?:however|moreover|meanwhile|earlier|also|specifically),?\\s+)?(?i:the|a|an)?\\s*",
                                "");
        String own = before.replaceAll("[,\\s]+$", "").replaceFirst("^.*,\\s*", "");
        if (own.length() > 3 && Titles.title(s, from, span[0])) {
            return own.replaceFirst("^(?i:its|their|his|her)\\s+", "");
        }
        if (s.is(span[1], ",")) {
            int end = span[1] + 1;
            while (end < s.size()
                    && !s.is(end, ",")
                    && !s.is(end, "\"")
                    && !s.is(end, ".")
                    && end - span[1] < 24) {
                end++;
            }
            String after =
                    text(span[1] + 1, Math.min(end, s.size()))
                            .replaceAll("^(?i:the|a|an|who is the|who)\\s+", "");
            return after.isBlank() ? null : after;
        }
        return null;
    }

    private @Nullable String affiliation(int from, int to, int[] span, @Nullable String role) {
        PartyMention before = null;
        for (PartyMention m : scene.parties()) {
            boolean leader = m.how() == How.LEADER && m.to() < span[0];
            if (m.from() >= from && m.to() <= span[0] && m.how() != How.PLACE && !leader) {
                before = m;
            }
        }
        if (before != null) {
            return before.party();
        }
        for (PartyMention m : scene.parties()) {
            boolean near =
                    (role != null
                            && m.from() >= span[1]
                            && m.to() <= Math.min(s.size(), span[1] + 24)
                            && role.contains(s.at(m.from()).text()));
            if (near && m.how() != How.PLACE) {
                return m.party();
            }
        }
        for (int i = span[0]; i < span[1]; i++) {
            PartyMention own = scene.partyAt(i);
            if (own != null && (i == span[1] - 1 || own.how() == How.LEADER)) {
                return own.party();
            }
        }
        return null;
    }

    private @Nullable Speaker body(int from, int head) {
        String lastWord = "";
        boolean official = false;
        boolean observer = false;
        boolean office = false;
        for (int i = from; i < head; i++) {
            String low = s.low(i);
            if (Titles.SOURCES.contains(low)) {
                return new Speaker(
                        null,
                        text(from, head),
                        partyIn(from, head),
                        Attribution.ANONYMOUS_SOURCE,
                        false);
            }
            official |= Titles.OFFICIALS.contains(low);
            observer |= Titles.OBSERVERS.contains(low);
            office |= Titles.OFFICES.contains(low);
            lastWord = low;
        }
        String name = text(from, head).replaceAll("^(?i:the|a|an|some|several|two|three)\\s+", "");
        String party = partyIn(from, head);
        if (official) {
            return new Speaker(name, name, party, Attribution.OFFICIAL_UNNAMED, false);
        }
        if (observer) {
            return new Speaker(name, null, null, Attribution.ANALYST, false);
        }
        boolean media =
                lastWord.equals("media")
                        || lastWord.equals("reports")
                        || lastWord.equals("newspaper")
                        || lastWord.equals("report");
        if (!media && (office || acts(from, head))) {
            return new Speaker(name, null, party, Attribution.ON_RECORD, false);
        }
        return null;
    }

    private boolean acts(int from, int head) {
        for (PartyMention m : scene.parties()) {
            boolean whole =
                    m.how() == How.NAME
                            || m.how() == How.ORGANISATION
                            || m.how() == How.CAPITAL
                            || m.how() == How.SEAT
                            || m.how() == How.GROUP;
            if (m.from() >= from && m.to() == head && whole) {
                return true;
            }
        }
        return false;
    }

    private @Nullable String partyIn(int from, int to) {
        for (PartyMention m : scene.parties()) {
            if (m.from() >= from && m.to() <= to && m.how() != How.PLACE) {
                return m.party();
            }
        }
        return memory.body != null ? memory.body.affiliation() : null;
    }

    private String text(int from, int to) {
        StringBuilder out = new StringBuilder();
        for (int i = from; i < to; i++) {
            boolean glued = i > from && s.at(i).start() == s.at(i - 1).end();
            out.append(i > from && !glued ? " " : "").append(s.at(i).text());
        }
        return out.toString();
    }
}
