package org.aidwire.ingest.extraction.clause;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.aidwire.ingest.extraction.Lists;
import org.aidwire.ingest.extraction.clause.VerbGroup.Tense;
import org.aidwire.ingest.extraction.text.Lemmas;
import org.aidwire.ingest.extraction.text.Sentence;
import org.aidwire.ingest.extraction.text.Tag;

/** Finds the groups of verbs in a sentence. */
public final class VerbGroups {

    private static final Set<String> BE = Lists.words("be been being is are was were 's 're got");

    private static final Set<String> NEGATIONS =
            Set.of("not", "n't", "never", "no", "neither", "nor", "without", "hardly", "cannot");
    private static final Set<String> FINITE = Set.of("has", "had", "is", "are", "was", "were");
    private static final Set<String> DAYS = Set.of("yesterday", "today", "tomorrow", "tonight");
    private static final Set<String> FUTURE = Set.of("will", "'ll", "shall", "wo");
    private static final Set<String> MAY = Set.of("may", "might", "could", "can", "ca", "cannot");
    private static final Set<String> SHOULD = Set.of("should", "must", "ought");
    private static final Set<String> BETWEEN =
            Lists.words(
                    "each both also already now still only then soon since so far yet just to be"
                            + " been have reportedly recently previously yesterday today");

    private static final Set<String> FUNDS =
            Lists.words(
                    "programme program package loan deal facility aid funding grant assistance"
                            + " arrangement");
    private static final Set<String> LATELY =
            Lists.words("last this earlier in on under by yesterday previously");

    private static final Set<String> DESCRIBING =
            Lists.words(
                    "armoured armored guided displaced advanced unmanned powdered packaged canned"
                            + " dried refined fortified processed bottled mechanised mechanized");
    private static final Set<String> TELLING =
            Lists.words(
                    "vote say tell add announce warn appeal call ask urge vow agree decide request"
                            + " insist argue note report write");

    private VerbGroups() {}

    public static List<VerbGroup> of(Sentence s) {
        List<VerbGroup> out = new ArrayList<>();
        for (int i = 0; i < s.size(); i++) {
            if (s.tag(i) == Tag.VERB && !asAdjective(s, i)) {
                out.add(group(s, i));
            } else if (s.tag(i) == Tag.AUX && copula(s, i)) {
                out.add(group(s, i));
            }
        }
        return out;
    }

    /** "developing nations", "the proposed package", "continuing support". */
    private static boolean asAdjective(Sentence s, int i) {
        if (DESCRIBING.contains(s.low(i))
                && (s.tag(i + 1) == Tag.NOUN
                        || s.tag(i + 1) == Tag.PROPN
                        || s.tag(i + 1) == Tag.ADJ)) {
            return true;
        }
        if (s.is(i, "included") && s.tag(i - 1) == Tag.NOUN && s.tag(i + 1) == Tag.PUNCT) {
            return true; // "two dogs and nine tonnes of equipment, detectors included, were sent"
        }
        if (Set.of("each", "both", "all").contains(s.low(i - 1)) && s.tag(i - 2) == Tag.AUX) {
            return false;
        }
        boolean form = s.low(i).endsWith("ing") || Lemmas.participle(s.low(i));
        Tag before = s.tag(i - 1);
        Tag after = s.tag(i + 1);
        boolean opens =
                before == Tag.DET
                        || (before == Tag.ADP && s.low(i).endsWith("ed"))
                        || before == Tag.ADJ
                        || s.low(i - 1).equals("'s")
                        || before == Tag.NUM
                        || s.low(i - 1).equals("its")
                        || s.low(i - 1).equals("their");
        return form
                && opens
                && (after == Tag.NOUN
                        || after == Tag.PROPN
                        || after == Tag.ADJ
                        || after == Tag.SYM
                        || after == Tag.NUM);
    }

