package io.onefold.testing.peers;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A folder of scripts that node runs, such as those below {@code src/test/peers}, and the npm packages that they use. */
public final class NodePeer {
    private static final long MOST_MINUTES = 5;

    private final Path folder;

    private NodePeer(Path folder) {
        this.folder = folder;
    }

    /** With its packages installed; skips the calling test where node or npm is not there, or npm reaches no packages. */
    public static NodePeer installed(String name) throws IOException, InterruptedException {
        return installed(Path.of("src", "test", "peers", name));
    }

    /** The same for scripts that stand elsewhere. */
    public static NodePeer installed(Path folder) throws IOException, InterruptedException {
        NodePeer peer = new NodePeer(folder.toAbsolutePath());
        String name = String.valueOf(folder.getFileName());
        assumeTrue(
                isThere("node") && isThere("npm"), "node and npm are not installed: nothing is held against " + name);
        if (!Files.exists(peer.folder.resolve("node_modules"))) {
            Run install = peer.run(peer.installation());
            assumeTrue(install.code() == 0, "npm could not install the packages of " + name + ": " + install.output());
        }
        return peer;
    }

    private List<String> installation() {
        String[] how = Files.exists(folder.resolve("package-lock.json"))
                ? new String[] {"npm", "ci"}
                : new String[] {"npm", "install", "--no-package-lock"};
        return Stream.concat(Stream.of(how), Stream.of("--ignore-scripts", "--no-audit", "--no-fund"))
                .toList();
    }

    /** Where the scripts are. */
    public Path folder() {
        return folder;
    }

    /** What it exits with, and what it said. */
    public record Run(int code, String output) {}

    /** Runs one of the scripts to its end. */
    public Run run(String script, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("node", script));
        command.addAll(List.of(arguments));
        return run(command);
    }

    private Run run(List<String> command) throws IOException, InterruptedException {
        Path said = Files.createTempFile("peer", ".log");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            if (!process.waitFor(MOST_MINUTES, TimeUnit.MINUTES))
                throw new IllegalStateException(command + " does not end: " + Files.readString(said));
            return new Run(process.exitValue(), Files.readString(said));
        } finally {
            process.destroyForcibly();
            Files.delete(said);
        }
    }

    private static boolean isThere(String program) throws InterruptedException {
        try {
            return new ProcessBuilder(program, "--version")
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
