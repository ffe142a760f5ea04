package org.aidwire.local.desk;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.aidwire.local.command.Command;
import org.aidwire.local.disk.Keys;

/** An article that is to be erased. */
public record Erasure(Command.Erase erase) {
    private static final int ACCEPTED = 202;

    /** Asks for it with the administrator's key and prints the answer; the exit code. */
    public int submit(PrintStream out, PrintStream err) throws InterruptedException {
        ObjectNode body = new ObjectMapper().createObjectNode().put("uri", erase.uri());
        if (erase.reason() != null) {
            body.put("reason", erase.reason());
        }
        String key = new Keys(erase.target().directory()).read("admin");
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(erase.target().ingest() + "/v1/erasures"))
                        .header("Authorization", "Bearer " + key)
                        .header("Content-Type", "application/json")
                        .timeout(Services.ANSWER)
                        .POST(
                                HttpRequest.BodyPublishers.ofString(
                                        body.toString(), StandardCharsets.UTF_8))
                        .build();
        HttpResponse<String> answer = Services.send(request);
        if (answer.statusCode() != ACCEPTED) {
            Services.explain(answer, err);
            return 1;
        }
        out.println(answer.body());
        err.println("accepted: " + erase.uri() + " is being erased");
        return 0;
    }
}
