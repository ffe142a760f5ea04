package org.aidwire.query.store;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A row of {@code article}, read by its uri; the projection writes them in batches. */
@Entity
@Immutable
@Table(name = "article")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
class ArticleRow extends PanacheEntityBase {

    @Id String uri;

    @Column(name = "on_record")
    boolean onRecord;

    boolean fallen;

    @Nullable String origin;

    @Column(name = "hearsay_depth")
    int hearsayDepth;
}
