package io.onefold.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Something that is kept on disk.
 *
 * @param prefix of the names of the folders that count; of a broker's partition only the records count, since its indexes are made larger
 *     than they are. Empty where all of the folder counts
 */
record Kept(String name, Path folder, String prefix) {
    long bytes() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(this::counts)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    private boolean counts(Path file) {
        if (!Files.isRegularFile(file)) return false;
        if (prefix.isEmpty()) return true;
        String partition = folder.relativize(file).getName(0).toString();
        return partition.startsWith(prefix) && file.toString().endsWith(".log");
    }
}
