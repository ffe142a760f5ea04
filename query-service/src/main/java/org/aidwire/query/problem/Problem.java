package org.aidwire.query.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.aidwire.contract.Fault;

/**
 * An answer that is none.
 *
 * @param detail what was wrong and what to do, in a sentence
 * @param errors one entry a place; never empty, so that a reader always finds where to look
 */
public record Problem(ProblemType type, String detail, List<Fault> errors) {

    public static final String MEDIA_TYPE = "application/problem+json";

    /** Seconds after which a client may ask again when the read model could not be read. */
    public static final String RETRY_AFTER = "2";

    private static final ObjectMapper JSON = new ObjectMapper();

    public Problem {
        errors = errors.isEmpty() ? List.of(Fault.shape("", detail)) : List.copyOf(errors);
    }

    public static Problem of(ProblemType type, String detail) {
        return new Problem(type, detail, List.of());
    }

    /** The faults found in parameters: unreadable ones decide before unknown ones. */
    public static Problem ofParameters(List<Fault> faults) {
        boolean unreadable = faults.stream().anyMatch(fault -> fault.kind() == Fault.Kind.SHAPE);
        return new Problem(
                unreadable ? ProblemType.INVALID_PARAMETER : ProblemType.UNPROCESSABLE_PARAMETER,
                faults.size() == 1
                        ? faults.getFirst().detail()
                        : faults.size() + " parameters are not right; see errors",
                faults);
    }

    /** Nothing on record under what the path names. */
    public static Problem notOnRecord(String pathParameter, String detail) {
        return new Problem(
                ProblemType.NOT_FOUND, detail, List.of(Fault.value("/" + pathParameter, detail)));
    }

    /**
     * RFC 9457 with {@code errors[]}.
     *
     * @param instance the path that was asked for
     */
    public byte[] json(String instance) {
        ObjectNode out = JSON.createObjectNode();
        out.put("type", type.uri());
        out.put("title", type.title());
        out.put("status", type.status());
        out.put("detail", detail);
        out.put("instance", instance);
        ArrayNode list = out.putArray("errors");
        errors.forEach(
                error ->
                        list.addObject()
                                .put("pointer", error.pointer())
                                .put("detail", error.detail()));
        try {
            return JSON.writeValueAsBytes(out);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of texts is always written", e);
        }
    }
}
