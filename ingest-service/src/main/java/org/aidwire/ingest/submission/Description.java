package org.aidwire.ingest.submission;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.aidwire.contract.OpenApiDocument;

/** Serves the OpenAPI document, the schemas of the contract in it. */
@ApplicationScoped
class Description {

    private final OpenApiDocument document = new OpenApiDocument(ContractSchemas::description);

    void register(@Observes Router router) {
        OpenApiDocument.ADDRESSES.forEach(
                address ->
                        router.route(address)
                                .method(HttpMethod.GET)
                                .method(HttpMethod.HEAD)
                                .blockingHandler(context -> answer(address, context), false));
    }

    private void answer(String address, RoutingContext context) {
        OpenApiDocument.Rendition form =
                document.as(
                        address,
                        context.request().getParam("format"),
                        context.request().getHeader("Accept"));
        context.response().putHeader("Content-Type", form.mediaType()).end(form.text());
    }
}
