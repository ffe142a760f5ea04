package org.aidwire.query.status;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.aidwire.query.aid.LineState;
import org.aidwire.query.http.Clocks;
import org.aidwire.query.http.Exchange;
import org.aidwire.query.http.Parameters;
import org.aidwire.query.http.ReadRoom;
import org.aidwire.query.store.LineReads;
import org.aidwire.query.store.RestsOn;
import org.aidwire.query.view.AidStatus;
import org.aidwire.query.view.Past;

/** R12 to hold in the hand: one hash over all lines. Equal events give an equal digest. */
@Path("/v1/digest")
@RunOnVirtualThread
public class DigestResource {

    /**
     * @param digest SHA-256 over all lines by aidId, each as it is served without revision and
     *     updatedAt, each ended by a line feed
     */
    record Digest(String digest, int lines) {

        static Digest of(List<LineState> lines) {
            try {
                MessageDigest digest = MessageDigest.getInstance("SHA-256");
                for (LineState line : lines) {
                    digest.update(AidStatus.of(line).content());
                    digest.update((byte) '\n');
                }
                return new Digest(HexFormat.of().formatHex(digest.digest()), lines.size());
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java platform has SHA-256", e);
            }
        }
    }

    private final Exchange exchange;
    private final ReadRoom room;
    private final LineReads lines;
    private final Past past;

    DigestResource(Exchange exchange, ReadRoom room, LineReads lines, Past past) {
        this.exchange = exchange;
        this.room = room;
        this.lines = lines;
        this.past = past;
    }

    @GET
    public Response digest() {
        Parameters in = exchange.parameters("asOf", "at");
        Clocks clocks = in.clocks(exchange.now());
        if (!in.faults().isEmpty()) {
            return exchange.invalid(in);
        }
        return exchange.kept(
                clocks.restOn(new RestsOn.Lines()),
                () -> exchange.reply(Digest.of(linesAt(clocks))));
    }

    private List<LineState> linesAt(Clocks clocks) {
        return clocks.areLive()
                ? room.read(lines::all).stream().map(LineReads.Line::state).toList()
                : List.copyOf(past.at(clocks.cut(exchange.now())).lines().values());
    }
}
