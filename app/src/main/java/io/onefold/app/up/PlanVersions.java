package io.onefold.app.up;

import io.onefold.ingest.Source;
import io.onefold.ingest.plan.PlanCheck;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** What each version of a source's plan held when it was first started with, kept in a file. Used by one thread. */
final class PlanVersions {
    private final Path file;

    PlanVersions(Path file) {
        this.file = file;
    }

    /** Remembers versions that are new, and names the sources whose plan is another than the one first seen under its version. */
    List<String> changedUnderOneVersion(Iterable<Source> sources) throws IOException {
        Properties seen = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                seen.load(reader);
            }
        }
        int before = seen.size();
        List<String> changed = new ArrayList<>();
        for (Source source : sources) {
            if (source.plan().isEmpty()) continue;
            PlanCheck plan = source.plan().get();
            Object first = seen.putIfAbsent(source.name() + "/" + plan.version(), plan.content());
            if (first != null && !first.equals(plan.content())) changed.add(source.name());
        }
        if (seen.size() > before) write(seen);
        return changed;
    }

    private void write(Properties seen) throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".next");
        try (Writer writer = Files.newBufferedWriter(next, StandardCharsets.UTF_8)) {
            seen.store(writer, "What each version of a plan held when it was first seen");
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
