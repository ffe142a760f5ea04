package org.aidwire.query.aid;

import java.time.Instant;
import org.aidwire.contract.Statement;

/** A statement with all its standing versions. */
public record StatementOnRecord(Versions<Statement> versions) {

    public String id() {
        return current().id();
    }

    public Statement current() {
        return versions.current().event();
    }

    public Instant firstRecorded() {
        return versions.firstRecorded();
    }
}
