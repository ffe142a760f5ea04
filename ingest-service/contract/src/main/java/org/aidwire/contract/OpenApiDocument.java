package org.aidwire.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The OpenAPI document of a service, which is written by hand. It is read when it is first asked
 * for: reading it takes longer than a tenth of a whole start.
 */
public final class OpenApiDocument {

    /** Where it is served, the form by the parameter {@code format} or the header Accept. */
    public static final String ADDRESS = "/q/openapi";

    /** The same, the form by the address. */
    public static final List<String> ADDRESSES =
            List.of(ADDRESS, ADDRESS + ".json", ADDRESS + ".yaml", ADDRESS + ".yml");

    private static final ObjectMapper JSON = new ObjectMapper();

    /** One form of it. */
    public record Rendition(String mediaType, String text) {}

    private record Forms(Rendition json, Rendition yaml) {}

    private final Supplier<ObjectNode> source;
    private @Nullable Forms forms;

    public OpenApiDocument(Supplier<ObjectNode> source) {
        this.source = source;
    }

    /** Reads YAML that lies beside the classes of the program. */
    public static ObjectNode read(String resource) {
        try (InputStream in =
                Thread.currentThread().getContextClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("there is no " + resource);
            }
            return (ObjectNode) new YAMLMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By the address, else by the format, else by Accept: YAML unless JSON is asked for. */
    public Rendition as(String address, @Nullable String format, @Nullable String accept) {
        boolean json =
                address.equals(ADDRESS)
                        ? asked(format, "json")
                                || (!asked(format, "yaml")
                                        && !asked(format, "yml")
                                        && accept != null
                                        && accept.contains("application/json"))
                        : address.endsWith(".json");
        Forms all = forms();
        return json ? all.json : all.yaml;
    }

    private static boolean asked(@Nullable String format, String form) {
        return form.equalsIgnoreCase(format);
    }

    private synchronized Forms forms() {
        if (forms == null) {
            ObjectNode tree = source.get();
            try {
                forms =
                        new Forms(
                                new Rendition(
                                        "application/json;charset=UTF-8",
                                        JSON.writerWithDefaultPrettyPrinter()
                                                .writeValueAsString(tree)),
                                new Rendition(
                                        "application/yaml;charset=UTF-8",
                                        new YAMLMapper().writeValueAsString(tree)));
            } catch (JsonProcessingException e) {
                throw new UncheckedIOException(e);
            }
        }
        return forms;
    }
}
