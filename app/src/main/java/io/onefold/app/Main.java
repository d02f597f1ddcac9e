package io.onefold.app;

import io.onefold.app.command.OnefoldCommand;

/** Entry of the command line. */
public final class Main {
    private Main() {}

    /** Runs one verb and exits with its code. */
    public static void main(String[] arguments) {
        System.exit(OnefoldCommand.commandLine().execute(arguments));
    }
}
