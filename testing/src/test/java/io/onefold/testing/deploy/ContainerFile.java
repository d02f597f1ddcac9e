package io.onefold.testing.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an image's file says, as far as a process started by hand needs it. */
final class ContainerFile {
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");

    private final Map<String, List<String>> instructions = new LinkedHashMap<>();

    private ContainerFile() {}

    static ContainerFile read(Path file) throws IOException {
        ContainerFile read = new ContainerFile();
        String joined = Files.readString(file).replaceAll("\\\\\\n\\s*", "");
        for (String line : joined.split("\\n")) {
            if (line.isBlank() || line.startsWith("#")) continue;
            String[] words = line.split("\\s+", 2);
            read.instructions
                    .computeIfAbsent(words[0], instruction -> new ArrayList<>())
                    .add(words[1]);
        }
        return read;
    }

    /** What is started: the entry point with its default arguments. */
    List<String> command() {
        List<String> command = new ArrayList<>(list("ENTRYPOINT"));
        command.addAll(list("CMD"));
        return command;
    }

    /** The environment that it sets. */
    Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>();
        for (String line : instructions.get("ENV")) {
            for (String pair : line.strip().split("\\s+")) {
                String[] parts = pair.split("=", 2);
                environment.put(parts[0], parts[1]);
            }
        }
        return environment;
    }

    /** What is copied into the image: from where in the project, by where to. */
    Map<String, String> copies() {
        Map<String, String> copies = new LinkedHashMap<>();
        for (String line : instructions.get("COPY")) {
            List<String> words = Arrays.asList(line.split("\\s+"));
            copies.put(words.getLast(), words.getFirst());
        }
        return copies;
    }

    /** Whose processes are, as numbers. */
    String user() {
        return instructions.get("USER").getLast();
    }

    /** What tells whether it is well, by its exit code. */
    List<String> healthCheck() {
        return list("HEALTHCHECK");
    }

    private List<String> list(String instruction) {
        List<String> found = new ArrayList<>();
        Matcher matcher = QUOTED.matcher(instructions.get(instruction).getLast());
        while (matcher.find()) found.add(matcher.group(1).translateEscapes());
        return found;
    }
}