    /** An auxiliary that helps no verb stands for the clause itself: "is worth", "has no plans". */
    private static boolean copula(Sentence s, int i) {
        for (int k = i + 1; k < s.size() && k < i + 6; k++) {
            if ((s.tag(k) == Tag.VERB && !asAdjective(s, k)) || s.tag(k) == Tag.AUX) {
                return false;
            }
            if (s.tag(k) != Tag.ADV && s.tag(k) != Tag.PART && !BETWEEN.contains(s.low(k))) {
                return true;
            }
        }
        return true;
    }

    private static VerbGroup group(Sentence s, int head) {
        int first = head;
        boolean negated = false;
        while (first > 0 && (auxiliary(s, first - 1) || quoted(s, first - 1)) && !opens(s, first)) {
            first--;
            negated |= NEGATIONS.contains(s.low(first));
        }
        while (first < head && (s.tag(first) == Tag.ADV && !NEGATIONS.contains(s.low(first)))) {
            first++;
        }
        Tense tense = tense(s, first, head);
        if (s.is(first - 1, "going") && s.is(first, "to")) {
            negated |= NEGATIONS.contains(s.low(first - 2)); // "is not going to deliver"
        }
        return new VerbGroup(
                first, head, s.lemma(head), tense, passive(s, first, head, tense), negated);
    }

    /** "ready to "urgently provide"": a quotation that begins behind the auxiliary. */
    private static boolean quoted(Sentence s, int i) {
        return i > 0 && s.at(i).quote() && (s.is(i - 1, "to") || s.tag(i - 1) == Tag.AUX);
    }

    /** "equipment that cities can do without has been supplied": a finite form begins its own. */
    private static boolean opens(Sentence s, int first) {
        return s.tag(first) == Tag.AUX
                && FINITE.contains(s.low(first))
                && !(s.tag(first - 1) == Tag.ADV && !s.is(first - 1, "without"));
    }

    private static boolean auxiliary(Sentence s, int i) {
        return s.tag(i) == Tag.AUX
                || (DAYS.contains(s.low(i)) && s.tag(i - 1) == Tag.AUX)
                || (s.tag(i) == Tag.PART && !s.low(i).equals("'s"))
                || (s.tag(i) == Tag.ADV && !(s.low(i).equals("so") && !s.is(i + 1, "far")))
                || (Set.of("each", "both", "all").contains(s.low(i)) && s.tag(i - 1) == Tag.AUX)
                || (NEGATIONS.contains(s.low(i)) && !s.low(i).equals("no"))
                || (s.is(i, "no") && s.is(i + 1, "longer"))
                || (s.is(i, "longer") && s.is(i - 1, "no"))
                || (FUTURE.contains(s.low(i)) && s.tag(i) != Tag.NOUN)
                || (MAY.contains(s.low(i)) && !s.at(i).capitalised());
    }

