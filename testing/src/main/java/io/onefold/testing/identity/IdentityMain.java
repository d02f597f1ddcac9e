package io.onefold.testing.identity;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** The topology as a process of its own, to be killed. Runs until its standard input ends, so it cannot outlive whoever started it. */
public final class IdentityMain {
    private IdentityMain() {}

    /** Arguments: name, bootstrap, registry url, state folder, partitions. Prints a line when it runs. */
    public static void main(String[] arguments) throws Exception {
        RunningIdentity.Place place = new RunningIdentity.Place(
                arguments[0],
                arguments[1],
                Map.of("schema.registry.url", arguments[2]),
                Path.of(arguments[3]),
                Integer.parseInt(arguments[4]));
        RunningIdentity identity = RunningIdentity.start(place);
        System.out.println("running");
        waitForEnd();
        identity.close();
    }

    private static void waitForEnd() throws IOException {
        int read;
        do read = System.in.read();
        while (read >= 0);
    }
}
