package org.aidwire.ingest.extraction.speech;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.aidwire.ingest.extraction.clause.Scene;
import org.aidwire.ingest.extraction.clause.VerbGroup;
import org.aidwire.ingest.extraction.mention.OutletNames;
import org.aidwire.ingest.extraction.text.Sentence;
import org.aidwire.ingest.extraction.text.Tag;
import org.jspecify.annotations.Nullable;

/** Finds all speech of a story. */
public final class SpeechRules {

    /** What calls itself so reports what others say. */
    private static final Set<String> PRESS =
            Set.of("newspaper", "broadcaster", "daily", "tabloid", "website", "portal");

    private final OutletNames outlets;

    public SpeechRules(OutletNames outlets) {
        this.outlets = outlets;
    }

    private record Attributed(Speaker speaker, String verb) {}

    public List<Speech> in(List<Scene> scenes) {
        People people = new People();
        SpeakerReader.Memory memory = new SpeakerReader.Memory();
        List<Speech> out = new ArrayList<>();
        List<Sentence> sentences = scenes.stream().map(Scene::sentence).toList();
        scenes.forEach(scene -> new SpeakerReader(scene, people, memory).introduce());
        Segment before = null;
        for (Segment segment : Segment.of(sentences)) {
            Attributed found = attribution(scenes, segment, people, memory);
            boolean quoted = quoted(sentences, segment);
            if (found == null
                    && quoted
                    && goesOn(sentences, before, segment)
                    && memory.last != null) {
                found = new Attributed(memory.last, "");
            }
            if (found != null && announces(sentences, segment)) {
                remember(memory, found.speaker());
            } else if (found != null) {
                remember(memory, found.speaker());
                out.add(
                        new Speech(
                                segment.first(),
                                segment.last(),
                                segment.start(),
                                segment.end(),
                                found.speaker(),
                                quoted,
                                found.verb()));
            }
            if (found == null) {
                new SpeakerReader(scenes.get(segment.last()), people, memory).notice();
            }
            before = segment;
        }
        return out;
    }

    /** "The minister said:" before a quotation in the next paragraph. */
    private static boolean announces(List<Sentence> sentences, Segment segment) {
        Sentence s = sentences.get(segment.last());
        return s.size() < 14 && s.is(s.size() - 1, ":");
    }

    private static void remember(SpeakerReader.Memory memory, Speaker speaker) {
        memory.last = speaker;
        if (speaker.person()) {
            memory.person = speaker;
        } else if (speaker.name() != null) {
            memory.body = speaker;
        }
    }

    /** A quotation without a speaker follows the one before, in its paragraph or the next. */
    private static boolean goesOn(
            List<Sentence> sentences, @Nullable Segment before, Segment segment) {
        return before != null
                && sentences.get(segment.first()).paragraph()
                                - sentences.get(before.last()).paragraph()
                        <= 1;
    }

    private static boolean quoted(List<Sentence> sentences, Segment segment) {
        int inside = 0;
        int all = 0;
        for (int k = segment.first(); k <= segment.last(); k++) {
            Sentence s = sentences.get(k);
            boolean open = s.opensInQuote();
            for (int i = 0; i < s.size(); i++) {
                open ^= s.at(i).quote();
                inside += open ? 1 : 0;
                all++;
            }
        }
        return inside * 2 > all;
    }

    private @Nullable Attributed attribution(
            List<Scene> scenes, Segment segment, People people, SpeakerReader.Memory memory) {
        Attributed weak = null;
        for (int k = segment.first(); k <= segment.last(); k++) {
            Scene scene = scenes.get(k);
            SpeakerReader reader = new SpeakerReader(scene, people, memory);
            Attributed according = according(scene, reader);
            if (according != null) {
                return according;
            }
            Attributed cited = cited(scene, reader);
            if (cited != null) {
                return cited;
            }
            for (VerbGroup verb : scene.verbs()) {
                Attributed found = byVerb(scene, verb, reader);
                if (found != null && SayingVerbs.say(verb.lemma())) {
                    return found;
                }
                weak = weak == null ? found : weak;
            }
            Attributed heading = heading(scene, reader);
            if (heading != null) {
                return heading;
            }
        }
        return weak;
    }

