package org.aidwire.ingest.extraction;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.aidwire.contract.Article;
import org.aidwire.contract.When;
import org.aidwire.ingest.extraction.clause.Scene;
import org.aidwire.ingest.extraction.rule.AidFact;
import org.aidwire.ingest.extraction.speech.Speech;
import org.aidwire.ingest.extraction.text.Sentence;
import org.aidwire.ingest.extraction.time.Days;
import org.aidwire.ingest.extraction.time.Zones;
import org.jspecify.annotations.Nullable;

/** On which day something was said or done, where the words name it and the article has a date. */
final class Dates {

    private static final Zones ZONES = new Zones(Lists.INSTANCE.zones());

    /** How far from its verb of saying a day may stand: "told reporters in Kyiv on Tuesday". */
    private static final int NEAR = 6;

    private final List<Scene> scenes;
    private final @Nullable LocalDate today;

    Dates(Article article, List<Scene> scenes) {
        this.scenes = scenes;
        Instant published = article.publishedAt();
        today = published == null ? null : published.atZone(zone(article)).toLocalDate();
    }

    static ZoneId zone(Article article) {
        Article.Outlet outlet = article.outlet();
        return ZONES.of(article.outletName(), outlet == null ? null : outlet.domain());
    }

    @Nullable LocalDate today() {
        return today;
    }

    /** "…, the minister said on Tuesday": the day right at the verb of saying. */
    @Nullable When saidAt(@Nullable Speech speech) {
        if (speech == null || today == null || speech.verb().isEmpty()) {
            return null;
        }
        for (int k = speech.first(); k <= speech.last(); k++) {
            Sentence s = scenes.get(k).sentence();
            int verb = verb(s, speech.verb());
            for (Days.Mention day : verb < 0 ? List.<Days.Mention>of() : new Days(today).in(s)) {
                boolean right = day.from() > verb && day.from() - verb <= NEAR;
                boolean lead = day.to() <= 4 && day.to() <= verb && verb - day.to() <= 2 * NEAR;
                if ((right || lead) && !s.quoted(day.from()) && !day.day().isAfter(today)) {
                    return new When.Day(day.day());
                }
            }
        }
        return null;
    }

    private static int verb(Sentence s, String lemma) {
        for (int i = 0; i < s.size(); i++) {
            if (s.lemma(i).equals(lemma) && !s.quoted(i)) {
                return i;
            }
        }
        return -1;
    }

    /** The day of a deed: within the words that tell it, and not the day of the saying. */
    @Nullable When happenedAt(AidFact fact, @Nullable When said) {
        boolean deed =
                switch (fact.outcome()) {
                    case DELIVER, UNDERWAY, COMMIT, SUSPEND, DECLINE -> true;
                    default -> false;
                };
        if (!deed || today == null) {
            return null;
        }
        Sentence s = scenes.get(fact.sentence()).sentence();
        for (Days.Mention day : new Days(today).in(s)) {
            boolean within =
                    s.at(day.from()).start() >= fact.from()
                            && s.at(day.to() - 1).end() <= fact.to();
            boolean other = said == null || !said.day().equals(day.day());
            if (within && other && !day.day().isAfter(today)) {
                return new When.Day(day.day());
            }
        }
        return null;
    }
}
