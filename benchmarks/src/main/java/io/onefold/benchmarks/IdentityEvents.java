package io.onefold.benchmarks;

import io.onefold.testing.installation.PublicIdentityEvents;
import io.onefold.testing.installation.RunningInstallation;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Takes a public history of events through a whole installation and says how well people were found. Argument: the folder of the files, {@code
 * ../shared/data/identity-events} where it is left out.
 */
public final class IdentityEvents {
    private static final int PARTITIONS = 16;

    private IdentityEvents() {}

    /** Runs and prints. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments.length > 0 ? arguments[0] : "../shared/data/identity-events");
        PublicIdentityEvents events = new PublicIdentityEvents(folder);
        if (!events.areThere()) {
            System.out.println(folder + " is not there; nothing measured");
            return;
        }
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        Path home = Path.of(System.getProperty("onefold.home", "app/target/onefold"));
        Path state = Files.createTempDirectory("onefold-identity-events");
        try (RunningInstallation installation = RunningInstallation.start(home, state, PARTITIONS)) {
            out.println(events.run(installation, events.records(), out));
            installation.execute(out, "audit");
        }
    }
}
