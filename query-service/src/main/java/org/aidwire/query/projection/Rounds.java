package org.aidwire.query.projection;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.aidwire.contract.KafkaBinding.ReadRecord.Event;
import org.aidwire.contract.NewsEvent;
import org.aidwire.query.aid.Versions;

/**
 * A batch in rounds: a correction comes a round after what it corrects. So the store sees what a
 * statement was in between, and its past needs no fold (docs/reads.md). Batches in which nothing is
 * corrected are one round.
 */
final class Rounds {

    /** What is corrected more often within one batch comes last together, and leaves a doubt. */
    private static final int MOST = 4;

    /** A statement may have the id that an article has for its uri. */
    private record Identity(Class<? extends NewsEvent> kind, String name) {}

    private Rounds() {}

    /** Never empty, since what is due is done without events too. */
    static List<List<Event>> of(Collection<Event> events) {
        List<List<Event>> rounds = new ArrayList<>(List.of(new ArrayList<>()));
        Map<Identity, Map<Versions.Height, Integer>> met = new HashMap<>();
        events.stream()
                .sorted(Comparator.comparing(each -> each.envelope().recordedtime()))
                .forEach(
                        each -> {
                            NewsEvent event = each.content().event();
                            Map<Versions.Height, Integer> versions =
                                    met.computeIfAbsent(
                                            new Identity(event.getClass(), event.identity()),
                                            _ -> new HashMap<>());
                            int next = Math.min(versions.size(), MOST - 1);
                            int round =
                                    versions.computeIfAbsent(Versions.Height.of(event), _ -> next);
                            if (round == rounds.size()) {
                                rounds.add(new ArrayList<>());
                            }
                            rounds.get(round).add(each);
                        });
        return rounds;
    }
}
