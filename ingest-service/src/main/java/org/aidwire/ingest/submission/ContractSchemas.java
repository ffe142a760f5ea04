package org.aidwire.ingest.submission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.aidwire.contract.EventType;
import org.aidwire.contract.OpenApiDocument;

/**
 * Puts the contract's own schemas into the description of this service, so that they stand in one
 * place only.
 */
final class ContractSchemas {

    private static final Map<String, String> FILES =
            Map.of(
                    "Article", "article.v1.schema.json",
                    "Statement", "statement.v1.schema.json",
                    "Report", "report.v1.schema.json");

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private ContractSchemas() {}

    /** Definitions stand beside their schema, under names of their own. */
    static ObjectNode description() {
        ObjectNode description = OpenApiDocument.read("META-INF/openapi.yaml");
        ObjectNode schemas = description.withObject("/components/schemas");
        FILES.forEach(
                (name, file) -> {
                    ObjectNode schema = read(name, file);
                    JsonNode definitions = schema.remove("$defs");
                    schema.remove("$schema");
                    schema.remove("$id");
                    schemas.set(name, schema);
                    if (definitions == null) {
                        return;
                    }
                    definitions
                            .properties()
                            .forEach(
                                    definition ->
                                            schemas.set(
                                                    name + "." + definition.getKey(),
                                                    definition.getValue()));
                });
        return description;
    }

    private static ObjectNode read(String name, String file) {
        try (InputStream in = EventType.class.getResourceAsStream("schemas/" + file)) {
            if (in == null) {
                throw new IllegalStateException("the contract has no schema " + file);
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return (ObjectNode)
                    MAPPER.readTree(text.replace("#/$defs/", "#/components/schemas/" + name + "."));
        } catch (IOException e) {
            throw new UncheckedIOException("the contract's schemas lie beside its classes", e);
        }
    }
}
