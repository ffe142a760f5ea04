package org.aidwire.ingest.formats;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.aidwire.contract.EventType;
import org.aidwire.contract.Fault;
import org.aidwire.contract.Times;
import org.jspecify.annotations.Nullable;

/**
 * What CloudEvents 1.0 demands of the attributes of one event, noted by the name of each. The
 * bounds are Aidwire's: attributes travel as Kafka headers, for ever.
 */
final class AttributeRules {

    /** Of one value, in UTF-8. */
    static final int MOST_BYTES = 1024;

    static final int MOST_EXTENSIONS = 20;

    private static final Pattern NAME = Pattern.compile("[a-z0-9]{1,64}");

    /** Set by Aidwire on acceptance; what a sender puts there is dropped. */
    private static final Set<String> OURS = Set.of("writer", "writeroutlets", "partitionkey");

    private static final Set<String> KNOWN =
            Set.of(
                    "specversion",
                    "id",
                    "source",
                    "type",
                    "subject",
                    "time",
                    "datacontenttype",
                    "dataschema",
                    "recordedtime",
                    "causationid");

    private final Map<String, String> values;
    private final Set<String> misread;
    private final String at;
    private final List<Fault> faults;

    /**
     * @param values by name, the names yet unchecked
     * @param misread the names of those present whose value is no text, noted as faults already
     * @param at pointer to the event within the body
     */
    AttributeRules(Map<String, String> values, Set<String> misread, String at, List<Fault> faults) {
        this.values = values;
        this.misread = misread;
        this.at = at;
        this.faults = faults;
    }

    /** Whether a name is none that CloudEvents or Aidwire gives a meaning to. */
    static boolean isExtension(String name) {
        return !KNOWN.contains(name);
    }

    /** The attributes; null where one is missing or at fault. */
    @Nullable Attributes read() {
        int before = faults.size();
        misread.forEach(this::checkName);
        values.forEach(this::checkText);
        specversion();
        String id = required("id");
        String source = required("source");
        if (source != null && !isUriReference(source, false)) {
            shape("source", "must be a URI reference (RFC 3986), non-ASCII percent-encoded");
        }
        EventType type = type();
        String subject = present("subject");
        Instant time = time("time");
        Instant recordedtime = time("recordedtime");
        String causationid = present("causationid");
        dataschema();
        datacontenttype();
        Map<String, String> extensions = extensions();
        if (id == null || source == null || type == null || faults.size() > before) {
            return null;
        }
        return new Attributes(
                id, source, type, subject, time, recordedtime, causationid, extensions);
    }

    private void specversion() {
        String specversion = required("specversion");
        if (specversion != null && !specversion.equals("1.0")) {
            shape("specversion", "must be \"1.0\"");
        }
    }

    private @Nullable EventType type() {
        String name = required("type");
        EventType type = name == null ? null : EventType.find(name);
        if (name != null && type == null) {
            faults.add(
                    Fault.value(
                            at("type"),
                            "is no event type of Aidwire; known are "
                                    + EventType.ARTICLE.wire()
                                    + " and "
                                    + EventType.STATEMENT.wire()));
        }
        return type;
    }

    private void dataschema() {
        String dataschema = present("dataschema");
        if (dataschema != null && !isUriReference(dataschema, true)) {
            shape("dataschema", "must be an absolute URI (RFC 3986)");
        }
    }

    private void datacontenttype() {
        String text = present("datacontenttype");
        if (text == null) {
            return;
        }
        MediaType mediaType = MediaType.parse(text);
        if (mediaType == null) {
            shape("datacontenttype", "is no media type (RFC 9110); say application/json");
        } else if (!mediaType.isJson() || !mediaType.isUtf8()) {
            shape("datacontenttype", "must be JSON in UTF-8; say application/json");
        }
    }

    private @Nullable Instant time(String name) {
        String text = present(name);
        if (text == null) {
            return null;
        }
        OffsetDateTime time = Times.parseInstant(text);
        if (time == null) {
            shape(
                    name,
                    "must be an RFC 3339 instant with seconds and a full offset, such as 2024-10-31T09:00:00Z");
            return null;
        }
        return time.toInstant();
    }

    private Map<String, String> extensions() {
        Map<String, String> extensions = new TreeMap<>();
        values.forEach(
                (name, value) -> {
                    if (isExtension(name) && !OURS.contains(name) && checkName(name)) {
                        extensions.put(name, value);
                    }
                });
        if (extensions.size() > MOST_EXTENSIONS) {
            faults.add(
                    Fault.shape(at, "has more than " + MOST_EXTENSIONS + " extension attributes"));
        }
        return extensions;
    }

    private boolean checkName(String name) {
        // CloudEvents keeps the name "data" for the event itself.
        boolean ok = NAME.matcher(name).matches() && !name.equals("data");
        if (!ok) {
            shape(
                    name,
                    "is no attribute name: 1 to 64 lower-case letters and digits, nothing else");
        }
        return ok;
    }

    private @Nullable String required(String name) {
        if (!values.containsKey(name) && !misread.contains(name)) {
            shape(name, "is required");
        }
        return present(name);
    }

    private @Nullable String present(String name) {
        String value = values.get(name);
        if (value != null && value.isEmpty()) {
            shape(name, "is empty; give it a value");
            return null;
        }
        return value;
    }

    /** CloudEvents strings hold no control characters, no noncharacters, no halves of pairs. */
    private void checkText(String name, String value) {
        if (value.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            shape(name, "is longer than " + MOST_BYTES + " bytes in UTF-8; shorten it");
        } else if (!value.codePoints().allMatch(AttributeRules::isCharacter)) {
            shape(name, "contains a control character or no character at all; leave it out");
        }
    }

    private static boolean isCharacter(int codePoint) {
        boolean control = codePoint < 0x20 || codePoint >= 0x7F && codePoint <= 0x9F;
        boolean half = codePoint >= 0xD800 && codePoint <= 0xDFFF;
        boolean none = codePoint >= 0xFDD0 && codePoint <= 0xFDEF || (codePoint & 0xFFFE) == 0xFFFE;
        return !control && !half && !none;
    }

    /** {@link URI} is more generous than RFC 3986 in one thing: it takes non-ASCII characters. */
    private static boolean isUriReference(String text, boolean absolute) {
        if (!text.chars().allMatch(c -> c > 0x20 && c < 0x7F)) {
            return false;
        }
        try {
            return new URI(text).isAbsolute() || !absolute;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private String at(String name) {
        return at + Pointers.of(name);
    }

    private void shape(String name, String detail) {
        faults.add(Fault.shape(at(name), detail));
    }
}
