package io.onefold.ingest.files;

import io.onefold.ingest.Digests;
import io.onefold.ingest.Source;
import io.onefold.schemas.SourceMinute;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * How many records of a file Kafka has acknowledged, and what of that is not known to be counted, kept beside the data while the import runs. It
 * belongs to the file's content, the source and the mapping: a file that was changed, or is read otherwise, starts from its beginning.
 */
final class Checkpoint {
    private static final int NAME_DIGITS = 12;

    private final Source source;
    private final String name;
    private final Path path;

    Checkpoint(Path directory, InputFile file, Source source, FileMapping mapping) {
        String all = file.digest() + "\n" + source.name() + "\n" + mapping;
        this.source = source;
        this.name = Digests.nameOf(all.getBytes(StandardCharsets.UTF_8));
        this.path = directory.resolve(name + ".import");
    }

    /** How far an import is. */
    record State(long records, ImportMinutes minutes) {}

    /** From the beginning where there is none. */
    State read(long now) throws IOException {
        try {
            List<String> lines = Files.readAllLines(path);
            long records = Long.parseLong(lines.getFirst());
            // One that an earlier version has left tells no counts.
            if (lines.size() == 1) return new State(records, begun(now));
            List<SourceMinute> minutes = new ArrayList<>();
            for (String line : lines.subList(2, lines.size())) minutes.add(minute(lines.get(1), line));
            return new State(records, new ImportMinutes(source.name(), lines.get(1), minutes));
        } catch (NoSuchFileException e) {
            return new State(0, begun(now));
        } catch (IllegalArgumentException | IndexOutOfBoundsException | NoSuchElementException e) {
            throw new IOException(path + " is damaged; delete it to import the file from its beginning", e);
        }
    }

    private ImportMinutes begun(long now) {
        String reader = "import-" + name.substring(0, NAME_DIGITS) + "-" + Long.toString(now, Character.MAX_RADIX);
        return new ImportMinutes(source.name(), reader, List.of());
    }

    private SourceMinute minute(String reader, String line) {
        long[] numbers =
                List.of(line.split(" ")).stream().mapToLong(Long::parseLong).toArray();
        return new SourceMinute(
                source.name(),
                reader,
                numbers[0],
                numbers[1] + numbers[2],
                numbers[1],
                numbers[2],
                0,
                numbers[3],
                "",
                "");
    }

    void write(long records, ImportMinutes minutes) throws IOException {
        StringBuilder text = new StringBuilder(records + "\n" + minutes.reader() + "\n");
        for (SourceMinute minute : minutes.untold())
            text.append(minute.minute())
                    .append(' ')
                    .append(minute.produced())
                    .append(' ')
                    .append(minute.quarantined())
                    .append(' ')
                    .append(minute.flagged())
                    .append('\n');
        Files.createDirectories(path.toAbsolutePath().getParent());
        Path next = path.resolveSibling(path.getFileName() + ".next");
        Files.writeString(next, text);
        Files.move(next, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    void delete() throws IOException {
        Files.deleteIfExists(path);
    }
}
