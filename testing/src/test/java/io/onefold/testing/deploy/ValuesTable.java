package io.onefold.testing.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The values of a chart as a table. Each stands on one line, below a comment that begins with {@code # --} and says what it is. */
final class ValuesTable {
    private static final String HEAD = "| Key | Default | What it is |\n| --- | --- | --- |\n";
    private static final Pattern KEY = Pattern.compile("^( *)([A-Za-z]+):(?: (.*))?$");
    private static final String ABOUT = "# -- ";
    private static final int INDENT = 2;

    private ValuesTable() {}

    /** @throws IllegalStateException naming a value of which nothing is said */
    static String of(Path values) throws IOException {
        StringBuilder table = new StringBuilder(HEAD);
        List<String> path = new ArrayList<>();
        String about = "";
        for (String line : Files.readAllLines(values)) {
            if (line.strip().startsWith(ABOUT)) about = line.strip().substring(ABOUT.length());
            Matcher key = KEY.matcher(line);
            if (!key.matches()) continue;
            path = new ArrayList<>(path.subList(0, key.group(1).length() / INDENT));
            path.add(key.group(2));
            String value = key.group(3);
            if (value == null) continue;
            if (about.isEmpty()) throw new IllegalStateException("nothing is said of " + String.join(".", path));
            table.append("| `%s` | `%s` | %s |%n".formatted(String.join(".", path), value, about));
            about = "";
        }
        return table.toString();
    }
}
