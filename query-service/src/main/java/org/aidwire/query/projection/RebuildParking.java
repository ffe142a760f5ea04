package org.aidwire.query.projection;

import jakarta.enterprise.inject.Vetoed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.aidwire.query.store.ParkedRecords;
import org.aidwire.query.store.Rebuild;
import org.aidwire.query.store.RecordAddress;
import org.apache.kafka.common.TopicPartition;

/**
 * Sets records aside with the model that is being filled. Of those that the live one has parked
 * there is a dead letter already.
 */
@Vetoed
final class RebuildParking extends Parking {

    private final Rebuild rebuild;

    RebuildParking(Parking live, Rebuild rebuild) {
        super(live);
        this.rebuild = rebuild;
    }

    @Override
    void park(List<Poison> records, AssignedPartitions partitions) {
        Map<TopicPartition, List<Poison>> grouped =
                records.stream()
                        .collect(
                                Collectors.groupingBy(
                                        each ->
                                                new TopicPartition(
                                                        each.record().topic(),
                                                        each.record().partition())));
        List<Poison> unknown = new ArrayList<>();
        grouped.forEach(
                (partition, some) -> {
                    Set<RecordAddress> before =
                            rebuild.parkedBefore(
                                    partition.topic(),
                                    partition.partition(),
                                    some.stream().map(each -> each.record().offset()).toList());
                    List<Poison> known =
                            some.stream().filter(each -> before.contains(address(each))).toList();
                    keepRows(rows(known));
                    some.stream().filter(each -> !known.contains(each)).forEach(unknown::add);
                });
        super.park(unknown, partitions);
    }

    private static RecordAddress address(Poison poison) {
        return new RecordAddress(
                poison.record().topic(), poison.record().partition(), poison.record().offset());
    }

    @Override
    int keepRows(List<ParkedRecords.Parked> rows) {
        return rebuild.park(rows);
    }
}
