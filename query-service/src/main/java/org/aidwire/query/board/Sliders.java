package org.aidwire.query.board;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The slider of a page: a stop for each time at which something was recorded, then the present. */
final class Sliders {

    private Sliders() {}

    /**
     * @param moments when something was recorded, oldest first
     * @param page the address of the page without a query
     */
    static Pages.Slider of(List<Instant> moments, @Nullable Instant asOf, String page) {
        List<Pages.Slider.Stop> stops = new ArrayList<>();
        for (Instant moment : moments) {
            stops.add(new Pages.Slider.Stop(stops.size(), moment.toString(), Words.time(moment)));
        }
        int present = stops.size();
        stops.add(new Pages.Slider.Stop(present, "", "now"));
        int at = asOf == null ? present : latestBy(moments, asOf);
        boolean between = asOf != null && at >= 0 && !moments.get(at).equals(asOf);
        int before = between ? at : at - 1;
        return new Pages.Slider(
                List.copyOf(stops),
                Math.max(0, at),
                before >= 0 ? address(page, stops.get(before)) : null,
                asOf == null ? null : address(page, stops.get(at + 1)));
    }

    /** The last moment not after a time; -1 before them all. */
    private static int latestBy(List<Instant> moments, Instant time) {
        int at = -1;
        while (at + 1 < moments.size() && !moments.get(at + 1).isAfter(time)) {
            at++;
        }
        return at;
    }

    private static String address(String page, Pages.Slider.Stop stop) {
        return stop.asOf().isEmpty() ? page : page + "?asOf=" + stop.asOf();
    }
}
