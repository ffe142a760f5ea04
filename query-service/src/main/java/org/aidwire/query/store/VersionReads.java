package org.aidwire.query.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;

/**
 * The versions of what answers rest on. A version read before an answer is that of the answer or an
 * earlier one, never a later one. Each is one look at an index, whatever the answer takes.
 */
@ApplicationScoped
public class VersionReads {

    private static final String OF_LINE =
            """
            select model || '/' || coalesce((select max(cursor) from change where aid_id = ?), 0)
                as version
            from horizon
            """;

    private static final String OF_LINES =
            """
            select model || '/' || coalesce((select max(cursor) from change), 0) as version
            from horizon
            """;

    private static final String OF_PAIR =
            """
            select model || '/' || coalesce(
                (select version from pair_version where donor = ? and recipient = ?), 0) as version
            from horizon
            """;

    private static final String OF_EVERYTHING =
            "select model || '/' || version as version from horizon";

    private final SnapshotReads reads;

    VersionReads(SnapshotReads reads) {
        this.reads = reads;
    }

    public String version(RestsOn what) {
        return reads.read(
                sql ->
                        switch (what) {
                            case RestsOn.Line(String aidId) -> version(sql, OF_LINE, aidId);
                            case RestsOn.Lines() -> version(sql, OF_LINES);
                            case RestsOn.Pair(String donor, String recipient) ->
                                    version(sql, OF_PAIR, donor, recipient);
                            case RestsOn.Everything() -> version(sql, OF_EVERYTHING);
                        });
    }

    private static String version(Sql sql, String question, Object... parameters) {
        return Objects.requireNonNull(
                sql.first(question, row -> row.getString("version"), parameters));
    }
}
