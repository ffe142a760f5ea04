package org.aidwire.query.http;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a reader would like, and may not get (RFC 7240). */
final class Preferences {

    private static final Pattern WAIT =
            Pattern.compile("(?i)(?:^|[,;])\\s*wait\\s*=\\s*\"?(\\d{1,4})\"?\\s*(?=$|[,;])");

    private Preferences() {}

    /** Seconds; 0 where no wait is preferred. */
    static int wait(@Nullable String prefer) {
        if (prefer == null) {
            return 0;
        }
        Matcher wait = WAIT.matcher(prefer);
        return wait.find() ? Math.min(Integer.parseInt(wait.group(1)), Exchange.LONGEST_WAIT) : 0;
    }
}
