package io.onefold.testing.installation;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Another program, as somebody at a shell calls it. */
record Program(String command, Map<String, String> environment) {
    /** One that is installed; skips the calling test where it is not. */
    static Program onThePath(String name) {
        boolean isThere = List.of(System.getenv("PATH").split(":")).stream()
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
        assumeTrue(isThere, name + " is not installed: nothing is sent by it");
        return new Program(name, Map.of());
    }

    /** A script. */
    static Program at(Path script) {
        return new Program(script.toString(), Map.of());
    }

    /** The same with one more variable of the environment. */
    Program with(String variable, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(variable, value);
        return new Program(command, more);
    }

    /** Runs it to its end and says what it printed; fails with that where it fails. */
    String run(String... arguments) throws IOException, InterruptedException {
        return run(List.of(), arguments);
    }

    /** The same with more words before the others. */
    String run(List<String> first, String... arguments) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(command));
        words.addAll(first);
        words.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) throw new IllegalStateException(words + " failed: " + output);
        return output;
    }
}
