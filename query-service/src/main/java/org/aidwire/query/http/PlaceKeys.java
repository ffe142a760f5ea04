package org.aidwire.query.http;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import org.aidwire.query.store.Place;
import org.jspecify.annotations.Nullable;

/** Places in lists sorted by recordedtime, then identity, as sort keys of cursors. */
public final class PlaceKeys {

    private static final char BETWEEN = ' ';

    /** By UTF-8 bytes. */
    public static final Comparator<String> IDENTITY =
            Comparator.comparing(
                    identity -> identity.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

    /** By recordedtime, then identity by UTF-8 bytes: the order of the rules and of the store. */
    public static final Comparator<Place> ORDER =
            Comparator.comparing(Place::recordedtime).thenComparing(Place::identity, IDENTITY);

    private PlaceKeys() {}

    public static String write(Place place) {
        return place.recordedtime().toString() + BETWEEN + place.identity();
    }

    public static @Nullable Place read(String key) {
        int between = key.indexOf(BETWEEN);
        try {
            return between < 0
                    ? null
                    : new Place(
                            Instant.parse(key.substring(0, between)), key.substring(between + 1));
        } catch (DateTimeException e) {
            return null;
        }
    }
}
