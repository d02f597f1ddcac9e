package io.onefold.app.command;

import io.onefold.app.config.Configuration;
import io.onefold.identity.normalise.CommandNormaliser;
import io.onefold.schemas.Identifier;
import io.onefold.schemas.IdentityCommand.Action;
import io.onefold.schemas.IdentityCommandRequest;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What every command about identifiers has: who gives it and why, and whether it is only tried. */
final class StewardOptions {
    @Mixin
    private final ConfigurationOptions options = new ConfigurationOptions();

    @Option(names = "--who", paramLabel = "NAME", description = "Who gives the command (default: ${DEFAULT-VALUE}).")
    private String who = System.getProperty("user.name", "");

    @Option(names = "--why", paramLabel = "TEXT", description = "Kept with the command.")
    private String why = "";

    @Option(
            names = "--at",
            paramLabel = "TIME",
            converter = InstantConverter.class,
            description = "The time it speaks for, such as 2026-05-01T00:00:00Z (default: now).")
    private @Nullable Instant at;

    @Option(names = "--dry-run", description = "Only name the profiles touched and say what would happen.")
    private boolean dryRun;

    boolean hasTime() {
        return at != null;
    }

    /** What {@code --at} says, else now; UTC milliseconds. */
    long at() {
        return at == null ? Clock.systemUTC().millis() : at.toEpochMilli();
    }

    /** Sends the command and prints its id; with {@code --dry-run} only says what it would do. */
    int give(PrintWriter out, Action action, long time, Identifier... identifiers) throws InterruptedException {
        Configuration configuration = options.read();
        Identifier other = identifiers.length > 1 ? identifiers[1] : null;
        IdentityCommandRequest request = new IdentityCommandRequest(
                UUID.randomUUID().toString(), CommandNormaliser.label(action), identifiers[0], other, time, who, why);
        CommandCheck.require(configuration.identity(), request);
        if (dryRun) {
            try (ApiClient api = new ApiClient(configuration.servers().apiUrl())) {
                new DryRun(api, out).tell(action, request);
            }
        } else {
            CommandSender.send(configuration, request);
            out.println(request.commandId());
        }
        return ExitCode.OK;
    }
}
