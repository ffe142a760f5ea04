package org.aidwire.local.desk;

import java.io.PrintStream;
import org.aidwire.local.command.Command;

public record Submission(Command.Post post) {
    public static Submission of(Command.Post post) {
        return new Submission(post);
    }

    public int submit(PrintStream out, PrintStream err) {
        return 1;
    }
}
