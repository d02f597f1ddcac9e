package io.onefold.testing.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The product as the build packs it, with its launcher beside its jars and the registry. */
public final class Distribution {
    private Distribution() {}

    /** Its folder, as the property {@code onefold.home} says. */
    public static Path home() {
        return Path.of(System.getProperty("onefold.home")).toAbsolutePath().normalize();
    }

    /** The folder of the whole project. */
    public static Path root() {
        return home().resolve("../../..").normalize();
    }

    /**
     * Runs its launcher.
     *
     * @param folder that it is run in
     */
    public static OnefoldProcess start(Path folder, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(home().resolve("onefold").toString()));
        command.addAll(arguments);
        return OnefoldProcess.start(folder, Map.of(), command);
    }
}