    private @Nullable Attributed according(Scene scene, SpeakerReader reader) {
        Sentence s = scene.sentence();
        for (int i = 0; i + 2 < s.size(); i++) {
            if (s.is(i, "according") && s.is(i + 1, "to") && !s.quoted(i)) {
                int end = i + 2;
                while (end < s.size()
                        && !s.is(end, ",")
                        && !s.is(end, ".")
                        && !s.is(end, ";")
                        && s.tag(end) != Tag.VERB) {
                    end++;
                }
                if (outlet(s, i + 2, end)) {
                    return null;
                }
                Speaker speaker = reader.read(i + 2, Math.min(s.size(), end));
                return speaker == null ? null : new Attributed(speaker, "say");
            }
        }
        return null;
    }

    /** "Bloomberg reported, citing people familiar with the matter": theirs is the word. */
    private @Nullable Attributed cited(Scene scene, SpeakerReader reader) {
        Sentence s = scene.sentence();
        for (int i = 1; i + 1 < s.size(); i++) {
            boolean cites =
                    (s.is(i, "citing") || s.is(i, "quoting"))
                            || (s.is(i, "to")
                                    && (s.is(i - 1, "reference") || s.is(i - 1, "referring")));
            if (!cites || s.quoted(i)) {
                continue;
            }
            int end = i + 1;
            while (end < s.size() && s.tag(end) != Tag.VERB && !s.is(end, ",") && !s.is(end, ".")) {
                end++;
            }
            Speaker speaker = outlet(s, i + 1, end) ? null : reader.read(i + 1, end);
            if (speaker != null) {
                return new Attributed(speaker, "say");
            }
        }
        return null;
    }

    /** Quote from the minister: "…". */
    private @Nullable Attributed heading(Scene scene, SpeakerReader reader) {
        Sentence s = scene.sentence();
        for (int i = 1; i < Math.min(14, s.size() - 1); i++) {
            if (s.is(i, ":") && s.is(i + 1, "\"")) {
                Speaker speaker = reader.read(s.is(0, "quote") ? Math.min(2, i) : 0, i);
                return speaker == null ? null : new Attributed(speaker, "say");
            }
        }
        return null;
    }

    private @Nullable Attributed byVerb(Scene scene, VerbGroup verb, SpeakerReader reader) {
        Sentence s = scene.sentence();
        boolean say = SayingVerbs.say(verb.lemma());
        if ((!say && !SayingVerbs.act(verb.lemma()))
                || s.quoted(verb.head())
                || verb.passive()
                || !verb.finite()
                || mute(s, verb)) {
            return null;
        }
        boolean inverted = inverted(scene, verb);
        Speaker speaker =
                inverted && quoteBefore(s, verb)
                        ? right(scene, verb, reader)
                        : left(scene, verb, reader);
        if (speaker == null && inverted) {
            speaker = right(scene, verb, reader);
        }
        if (speaker == null && say && quoteBefore(s, verb)) {
            speaker = right(scene, verb, reader);
        }
        if (speaker == null || (verb.lemma().equals("call") && !call(s, verb))) {
            return null;
        }
        if (Set.of("promise", "pledge", "vow", "announce", "propose").contains(verb.lemma())
                && verb.head() * 2 < s.size()
                && bare(scene, speaker)) {
            return null;
        }
        return new Attributed(speaker, declines(s, verb) ? "decline" : verb.lemma());
    }

    /** "did not say": nobody is heard, unless the silence is the news. */
    private static boolean mute(Sentence s, VerbGroup verb) {
        if (verb.lemma().equals("turn")) {
            return !s.is(verb.head() + 1, "down");
        }
        boolean ahead =
                verb.tense() == VerbGroup.Tense.FUTURE
                        || verb.tense() == VerbGroup.Tense.MAY
                        || verb.tense() == VerbGroup.Tense.WOULD;
        if (ahead && !SayingVerbs.say(verb.lemma())) {
            return true;
        }
        boolean silence = Set.of("comment", "respond", "reply", "answer").contains(verb.lemma());
        return (verb.negated() && !silence) || subordinate(s, verb);
    }

    /** "hours after the president told them": an aside and not the sentence's word. */
    private static boolean subordinate(Sentence s, VerbGroup verb) {
        for (int i = verb.first() - 1; i >= 0 && i > verb.first() - 9; i--) {
            if (s.is(i, ",") || s.is(i, "\"")) {
                return false;
            }
            if (Set.of("after", "before", "when", "because", "since", "if", "whether")
                    .contains(s.low(i))) {
                return i > 0;
            }
        }
        return false;
    }

