package io.onefold.app.sample.systems;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** Writes CSV (RFC 4180) as a careful exporter does: under another name, which is changed at the end. */
final class CsvFile {
    private CsvFile() {}

    /** Writes a file into a folder, zipped where its name ends with {@code .gz}. */
    static void write(Path folder, String name, List<String> header, List<List<String>> rows) throws IOException {
        Files.createDirectories(folder);
        Path part = folder.resolve(name + ".part");
        try (Writer out = writer(part, name.endsWith(".gz"))) {
            out.write(line(header));
            for (List<String> row : rows) out.write(line(row));
        }
        Files.move(part, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** How many finished files lie in a folder. */
    static long left(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).count();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static Writer writer(Path file, boolean zipped) throws IOException {
        OutputStream out = Files.newOutputStream(file);
        try {
            return new BufferedWriter(
                    new OutputStreamWriter(zipped ? new GZIPOutputStream(out) : out, StandardCharsets.UTF_8));
        } catch (IOException e) {
            out.close();
            throw e;
        }
    }

    private static String line(List<String> cells) {
        return cells.stream().map(CsvFile::cell).collect(Collectors.joining(",", "", "\n"));
    }

    private static String cell(String text) {
        if (text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')) return text;
        return '"' + text.replace("\"", "\"\"") + '"';
    }
}