    private static boolean has(Sentence s, int first, int head, Set<String> words) {
        for (int i = first; i < head; i++) {
            if (words.contains(s.low(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasLemma(Sentence s, int first, int head, String lemma) {
        for (int i = first; i < head; i++) {
            if (s.lemma(i).equals(lemma) && s.tag(i) != Tag.PART) {
                return true;
            }
        }
        return false;
    }

    private static Tense tense(Sentence s, int first, int head) {
        boolean to = s.low(head - 1).equals("to") || has(s, first, head, Set.of("to"));
        if (to) {
            boolean beTo = hasLemma(s, first, lastTo(s, first, head), "be");
            boolean going = s.low(lastTo(s, first, head) - 1).equals("going");
            return beTo || going ? Tense.FUTURE : Tense.INFINITIVE;
        }
        if (has(s, first, head, FUTURE)) {
            return Tense.FUTURE;
        }
        if (has(s, first, head, Set.of("would", "'d"))) {
            return Tense.WOULD;
        }
        if (has(s, first, head, MAY)) {
            return Tense.MAY;
        }
        if (has(s, first, head, SHOULD)) {
            return Tense.SHOULD;
        }
        if (first < head && hasLemma(s, first, head, "have")) {
            return Tense.PERFECT;
        }
        return plain(s, first, head);
    }

    private static int lastTo(Sentence s, int first, int head) {
        for (int i = head - 1; i >= first; i--) {
            if (s.low(i).equals("to")) {
                return i;
            }
        }
        return first;
    }

    private static Tense plain(Sentence s, int first, int head) {
        String low = s.low(head);
        boolean be = hasLemma(s, first, head, "be");
        if (low.endsWith("ing")) {
            return be ? Tense.PROGRESSIVE : Tense.GERUND;
        }
        if (be) {
            boolean past = has(s, first, head, Set.of("was", "were"));
            boolean being = has(s, first, head, Set.of("being"));
            return being ? Tense.PROGRESSIVE : past ? Tense.PAST : Tense.PRESENT;
        }
        if (s.tag(head) == Tag.AUX) {
            return Set.of("was", "were", "had").contains(low) ? Tense.PAST : Tense.PRESENT;
        }
        if (hasLemma(s, first, head, "do")) {
            return has(s, first, head, Set.of("did")) ? Tense.PAST : Tense.PRESENT;
        }
        if (reduced(s, head)) {
            return Tense.PARTICIPLE;
        }
        boolean present =
                (low.equals(s.lemma(head))
                                && !Set.of("put", "set", "cut", "let", "hit").contains(low))
                        || (low.endsWith("s") && !low.endsWith("ss"));
        return present ? Tense.PRESENT : Tense.PAST;
    }

    /** "aid provided by Japan", "the weapons sent to Kyiv were": a participle after its noun. */
    private static boolean reduced(Sentence s, int head) {
        if (!Lemmas.participle(s.low(head)) || head == 0) {
            return false;
        }
        String next = s.low(head + 1);
        if (next.equals("by") || (s.is(head, "loaded") && next.equals("with"))) {
            return true;
        }
        if (FUNDS.contains(s.lemma(head - 1))
                && LATELY.contains(next)
                && s.tag(head - 2) != Tag.DET) {
            return true;
        }
        if (TELLING.contains(s.lemma(head))) {
            return false;
        }
        boolean noun = s.tag(head - 1) == Tag.NOUN || s.tag(head - 1) == Tag.PROPN;
        boolean lone = s.tag(head + 1) == Tag.ADP || s.tag(head + 1) == Tag.PART;
        if (!noun || !lone) {
            return s.low(head - 1).equals("including")
                    || (Set.of("given", "sent", "taken").contains(s.low(head))
                            && !s.low(head).equals("sent")
                            && s.tag(head - 1) == Tag.NOUN);
        }
        for (int i = head + 1; i < s.size() && i < head + 14; i++) {
            if (s.tag(i) == Tag.PUNCT
                    || s.tag(i) == Tag.CCONJ
                    || s.tag(i) == Tag.SCONJ
                    || s.low(i).equals("which")
                    || s.low(i).equals("that")) {
                return false;
            }
            if (s.tag(i) == Tag.AUX
                    || (s.tag(i) == Tag.VERB
                            && !s.low(i - 1).equals("to")
                            && !s.low(i).endsWith("ing"))) {
                return true;
            }
        }
        return false;
    }

    private static boolean passive(Sentence s, int first, int head, Tense tense) {
        if (s.tag(head) == Tag.AUX) {
            return false;
        }
        if (tense == Tense.PARTICIPLE) {
            return true;
        }
        if (!Lemmas.participle(s.low(head))) {
            return false;
        }
        int be = -1;
        for (int i = first; i < head; i++) {
            if (BE.contains(s.low(i))) {
                be = i;
            } else if (s.is(i, "to")) {
                be = -1; // "is to put" puts, "is to be put" is put
            }
        }
        return be >= 0;
    }
}
