package io.onefold.app.command;

import java.util.Locale;
import picocli.CommandLine;

/** What can be imported: the same way, but for what is taken for granted. */
enum ImportVerb {
    STORE("store", "till-export.yaml", "Imports till exports."),
    EVENTS("web", "", "Imports histories of events, of any source.");

    private final String source;
    private final String mapping;
    private final String description;

    ImportVerb(String source, String mapping, String description) {
        this.source = source;
        this.mapping = mapping;
        this.description = description;
    }

    /** The source whose files they are where none is named. */
    String source() {
        return source;
    }

    /** The shipped mapping, a resource beside this class, for files whose source has none; empty where there is none. */
    String mapping() {
        return mapping;
    }

    /** A new command line of this verb. */
    CommandLine commandLine() {
        CommandLine line = new CommandLine(new ImportFilesCommand(this));
        line.getCommandSpec()
                .name(name().toLowerCase(Locale.ROOT))
                .usageMessage()
                .description(
                        description,
                        mapping.isEmpty()
                                ? "Which column is what: --mapping, else the source's mapping of the configuration."
                                : "Which column is what: --mapping, else the source's mapping of the configuration, else"
                                        + " the columns that docs/file-imports.md names.",
                        "The same file again changes nothing, and an interrupted import goes on where it was.");
        return line;
    }
}
