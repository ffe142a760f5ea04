package org.aidwire.local.desk;

import java.io.PrintStream;
import org.aidwire.local.command.Command;

public record Dossier(Command.Status status) {
    public static Dossier of(Command.Status status) {
        return new Dossier(status);
    }

    public int show(PrintStream out, PrintStream err) {
        return 1;
    }
}
