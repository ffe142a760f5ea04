package org.aidwire.query.status;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.aidwire.contract.codes.Item;
import org.aidwire.contract.codes.Items;
import org.aidwire.contract.codes.Parties;
import org.aidwire.contract.codes.Party;
import org.aidwire.query.http.Exchange;
import org.aidwire.query.http.Listing;
import org.aidwire.query.http.Parameters;
import org.aidwire.query.http.Parts;
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

    private static final Listing<PartyEntry, String> PARTY_LIST =
            Listing.byText("parties", PartyEntry.class, PartyEntry::code);

    private static final Listing<Item, String> ITEM_LIST =
            Listing.byText("items", Item.class, Item::code);

    private final Exchange exchange;

    CodeListResource(Exchange exchange) {
        this.exchange = exchange;
    }

    @GET
    @Path("/parties")
    public Response parties() {
        return list(PARTY_LIST, PARTIES);
    }

    @GET
    @Path("/items")
    public Response items() {
        return list(ITEM_LIST, Items.INSTANCE.all());
    }

    /** Whole, where no limit is asked for. */
    private <T> Response list(Listing<T, String> listing, List<T> all) {
        Parameters in = exchange.parameters("fields", "limit", "cursor");
        Listing.Asked<T, String> asked = in.list(listing, all.size());
        if (!in.faults().isEmpty()) {
            return exchange.invalid(in);
        }
        return exchange.list(in, asked, Parts.of(all, listing.key()));
    }
}
