package org.aidwire.ingest.submission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.smallrye.openapi.api.SmallRyeOpenAPI;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.aidwire.contract.EventType;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;

/**
 * Puts the contract's own schemas into the description of this service, so that they stand in one
 * place only.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ContractSchemas implements OASFilter {

    private static final Map<String, String> FILES =
            Map.of(
                    "Article", "article.v1.schema.json",
                    "Statement", "statement.v1.schema.json",
                    "Report", "report.v1.schema.json");

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Override
    public void filterOpenAPI(OpenAPI description) {
        SmallRyeOpenAPI.builder()
                .enableModelReader(false)
                .enableStandardStaticFiles(false)
                .enableStandardFilter(false)
                .enableAnnotationScan(false)
                .withCustomStaticFile(ContractSchemas::schemasAlone)
                .build()
                .model()
                .getComponents()
                .getSchemas()
                .forEach(description.getComponents()::addSchema);
    }

    /**
     * A description of nothing but the schemas, their definitions beside them under names of their
     * own.
     */
    private static InputStream schemasAlone() {
        ObjectNode root = MAPPER.createObjectNode().put("openapi", "3.1.0");
        ObjectNode schemas = root.putObject("components").putObject("schemas");
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
        return new ByteArrayInputStream(root.toString().getBytes(StandardCharsets.UTF_8));
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
