package org.aidwire.query.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.aidwire.query.aid.Dossier;
import org.aidwire.query.http.Cursor;
import org.aidwire.query.http.PlaceKeys;
import org.aidwire.query.store.Place;
import org.jspecify.annotations.Nullable;

/**
 * What is on record about a pair, as it is served: a stretch of recorded time, in which no list has
 * more entries than were asked for.
 *
 * @param aid and {@code origins}: at the start alone
 * @param articles by uri, those recorded first within the same stretch as the statements
 * @param next where it goes on; null at the end
 */
public record DossierEntry(
        AidStatus.Named donor,
        AidStatus.Named recipient,
        List<AidStatus> aid,
        List<StatementEntry> positions,
        List<StatementEntry> conditions,
        List<StatementEntry> pressures,
        List<StatementEntry> outlook,
        List<StatementEntry> encounters,
        List<StatementEntry> permissions,
        List<StatementEntry> silences,
        List<StatementEntry> denials,
        List<Dossier.Origin> origins,
        List<ArticleEntry> articles,
        @Nullable String next) {

    public static final String LIST = "dossier";

    /** Between whom. */
    public record Pair(String donor, String recipient) {}

    /**
     * What there is to choose from: of each list what follows the last part, all of it or up to one
     * entry more than the limit.
     */
    public record Choice(
            int limit,
            List<AidStatus> aid,
            Map<Dossier.Section, List<StatementEntry>> statements,
            List<Dossier.Origin> origins,
            List<ArticleEntry> articles) {}

    public static DossierEntry of(Pair pair, Choice choice) {
        int limit = choice.limit();
        Place end = null;
        for (List<StatementEntry> list : choice.statements().values()) {
            end = earlier(end, endOf(list, DossierEntry::placeOf, limit));
        }
        end = earlier(end, endOf(choice.articles(), DossierEntry::placeOf, limit));
        Map<Dossier.Section, List<StatementEntry>> lists = new EnumMap<>(Dossier.Section.class);
        for (Dossier.Section section : Dossier.Section.values()) {
            lists.put(
                    section,
                    upTo(
                            end,
                            choice.statements().getOrDefault(section, List.of()),
                            DossierEntry::placeOf));
        }
        List<ArticleEntry> articles =
                new ArrayList<>(upTo(end, choice.articles(), DossierEntry::placeOf));
        articles.sort(Comparator.comparing(ArticleEntry::uri, PlaceKeys.IDENTITY));
        return new DossierEntry(
                AidStatus.Named.of(pair.donor()),
                AidStatus.Named.of(pair.recipient()),
                choice.aid(),
                list(lists, Dossier.Section.POSITIONS),
                list(lists, Dossier.Section.CONDITIONS),
                list(lists, Dossier.Section.PRESSURES),
                list(lists, Dossier.Section.OUTLOOK),
                list(lists, Dossier.Section.ENCOUNTERS),
                list(lists, Dossier.Section.PERMISSIONS),
                list(lists, Dossier.Section.SILENCES),
                list(lists, Dossier.Section.DENIALS),
                choice.origins(),
                articles,
                end == null ? null : Cursor.encode(LIST, PlaceKeys.write(end)));
    }

    private static List<StatementEntry> list(
            Map<Dossier.Section, List<StatementEntry>> lists, Dossier.Section section) {
        return Objects.requireNonNull(lists.get(section));
    }

    public static Place placeOf(StatementEntry entry) {
        return new Place(entry.recordedtime(), entry.id());
    }

    public static Place placeOf(ArticleEntry entry) {
        return new Place(entry.recordedtime(), entry.uri());
    }

    /** The last place of a list that goes on beyond the limit; null where it does not. */
    private static <T> @Nullable Place endOf(List<T> list, Function<T, Place> place, int limit) {
        return list.size() > limit ? place.apply(list.get(limit - 1)) : null;
    }

    private static @Nullable Place earlier(@Nullable Place a, @Nullable Place b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return PlaceKeys.ORDER.compare(a, b) <= 0 ? a : b;
    }

    private static <T> List<T> upTo(@Nullable Place end, List<T> list, Function<T, Place> place) {
        return end == null
                ? list
                : list.stream()
                        .filter(each -> PlaceKeys.ORDER.compare(place.apply(each), end) <= 0)
                        .toList();
    }
}
