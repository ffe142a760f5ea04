package org.aidwire.query.store;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A row of {@code statement}, read by its id; the projection writes them in batches. */
@Entity
@Immutable
@Table(name = "statement")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
class StatementRow extends PanacheEntityBase {

    @Id String id;

    int version;

    String sha256;

    Instant recordedtime;

    @Column(name = "on_record")
    boolean onRecord;

    @Nullable Instant effective;

    boolean counted;

    @Nullable String rule;

    @Nullable String why;
}
