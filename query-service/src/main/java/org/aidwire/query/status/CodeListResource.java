package org.aidwire.query.status;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.function.Function;
import org.aidwire.contract.codes.Item;
import org.aidwire.contract.codes.Items;
import org.aidwire.contract.codes.Parties;
import org.aidwire.contract.codes.Party;
import org.aidwire.query.http.Exchange;
import org.aidwire.query.http.Page;
import org.aidwire.query.http.Parameters;
import org.jspecify.annotations.Nullable;

/** The code lists of the contract, each served whole. */
@Path("/v1")
@RunOnVirtualThread
public class CodeListResource {

    /** A party as it is listed. */
    record PartyEntry(
            String code,
            String name,
            Party.Kind kind,
            @Nullable String parent,
            List<String> aliases) {}

    private static final List<PartyEntry> PARTIES =
            Parties.INSTANCE.all().stream()
                    .map(
                            party ->
                                    new PartyEntry(
                                            party.code(),
                                            party.name(),
                                            party.kind(),
                                            party.parent(),
                                            party.aliases()))
                    .toList();

    private final Exchange exchange;

    CodeListResource(Exchange exchange) {
        this.exchange = exchange;
    }

    @GET
    @Path("/parties")
    public Response parties() {
        return list("parties", PARTIES, PartyEntry::code);
    }

    @GET
    @Path("/items")
    public Response items() {
        return list("items", Items.INSTANCE.all(), Item::code);
    }

    /** Whole, where no limit is asked for. */
    private <T> Response list(String name, List<T> all, Function<T, String> code) {
        Parameters parameters = exchange.parameters("limit", "cursor");
        int limit = parameters.limit(all.size());
        String after = parameters.after(name);
        if (!parameters.faults().isEmpty()) {
            return exchange.invalid(parameters);
        }
        List<T> found =
                after == null
                        ? all
                        : all.stream()
                                .dropWhile(each -> !code.apply(each).equals(after))
                                .skip(1)
                                .toList();
        Page<T> page = Page.of(name, found, limit, code);
        return exchange.reply(page, page.next(), parameters);
    }
}
