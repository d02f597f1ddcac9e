package io.onefold.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The sources that are described in files of their own. */
@Command(
        name = "connector",
        mixinStandardHelpOptions = true,
        description = "Shows the connectors and what they do, tries one out, and holds, resumes or resets one.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ConnectorListCommand.class,
            ConnectorStatusCommand.class,
            ConnectorTestCommand.class,
            ConnectorCommand.Pause.class,
            ConnectorCommand.Resume.class,
            ConnectorCommand.Restart.class,
            ConnectorCommand.Reset.class
        })
final class ConnectorCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "list, status, test, pause, resume, restart or reset?");
    }

    @Command(
            name = "pause",
            mixinStandardHelpOptions = true,
            description = "Reads no more from a source until it is resumed, over restarts too.")
    static final class Pause extends ConnectorOrder {
        Pause() {
            super((workers, name) -> workers.pause(name), "is paused; ./onefold connector resume lets it read on");
        }
    }

    @Command(name = "resume", mixinStandardHelpOptions = true, description = "Reads on from where it was.")
    static final class Resume extends ConnectorOrder {
        Resume() {
            super((workers, name) -> workers.resume(name), "reads on");
        }
    }

    @Command(
            name = "restart",
            mixinStandardHelpOptions = true,
            description = "Ends a connector and begins it anew from where it was, with credentials read again.")
    static final class Restart extends ConnectorOrder {
        Restart() {
            super((workers, name) -> workers.restart(name), "was restarted");
        }
    }

    @Command(
            name = "reset",
            mixinStandardHelpOptions = true,
            description = {
                "Forgets where a connector was and reads its source from the beginning.",
                "What was read before comes again under the same ids, so it counts as duplicate and changes nothing."
            })
    static final class Reset extends ConnectorOrder {
        Reset() {
            super(
                    (workers, name) -> {
                        workers.stop(name);
                        workers.forgetPositions(name);
                        workers.resume(name);
                    },
                    "reads from the beginning");
        }
    }
}
