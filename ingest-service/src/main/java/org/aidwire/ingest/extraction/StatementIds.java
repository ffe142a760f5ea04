package org.aidwire.ingest.extraction;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.aidwire.contract.Act;
import org.aidwire.contract.Aid;

/**
 * Ids that derive from content: the article, the words and which of their occurrences, the act and
 * the line. So the same article gives the same statements, and a sentence that a new version keeps
 * is the same statement in it.
 */
public final class StatementIds {

    private final String uri;
    private final String body;
    private final Map<String, Integer> used = new HashMap<>();

    public StatementIds(String uri, String body) {
        this.uri = uri;
        this.body = body;
    }

    public String next(int start, String words, Act act, Aid aid) {
        Aid.Amount amount = aid.amount();
        String line =
                aid.donor()
                        + '>'
                        + aid.recipient()
                        + '>'
                        + String.join("+", aid.items())
                        + '>'
                        + aid.period()
                        + '>'
                        + (amount == null
                                ? ""
                                : amount.value().toPlainString() + amount.currency());
        String content =
                String.join(
                        "\u0000",
                        uri,
                        words,
                        Integer.toString(occurrence(start, words)),
                        act.name(),
                        line);
        int again = used.merge(content, 1, Integer::sum);
        return "x-" + hash(again == 1 ? content : content + '\u0000' + again);
    }

    /** How many times the words have stood in the body before. */
    private int occurrence(int start, String words) {
        int count = 0;
        for (int at = body.indexOf(words);
                at >= 0 && at < start;
                at = body.indexOf(words, at + 1)) {
            count++;
        }
        return count;
    }

    private static String hash(String content) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(content.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
