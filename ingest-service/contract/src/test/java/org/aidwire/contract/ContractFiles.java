package org.aidwire.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The files of the contract as the tests read them: schemas and golden events. */
final class ContractFiles {

    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private ContractFiles() {}

    static byte[] bytes(String path) {
        try (InputStream in = ContractFiles.class.getResourceAsStream(path)) {
            return Objects.requireNonNull(in, path).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(String path) {
        return new String(bytes(path), StandardCharsets.UTF_8);
    }

    static Schema schema(EventType type) {
        return schema(folder(type));
    }

    static Schema schema(String folder) {
        Schema schema =
                REGISTRY.getSchema(text("schemas/" + folder + ".v1.schema.json"), InputFormat.JSON);
        schema.initializeValidators();
        return schema;
    }

    /** What the schema has against the event, with its formats asserted; empty where nothing. */
    static List<String> objections(Schema schema, JsonNode event) {
        return schema
                .validate(
                        event,
                        context ->
                                context.executionConfig(
                                        config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
                .toList();
    }

    /** JSON as the decoder reads it. */
    static JsonNode tree(String json) {
        return Objects.requireNonNull(
                EventJson.parse(json.getBytes(StandardCharsets.UTF_8)).tree());
    }

    static String folder(EventType type) {
        return switch (type) {
            case ARTICLE -> "article";
            case STATEMENT -> "statement";
        };
    }

    static EventType typeOf(String goldenPath) {
        return goldenPath.startsWith("article/") ? EventType.ARTICLE : EventType.STATEMENT;
    }

    record Golden(String sha256, String path) {}

    static List<Golden> manifest() {
        return text("/golden/MANIFEST")
                .lines()
                .map(line -> new Golden(line.substring(0, 64), line.substring(66)))
                .toList();
    }

    /** The golden events as a feed would post them. */
    static List<String> goldenEvents() {
        return manifest().stream()
                .map(Golden::path)
                .filter(path -> !path.endsWith(".canonical.json"))
                .filter(path -> !path.startsWith("report/"))
                .filter(path -> !path.startsWith("sealed/"))
                .toList();
    }
}
