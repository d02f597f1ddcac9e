package io.onefold.app.command;

import io.onefold.schemas.Identifier;
import io.onefold.schemas.IdentityCommand.Action;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Blocks an identifier, or takes that back. */
@Command(mixinStandardHelpOptions = true)
final class BlockCommand implements Callable<Integer> {
    private final Action action;

    @Mixin
    private final StewardOptions steward = new StewardOptions();

    @Parameters(
            paramLabel = "IDENTIFIER",
            converter = IdentifierConverter.class,
            description = "NAMESPACE:VALUE, such as phone:+442079460000.")
    @SuppressWarnings("NullAway.Init")
    private Identifier identifier;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    BlockCommand(Action action) {
        this.action = action;
    }

    @Override
    public Integer call() throws InterruptedException {
        return steward.give(spec.commandLine().getOut(), action, steward.at(), identifier);
    }
}
