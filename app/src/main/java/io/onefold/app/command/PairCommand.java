package io.onefold.app.command;

import io.onefold.schemas.Identifier;
import io.onefold.schemas.IdentityCommand.Action;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A command about two identifiers. */
@Command(mixinStandardHelpOptions = true)
final class PairCommand implements Callable<Integer> {
    private final Action action;

    @Mixin
    private final StewardOptions steward = new StewardOptions();

    @Parameters(
            index = "0",
            paramLabel = "A",
            converter = IdentifierConverter.class,
            description = "NAMESPACE:VALUE, such as email:someone@example.com.")
    @SuppressWarnings("NullAway.Init")
    private Identifier one;

    @Parameters(
            index = "1",
            paramLabel = "B",
            converter = IdentifierConverter.class,
            description = "The other, in either order.")
    @SuppressWarnings("NullAway.Init")
    private Identifier other;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    PairCommand(Action action) {
        this.action = action;
    }

    @Override
    public Integer call() throws InterruptedException {
        return steward.give(spec.commandLine().getOut(), action, steward.at(), one, other);
    }
}