    /** "Germany promised": a deed of a state and nobody's words. */
    private static boolean bare(Scene scene, Speaker speaker) {
        return !speaker.person()
                && speaker.affiliation() != null
                && speaker.name() != null
                && scene.parties().stream()
                        .anyMatch(
                                m ->
                                        scene.sentence()
                                                .at(m.to() - 1)
                                                .text()
                                                .equals(last(speaker.name())));
    }

    private static String last(String name) {
        return name.substring(name.lastIndexOf(' ') + 1);
    }

    private static boolean call(Sentence s, VerbGroup verb) {
        String next = s.low(verb.head() + 1);
        return Set.of("on", "for", "upon").contains(next) || s.tag(verb.head() + 1) != Tag.ADP;
    }

    private static boolean declines(Sentence s, VerbGroup verb) {
        return Set.of("decline", "refuse").contains(verb.lemma())
                && s.is(verb.head() + 2, "comment");
    }

    /** "…," said the minister. */
    private static boolean inverted(Scene scene, VerbGroup verb) {
        Sentence s = scene.sentence();
        int i = verb.first() - 1;
        boolean mark =
                i >= 0
                        && (s.is(i, "\"")
                                || (s.is(i, ",") && s.is(i - 1, "\""))
                                || (s.is(i, ",") && i > 2));
        int next = verb.head() + 1;
        boolean noun =
                s.tag(next) == Tag.PROPN
                        || s.tag(next) == Tag.DET
                        || s.tag(next) == Tag.NOUN
                        || (s.tag(next) == Tag.ADJ
                                && s.at(Math.min(next, s.size() - 1)).capitalised());
        return mark && noun && SayingVerbs.say(verb.lemma());
    }

    private static boolean quoteBefore(Sentence s, VerbGroup verb) {
        int i = verb.first() - 1;
        return i >= 0 && (s.is(i, "\"") || (s.is(i, ",") && s.is(i - 1, "\"")));
    }

    private @Nullable Speaker right(Scene scene, VerbGroup verb, SpeakerReader reader) {
        Sentence s = scene.sentence();
        int from = verb.head() + 1;
        int end = from;
        while (end < s.size()
                && !s.is(end, "\"")
                && !s.is(end, ".")
                && !s.is(end, ";")
                && s.tag(end) != Tag.SCONJ
                && end - from < 30
                && !(s.tag(end) == Tag.VERB && end > from && !s.low(end).endsWith("ing"))) {
            end++;
        }
        return outlet(s, from, Math.min(from + 3, end)) ? null : reader.read(from, end);
    }

    private @Nullable Speaker left(Scene scene, VerbGroup verb, SpeakerReader reader) {
        Sentence s = scene.sentence();
        int relative = Subjects.relative(scene, verb);
        if (relative > 0) {
            return reader.read(Subjects.leadIn(scene, verb), relative);
        }
        int from = Subjects.subjectStart(scene, verb);
        if (outlet(s, from, verb.first())) {
            return null;
        }
        if (s.tag(verb.first() - 1) == Tag.CCONJ) {
            Speaker above = first(scene, verb, reader);
            if (above != null) {
                return above;
            }
        }
        if (from > 0 && s.is(verb.first() - 1, ",")) {
            int start = Subjects.appositionStart(s, from, verb.first());
            return reader.read(start, verb.first());
        }
        int comma = Subjects.lastComma(s, from, verb.first());
        if (comma >= 0 && from > 0) {
            return reader.read(comma + 1, verb.first());
        }
        Speaker near = reader.read(from, verb.first());
        return near != null || !Subjects.coordinated(s, verb) ? near : first(scene, verb, reader);
    }

    /** "The minister visited Kyiv and said": the subject stands before the first verb. */
    private static @Nullable Speaker first(Scene scene, VerbGroup verb, SpeakerReader reader) {
        for (VerbGroup v : scene.verbs()) {
            if (v.finite() && v.head() < verb.first()) {
                return reader.read(Subjects.leadIn(scene, v), v.first());
            }
        }
        return null;
    }

    private boolean outlet(Sentence s, int from, int to) {
        for (int i = from; i < to && i < s.size(); i++) {
            if (PRESS.contains(s.low(i)) || (s.is(i, "news") && s.is(i + 1, "agency"))) {
                return true;
            }
        }
        return outlets.in(s).stream().anyMatch(m -> m.from() >= from && m.to() <= to);
    }
}
