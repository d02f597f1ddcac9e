package io.onefold.app.command;

import io.onefold.schemas.IdentityCommand.Action;
import picocli.CommandLine;

/** The verbs of a steward that differ only in what they are called and what they do. */
enum StewardVerb {
    UNLINK("unlink", Action.UNLINK, "Forgets the links of two identifiers so far; a later sighting links them again."),
    SEPARATE("separate", Action.NEVER_LINK, "Says that two identifiers are never one person."),
    MUST_LINK("must-link", Action.MUST_LINK, "Says that two identifiers are one person, whatever the limits say."),
    RESET_PAIR("reset-pair", Action.RESET_PAIR, "Takes back must-link or separate of two identifiers."),
    BLOCK("block", Action.BLOCK, "Lets an identifier link nobody, such as a telephone number of a shop."),
    UNBLOCK("unblock", Action.UNBLOCK, "Takes back block.");

    private final String label;
    private final Action action;
    private final String description;

    StewardVerb(String label, Action action, String description) {
        this.label = label;
        this.action = action;
        this.description = description;
    }

    /** A new command line of this verb. */
    CommandLine commandLine() {
        CommandLine line = new CommandLine(action.isPair() ? new PairCommand(action) : new BlockCommand(action));
        line.getCommandSpec().name(label).usageMessage().description(description, "It prints the command's id.");
        return line;
    }
}
