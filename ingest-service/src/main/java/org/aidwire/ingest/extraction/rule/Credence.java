package org.aidwire.ingest.extraction.rule;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is not believed of a cast, however it was found. */
final class Credence {

    /** At war with each other: what one sends the other is no aid. */
    private static final Set<Set<String>> ENEMIES = Set.of(Set.of("RU", "UA"));

    private final Stage stage;

    Credence(Stage stage) {
        this.stage = stage;
    }

    /** The cast, or null where it tells nothing. */
    @Nullable Cast of(@Nullable Cast cast, Frame frame, Mood mood) {
        return cast == null || enemies(cast) || guessed(cast, frame) || vague(cast, mood)
                ? null
                : cast;
    }

    /** "Moscow has sent more missiles against Ukraine". */
    private static boolean enemies(Cast cast) {
        return cast.donors().stream()
                .anyMatch(donor -> cast.recipients().stream().anyMatch(goal -> atWar(donor, goal)));
    }

    private static boolean atWar(String one, String other) {
        return !one.equals(other) && ENEMIES.contains(Set.of(one, other));
    }

    /**
     * Whose word of giving names no giver, or who asks nobody by name and is not the story's goal:
     * the story's giver is right there in half of the cases.
     */
    private boolean guessed(Cast cast, Frame frame) {
        List<String> rules = cast.evidence().rules();
        if (rules.contains("giver of the passage") && frame.name().equals("GIVE")) {
            return true;
        }
        if (!rules.contains("donor of the story")) {
            return false;
        }
        return (frame.name().equals("GIVE") && !Carriers.LENDERS.containsAll(cast.donors()))
                || (frame.name().equals("ASK")
                        && !cast.recipients()
                                .contains(stage.recipient(new HashSet<>(cast.donors()))));
    }

    /** "transfers arms to partners": what a state does as a rule tells nothing that was done. */
    private static boolean vague(Cast cast, Mood mood) {
        List<String> goals = cast.recipients();
        return mood == Mood.HABIT
                && !goals.isEmpty()
                && goals.stream().allMatch(goal -> goal.startsWith("GROUP-"));
    }
}
