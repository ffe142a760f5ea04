package org.aidwire.ingest.extraction.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The place, date and agency before a story's first words: "SEOUL, Feb. 7 (Yonhap) --". */
final class Dateline {

    private static final String MONTH =
            "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\\.?";

    private static final Pattern[] FORMS = {
        // MOSCOW, October 23. /TASS/.
        Pattern.compile(
                "^[\\p{Lu}][\\p{L} ,.'’/-]{1,40}\\d{0,2}[^/]{0,12}/[\\p{L}"
                        + " .-]{2,20}/\\.?\\s+(?:[-–—]+\\s+)?"),
        // SEOUL, Feb. 7 (Yonhap) --; PARIS -; NAIROBI, Kenya July 25 –
        Pattern.compile(
                "^[\\p{Lu}]{2}[\\p{Lu} .'’-]*(?:[/,(][^-–—:\"“]{0,60})?(?:\\b"
                        + MONTH
                        + " ?\\d{0,2}[^-–—:\"“]{0,30})?\\s*(?:[-–—]{1,2}|:)\\s+"),
        // Copenhagen - ; Kyiv, Mar 14, BNS -
        Pattern.compile(
                "^[\\p{Lu}][\\p{L}'’ ]{2,18}(?:,? ?(?:\\(|"
                        + MONTH
                        + "|\\d)[^-–—\"“]{0,40})?\\s+[-–—]{1,2}\\s+(?=[\\p{Lu}\"“])"),
        // Sanaa, (Samajweekly) The; August 29, 2022 (KHARTOUM) The; LONDON (AP)
        Pattern.compile(
                "^(?:[\\p{Lu}][\\p{L}'’ ]{2,20},? ?|"
                        + MONTH
                        + " \\d{1,2},? (?:\\d{4})? ?|\\d{1,2} "
                        + MONTH
                        + " \\d{4} ?)\\((?:[\\p{L} ./]{2,24})\\)[,:.-]?\\s+(?=[\\p{Lu}\"“])"),
    };

    private Dateline() {}

    /** How many characters of a paragraph's head are its dateline. */
    static int length(String head) {
        for (Pattern form : FORMS) {
            Matcher m = form.matcher(head);
            if (m.find() && m.end() < head.length()) {
                return m.end();
            }
        }
        return 0;
    }
}
