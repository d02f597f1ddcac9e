package io.onefold.app.command;

import io.onefold.app.config.IdentitySettings;
import io.onefold.identity.normalise.CommandNormaliser;
import io.onefold.identity.normalise.CommandOutcome;
import io.onefold.identity.normalise.IdentifierReader;
import io.onefold.identity.normalise.KeyDeriver;
import io.onefold.identity.rules.IdentityRules;
import io.onefold.identity.rules.IdentityRulesParser;
import io.onefold.identity.rules.InvalidRulesException;
import io.onefold.schemas.IdentityCommandRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds out, before a command is sent, what would send it to quarantine. */
final class CommandCheck {
    private CommandCheck() {}

    /** @throws Refusal saying what is wrong with the command, or with the rules it is held against */
    static void require(IdentitySettings settings, IdentityCommandRequest request) {
        // Whether a command is valid does not depend on the tenant's secret, which need not be on this machine.
        KeyDeriver keys = new KeyDeriver(new byte[KeyDeriver.MIN_SECRET_BYTES]);
        CommandNormaliser normaliser = new CommandNormaliser(new IdentifierReader(rules(settings, keys), keys));
        if (normaliser.normalise(request) instanceof CommandOutcome.Rejected rejected)
            throw new Refusal(ExitCode.USAGE, "Nothing was sent: " + rejected.message());
    }

    private static IdentityRules rules(IdentitySettings settings, KeyDeriver keys) {
        String name = settings.rules().map(Path::toString).orElse("the shipped rules");
        try {
            String yaml = settings.rules().isPresent()
                    ? Files.readString(settings.rules().get())
                    : IdentityRulesParser.shipped();
            return IdentityRulesParser.parse(yaml, IdentifierReader.blockedValues(keys));
        } catch (InvalidRulesException e) {
            throw new Refusal(ExitCode.USAGE, "The identity rules cannot be used (" + name + "):\n" + e.getMessage());
        } catch (IOException e) {
            throw new Refusal(ExitCode.USAGE, "The identity rules " + name + " cannot be read: " + e.getMessage());
        }
    }
}
