package org.aidwire.query.projection;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.aidwire.contract.Fault;
import org.aidwire.contract.KafkaBinding;
import org.aidwire.contract.KafkaBinding.ReadRecord;
import org.aidwire.query.store.RecordAddress;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Makes events of records, before the transaction and so outside its lock. */
final class RecordReading {

    private static final Logger LOG = Logger.getLogger(RecordReading.class);

    private RecordReading() {}

    /** Bytes may be anything at all. */
    static ReadRecord read(
            RecordAddress from, Map<String, byte[]> headers, byte @Nullable [] value) {
        try {
            return KafkaBinding.read(headers, value);
        } catch (RuntimeException | StackOverflowError fault) {
            String kind = fault.getClass().getSimpleName();
            LOG.warnf("unforeseen in reading %s: %s", from.id(), kind);
            return new ReadRecord.Unreadable(List.of(Fault.shape("", "is not readable: " + kind)));
        }
    }

    static String told(ReadRecord.Unreadable bytes) {
        return bytes.faults().stream()
                .map(fault -> fault.pointer() + " " + fault.detail())
                .collect(Collectors.joining("; "));
    }

    /** Kind and place of a failure: its message may quote what was to be projected. */
    static String where(Throwable failure) {
        StackTraceElement[] stack = failure.getStackTrace();
        return "failure="
                + failure.getClass().getName()
                + (stack.length > 0 ? " at=" + stack[0] : "");
    }
}
