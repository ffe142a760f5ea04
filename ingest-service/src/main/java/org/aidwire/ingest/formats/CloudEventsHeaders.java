package org.aidwire.ingest.formats;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.aidwire.contract.Decoded;
import org.aidwire.contract.EventJson;
import org.aidwire.contract.EventType;
import org.aidwire.contract.Fault;
import org.aidwire.contract.KafkaBinding;
import org.jspecify.annotations.Nullable;

/** CloudEvents over HTTP in binary mode: attributes in {@code ce-*} headers, the event as body. */
public final class CloudEventsHeaders {

    private static final String PREFIX = "ce-";

    private CloudEventsHeaders() {}

    /**
     * @param headers all of the request, in the order sent, a name as often as it came
     */
    public static Body read(List<Map.Entry<String, String>> headers, byte[] json) {
        List<Fault> faults = new ArrayList<>();
        Map<String, String> values = new LinkedHashMap<>();
        Set<String> misread = new LinkedHashSet<>();
        for (Map.Entry<String, String> header : headers) {
            String lower = header.getKey().toLowerCase(Locale.ROOT);
            if (lower.startsWith(PREFIX)) {
                String name = lower.substring(PREFIX.length());
                sort(name, header.getValue(), values, misread, faults);
            }
        }
        Attributes attributes = new AttributeRules(values, misread, "", faults).read();
        EventType type = EventType.find(values.getOrDefault("type", ""));
        Decoded decoded = null;
        if (type != null) {
            decoded = EventJson.decode(type, json);
        } else if (EventJson.parse(json).fault() instanceof Fault fault) {
            faults.add(fault);
        }
        return new Body.Events(List.of(Reading.of(attributes, decoded, faults, "", "")));
    }

    private static void sort(
            String name,
            String sent,
            Map<String, String> values,
            Set<String> misread,
            List<Fault> faults) {
        String value = decode(sent);
        String fault = null;
        if (name.equals("datacontenttype")) {
            fault = "is the Content-Type header in binary mode, not one of its own";
        } else if (values.containsKey(name) || misread.contains(name)) {
            fault = "is sent more than once";
        } else if (value == null) {
            fault = "must be ASCII, all else percent-encoded as UTF-8";
        }
        if (fault != null) {
            faults.add(Fault.shape(Pointers.of(name), fault));
            misread.add(name);
        } else if (value != null) {
            values.put(name, value);
        }
    }

    /** Quotes first, then one round of percent-decoding, as the HTTP binding orders. */
    private static @Nullable String decode(String value) {
        String bare = value;
        if (value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"")) {
            bare = value.substring(1, value.length() - 1).replaceAll("\\\\(.)", "$1");
        }
        return bare.chars().allMatch(c -> c < 0x7F)
                ? KafkaBinding.decode(bare.getBytes(StandardCharsets.US_ASCII))
                : null;
    }
}
