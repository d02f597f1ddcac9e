package io.onefold.testing.dependencies;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** The list as docs/dependencies.md shows it. */
public final class DependencyPage {
    private static final String HEAD = "| Jar | Version | Licence | Says so | In |\n|---|---|---|---|---|\n";

    private DependencyPage() {}

    /** The whole page. */
    public static String markdown(DependencyList list) {
        StringBuilder page = new StringBuilder(introduction()).append('\n').append(HEAD);
        for (Dependency each : list.all())
            page.append("| ")
                    .append(each.coordinates().name())
                    .append(" | ")
                    .append(each.coordinates().version())
                    .append(" | ")
                    .append(each.licence().expression())
                    .append(" | ")
                    .append(each.licence().source())
                    .append(" | ")
                    .append(String.join(", ", each.folders()))
                    .append(" |\n");
        return page.toString();
    }

    /** What a page lists; without the sums of its jars, which no page has. */
    public static DependencyList parse(String page) {
        List<Dependency> rows = new ArrayList<>();
        for (String line : page.substring(page.indexOf(HEAD) + HEAD.length()).split("\\n")) {
            if (!line.startsWith("| ")) continue;
            String[] cells = line.substring(1).split("\\|");
            rows.add(new Dependency(
                    Coordinates.of(cells[0].strip(), cells[1].strip()),
                    new Licence(cells[2].strip(), cells[3].strip()),
                    new TreeSet<>(List.of(cells[4].strip().split(", "))),
                    ""));
        }
        return new DependencyList(rows);
    }

    private static String introduction() {
        try (var in = DependencyPage.class.getResourceAsStream("introduction.md")) {
            if (in == null) throw new IllegalStateException("introduction.md is not on the class path");
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
