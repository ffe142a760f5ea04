package org.aidwire.query.store;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** Where a Kafka record lies. */
@Embeddable
record RecordAddress(
        String topic, int partition, @Column(name = "record_offset") long recordOffset) {}
