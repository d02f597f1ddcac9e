package io.onefold.testing.ingest;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;

/** The tracking SDKs from npm, installed once below the build folder, and run by node. */
final class SdkClients {
    private static final List<String> FILES = List.of("package.json", "segment.js", "rudder.js");

    private final Path folder;

    private SdkClients(Path folder) {
        this.folder = folder;
    }

    /** Skips the calling test where node or npm is not there, or npm reaches no packages. */
    static SdkClients installed() throws IOException, InterruptedException {
        Path folder = Files.createDirectories(Path.of("target", "sdk-clients").toAbsolutePath());
        for (String file : FILES) copy(file, folder.resolve(file));
        assumeTrue(isThere("node") && isThere("npm"), "node and npm are not installed: the SDKs are not tested");
        int code = Files.exists(folder.resolve("node_modules"))
                ? 0
                : run(folder, List.of("npm", "install", "--no-audit", "--no-fund", "--no-package-lock"));
        assumeTrue(code == 0, "npm could not install the SDKs; see " + folder.resolve("output.log"));
        return new SdkClients(folder);
    }

    /** What node exits with, and what it said. */
    record Run(int code, String output) {}

    /** Runs one of the scripts to its end. */
    Run run(String script, String url, String writeKey) throws IOException, InterruptedException {
        int code = run(folder, List.of("node", script, url, writeKey));
        return new Run(code, Files.readString(folder.resolve("output.log")));
    }

    private static int run(Path folder, List<String> command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output.log").toFile())
                .start()
                .waitFor();
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

    private static void copy(String file, Path to) throws IOException {
        try (var from = Objects.requireNonNull(SdkClients.class.getResourceAsStream("/sdk-clients/" + file), file)) {
            Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
