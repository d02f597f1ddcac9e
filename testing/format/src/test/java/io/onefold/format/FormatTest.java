package io.onefold.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.ImportOrderer;
import com.palantir.javaformat.java.JavaFormatterOptions;
import com.palantir.javaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every Java source of the project reads as the formatter writes it; {@code -Dformat=apply} rewrites those that don't. */
class FormatTest {
    private static final Path PROJECT = Path.of("../..").toAbsolutePath().normalize();
    private static final Set<String> NOT_OURS = Set.of("target", "node_modules", ".git", "data");

    private final Formatter formatter = Formatter.createFormatter(JavaFormatterOptions.builder()
            .style(JavaFormatterOptions.Style.PALANTIR)
            .build());

    @Test
    void everySourceIsFormatted() throws IOException, FormatterException {
        boolean apply = "apply".equals(System.getProperty("format"));

        List<String> unformatted = new ArrayList<>();
        for (Path source : sources()) {
            String before = Files.readString(source);
            String after = format(source, before);
            if (before.equals(after)) continue;
            if (apply) Files.writeString(source, after);
            else unformatted.add(PROJECT.relativize(source).toString());
        }

        assertThat(unformatted)
                .as("not formatted; run: mvn -q -pl testing/format test -Dformat=apply")
                .isEmpty();
    }

    private String format(Path source, String text) throws FormatterException {
        try {
            String tidy = RemoveUnusedImports.removeUnusedImports(text);
            String ordered = ImportOrderer.reorderImports(tidy, JavaFormatterOptions.Style.PALANTIR);
            return formatter.formatSource(ordered);
        } catch (FormatterException e) {
            throw new AssertionError(PROJECT.relativize(source) + ": " + e.getMessage(), e);
        }
    }

    private static List<Path> sources() throws IOException {
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(PROJECT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return NOT_OURS.contains(folder.getFileName().toString())
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (file.toString().endsWith(".java")) found.add(file);
                return FileVisitResult.CONTINUE;
            }
        });
        return found;
    }
}
