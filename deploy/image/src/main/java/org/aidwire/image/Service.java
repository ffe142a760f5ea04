package org.aidwire.image;

import java.util.List;

/**
 * One of the two services.
 *
 * @param app its folder in the project
 * @param asked addresses that it answers without its neighbours
 */
record Service(String app, List<Integer> ports, List<String> asked) {

    static Service of(String app) {
        return switch (app) {
            case "ingest-service" ->
                    new Service(app, List.of(8080, 9080), List.of("/v1/statements", "/q/openapi"));
            case "query-service" ->
                    new Service(
                            app,
                            List.of(8081, 9081),
                            List.of("/v1/items", "/v1/parties", "/v1/aid?limit=0", "/q/openapi"));
            default ->
                    throw new IllegalArgumentException(
                            "no service " + app + ": ingest-service or query-service");
        };
    }
}
