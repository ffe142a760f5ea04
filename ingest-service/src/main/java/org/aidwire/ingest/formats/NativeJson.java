package org.aidwire.ingest.formats;

import java.util.List;
import org.aidwire.contract.Decoded;
import org.aidwire.contract.EventJson;
import org.aidwire.contract.EventType;

/** An article or statement posted as it is, without an envelope. */
public final class NativeJson {

    private NativeJson() {}

    /**
     * @param source the URI reference of who posts, which the envelope needs
     */
    public static Body read(EventType type, byte[] json, String source) {
        Reading reading =
                switch (EventJson.decode(type, json)) {
                    case Decoded.Read read ->
                            new Reading.Incoming(
                                    Attributes.ofNative(read.event(), source), read, "", "");
                    case Decoded.Unreadable unreadable ->
                            new Reading.Unreadable(unreadable.faults());
                };
        return new Body.Events(List.of(reading));
    }
}
