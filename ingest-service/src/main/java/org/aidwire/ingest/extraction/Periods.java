package org.aidwire.ingest.extraction;

import java.time.LocalDate;
import org.aidwire.ingest.extraction.clause.Scene;
import org.aidwire.ingest.extraction.rule.AidFact;
import org.aidwire.ingest.extraction.rule.Frame;
import org.jspecify.annotations.Nullable;

/** The year that a sum is for, where the words say it: "in 2025", "for 2025". */
final class Periods {

    private Periods() {}

    static @Nullable Integer of(Scene scene, AidFact fact, @Nullable LocalDate today) {
        boolean told = fact.past() && fact.outcome() == Frame.Outcome.DELIVER;
        if (fact.money() == null || told) {
            return null;
        }
        for (int i = 0; i + 1 < scene.sentence().size(); i++) {
            String year = scene.sentence().low(i + 1);
            boolean named = scene.sentence().is(i, "in") || scene.sentence().is(i, "for");
            if (named
                    && year.matches("20[2-4]\\d")
                    && scene.sentence().at(i).start() >= fact.from()) {
                return Integer.valueOf(year);
            }
        }
        return today == null ? null : counted(scene, fact, today);
    }

    /** "next year", "this year": counted from the article's own. */
    private static @Nullable Integer counted(Scene scene, AidFact fact, LocalDate today) {
        for (int i = 1; i < scene.sentence().size(); i++) {
            boolean own =
                    scene.sentence().is(i, "year")
                            && scene.sentence().at(i).start() >= fact.from()
                            && scene.sentence().at(i).end() <= fact.to();
            if (own && scene.sentence().is(i - 1, "next")) {
                return today.getYear() + 1;
            }
            boolean since =
                    scene.sentence().is(i - 2, "since") || scene.sentence().is(i - 2, "earlier");
            if (own && scene.sentence().is(i - 1, "this") && !since) {
                return today.getYear();
            }
        }
        return null;
    }
}
