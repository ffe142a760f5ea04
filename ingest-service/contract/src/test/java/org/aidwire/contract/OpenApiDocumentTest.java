package org.aidwire.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenApiDocumentTest {

    private final AtomicInteger readings = new AtomicInteger();
    private final OpenApiDocument document =
            new OpenApiDocument(
                    () -> {
                        readings.incrementAndGet();
                        return JsonNodeFactory.instance.objectNode().put("openapi", "3.1.0");
                    });

    @ParameterizedTest
    @CsvSource({
        "/q/openapi,,,yaml",
        "/q/openapi,json,,json",
        "/q/openapi,JSON,application/yaml,json",
        "/q/openapi,,application/json,json",
        "/q/openapi,yaml,application/json,yaml",
        "/q/openapi,x,application/json,json",
        "/q/openapi.json,,,json",
        "/q/openapi.json,x,,json",
        "/q/openapi.yaml,,application/json,yaml",
        "/q/openapi.yml,,,yaml"
    })
    void the_form_is_the_one_that_is_asked_for(
            String address, @Nullable String format, @Nullable String accept, String form) {
        OpenApiDocument.Rendition given = document.as(address, format, accept);
        document.as(address, format, accept);

        assertThat(given.mediaType()).isEqualTo("application/" + form + ";charset=UTF-8");
        assertThat(given.text()).contains(form.equals("json") ? "\"3.1.0\"" : "openapi:");
        assertThat(readings).hasValue(1);
    }
}
