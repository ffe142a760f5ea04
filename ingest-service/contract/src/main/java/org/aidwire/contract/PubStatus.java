package org.aidwire.contract;

/** IPTC publication status: publish, HOLD, KILL. On the wire in lower case, as ninjs writes it. */
public enum PubStatus {
    USABLE("usable"),
    WITHHELD("withheld"),
    CANCELED("canceled");

    private final String wire;

    PubStatus(String wire) {
        this.wire = wire;
    }

    /** The name as it stands in JSON. */
    public String wire() {
        return wire;
    }
}
