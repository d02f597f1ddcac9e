package io.onefold.testing.process;

import io.onefold.app.command.OnefoldCommand;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/**
 * What a verb of the command line said, run in this process: the same code as {@code ./onefold VERB}, without the start of a Java machine.
 *
 * @param output what it printed, its errors too
 */
public record Verb(int exitCode, String output) {
    /** Runs one to its end. */
    public static Verb run(List<String> arguments) {
        StringWriter output = new StringWriter();
        PrintWriter printer = new PrintWriter(output);
        int code =
                OnefoldCommand.commandLine().setOut(printer).setErr(printer).execute(arguments.toArray(String[]::new));
        return new Verb(code, output.toString());
    }
}
