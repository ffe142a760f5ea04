package org.aidwire.local.desk;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.aidwire.local.command.Command;

/** What is on record between two parties, as a person reads it in a terminal. */
public record Dossier(Command.Status status) {
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    /** The parts after the lines, in the order in which a reader asks for them. */
    private static final Map<String, String> PARTS = parts();

    public static Dossier of(Command.Status status) {
        return new Dossier(status);
    }

    private static Map<String, String> parts() {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("positions", "Positions");
        parts.put("conditions", "Conditions");
        parts.put("pressures", "Pressures");
        parts.put("outlook", "Outlook");
        parts.put("encounters", "Encounters");
        parts.put("permissions", "Permissions");
        parts.put("silences", "Silences");
        parts.put("denials", "Denials");
        return parts;
    }

    /** Fetches and prints it; the exit code. */
    public int show(PrintStream out, PrintStream err) throws InterruptedException {
        String donor = status.donor().toUpperCase(Locale.ROOT);
        String recipient = status.recipient().toUpperCase(Locale.ROOT);
        String asOf = status.asOf();
        String address =
                status.target().query()
                        + "/v1/pairs/"
                        + encoded(donor)
                        + "/"
                        + encoded(recipient)
                        + (asOf == null ? "" : "?asOf=" + encoded(asOf));
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(address))
                        .header("Accept", "application/json")
                        .timeout(Services.ANSWER)
                        .build();
        HttpResponse<String> answer = Services.send(request);
        String asked = donor + " > " + recipient + (asOf == null ? "" : ", as of " + asOf);
        if (answer.statusCode() == NOT_FOUND) {
            out.println(asked + ": nothing on record");
            return 1;
        }
        if (answer.statusCode() != OK) {
            Services.explain(answer, err);
            return 1;
        }
        out.print(text(asked, Services.jsonOf(answer)));
        return 0;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** The whole page. */
    static String text(String asked, JsonNode dossier) {
        StringBuilder page = new StringBuilder(asked).append('\n');
        String donor = Cells.text(dossier.path("donor").path("name"));
        String recipient = Cells.text(dossier.path("recipient").path("name"));
        if (!donor.isEmpty() && !recipient.isEmpty()) {
            page.append(donor).append(" > ").append(recipient).append('\n');
        }
        append(page, "Aid", lines(dossier.path("aid")));
        PARTS.forEach((member, title) -> append(page, title, statements(dossier.path(member))));
        append(page, "Origins", origins(dossier.path("origins")));
        append(page, "Articles", articles(dossier.path("articles")));
        return page.toString();
    }

    private static void append(StringBuilder page, String title, Table table) {
        if (table.isEmpty()) {
            return;
        }
        page.append('\n').append(title).append('\n');
        table.lines().forEach(line -> page.append("  ").append(line).append('\n'));
    }

    private static Table lines(JsonNode aid) {
        Table table =
                new Table(
                        "ITEM",
                        "PERIOD",
                        "STATUS",
                        "QUALIFIER",
                        "CONFIRMATION",
                        "SINCE",
                        "ORIGINS",
                        "REPORTS",
                        "AMOUNTS",
                        "NOTES");
        for (JsonNode line : aid) {
            table.row(
                    Cells.text(line.path("item").path("code")),
                    Cells.text(line.path("period")),
                    Cells.text(line.path("status")),
                    Cells.text(line.path("qualifier")),
                    Cells.text(line.path("confirmation")),
                    Cells.time(line.path("since")),
                    Cells.text(line.path("independentOrigins")),
                    Cells.text(line.path("reports")),
                    Cells.amounts(line.path("amounts")),
                    Cells.notes(line));
        }
        return table;
    }

    private static Table statements(JsonNode statements) {
        Table table = new Table("WHEN", "WHO", "ACT", "OUTLET", "WORDS");
        for (JsonNode statement : statements) {
            table.row(
                    Cells.time(
                            Cells.firstOf(
                                    statement,
                                    "happenedAt",
                                    "saidAt",
                                    "effectiveAt",
                                    "recordedtime")),
                    Cells.speaker(statement),
                    Cells.act(statement),
                    Cells.text(statement.path("outlet")),
                    Cells.words(statement.path("text")));
        }
        return table;
    }

    private static Table origins(JsonNode origins) {
        Table table = new Table("ORIGIN", "REPORTS", "HEARSAY");
        for (JsonNode origin : origins) {
            table.row(
                    Cells.text(origin.path("outlet")),
                    Cells.text(origin.path("reports")),
                    Cells.text(origin.path("hearsayDepth")));
        }
        return table;
    }

    private static Table articles(JsonNode articles) {
        Table table = new Table("PUBLISHED", "OUTLET", "HEADLINE");
        for (JsonNode article : articles) {
            table.row(
                    Cells.time(article.path("publishedAt")),
                    Cells.text(article.path("outlet").path("name")),
                    Cells.words(article.path("headline")));
        }
        return table;
    }
}
