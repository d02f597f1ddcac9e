package io.onefold.app.command;

import io.onefold.schemas.Identifier;
import io.onefold.schemas.IdentityCommand;
import io.onefold.schemas.IdentityCommand.Action;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Erases an identifier's past. */
@Command(
        name = "erase",
        mixinStandardHelpOptions = true,
        description = {
            "Erases what was seen with an identifier, or with every identifier of its person, up to a time.",
            "It prints the command's id."
        })
final class EraseCommand implements Callable<Integer> {
    @Mixin
    private final StewardOptions steward = new StewardOptions();

    @Parameters(
            paramLabel = "IDENTIFIER",
            converter = IdentifierConverter.class,
            description = "NAMESPACE:VALUE, such as email:someone@example.com.")
    @SuppressWarnings("NullAway.Init")
    private Identifier identifier;

    @Option(names = "--person", description = "Every identifier of the profile it is in when the command is applied.")
    private boolean person;

    @Option(
            names = "--until",
            paramLabel = "TIME",
            converter = InstantConverter.class,
            description = "Events up to this time, such as 2026-05-01T00:00:00Z (default: now).")
    private @Nullable Instant until;

    @Option(names = "--for-ever", description = "Also whatever comes later. It cannot be taken back.")
    private boolean forEver;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        return steward.give(
                spec.commandLine().getOut(), person ? Action.ERASE_PERSON : Action.ERASE, time(), identifier);
    }

    private long time() {
        if ((forEver ? 1 : 0) + (until == null ? 0 : 1) + (steward.hasTime() ? 1 : 0) > 1)
            throw new ParameterException(spec.commandLine(), "Give one of --until, --at and --for-ever.");
        if (forEver) return IdentityCommand.FOR_EVER;
        return until == null ? steward.at() : until.toEpochMilli();
    }
}
