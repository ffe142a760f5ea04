package org.aidwire.contract.codes;

import java.util.Set;

/** The currencies in which an amount may be stated: active alphabetic codes of ISO 4217. */
public final class Currencies {

    public static final Currencies INSTANCE = new Currencies();

    private final Set<String> codes =
            Set.copyOf(CodeListFile.texts(CodeListFile.read("currencies.json")));

    private Currencies() {}

    public boolean known(String code) {
        return codes.contains(code);
    }
}
