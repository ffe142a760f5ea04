package org.aidwire.query.store;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of {@code parked}. */
@Entity
@Table(name = "parked")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
class ParkedRecord extends PanacheEntityBase {

    @EmbeddedId RecordAddress address;

    @Column(name = "record_key")
    byte @Nullable [] recordKey;

    String headers;

    byte @Nullable [] value;

    String reason;

    String detail;

    @Column(name = "parked_at")
    Instant parkedAt;

    @Nullable String build;
}
