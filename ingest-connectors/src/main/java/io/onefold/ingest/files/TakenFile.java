package io.onefold.ingest.files;

import io.onefold.ingest.Digests;
import io.onefold.ingest.feed.Item;
import io.onefold.ingest.feed.Opening;
import io.onefold.ingest.feed.Position;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** A file that is being read on from where it was left. It is the same file as long as its content is. */
final class TakenFile implements AutoCloseable {
    private static final String STREAM = "file";
    private static final String DIGEST = "digest";
    private static final String RECORDS = "records";

    private final Shelf.Entry entry;
    private final String digest;
    private final InputStream in;
    private final OpenedFile opened;
    private final LineIds ids = new LineIds();
    private final long stored;
    private long records;
    private boolean isRead;

    private TakenFile(Shelf.Entry entry, String digest, InputStream in, OpenedFile opened, long stored) {
        this.entry = entry;
        this.digest = digest;
        this.in = in;
        this.opened = opened;
        this.stored = stored;
    }

    /** @throws UnreadableFileException where its content is not what the mapping says */
    static TakenFile open(Shelf.Entry entry, Path path, Opening opening, FileMapping mapping) throws IOException {
        @Nullable InputStream in = null;
        try {
            InputFile file = InputFile.inspect(path, mapping.format().charset());
            in = InputFile.open(path);
            OpenedFile opened = OpenedFile.open(entry.name(), in, opening.source(), mapping);
            return new TakenFile(entry, file.digest(), in, opened, stored(entry, file.digest(), opening));
        } catch (IOException e) {
            if (in != null) in.close();
            if (e instanceof ZipException || e instanceof EOFException)
                throw new UnreadableFileException(entry.name() + " is no whole gzip file; send it again", e);
            throw e;
        }
    }

    private static long stored(Shelf.Entry entry, String digest, Opening opening) {
        Map<String, Object> last =
                opening.places().last(Map.of(STREAM, entry.name())).orElse(Map.of());
        return digest.equals(last.get(DIGEST)) && last.get(RECORDS) instanceof Number records ? records.longValue() : 0;
    }

    Shelf.Entry entry() {
        return entry;
    }

    /** Whether its end was reached. */
    boolean isRead() {
        return isRead;
    }

    /** Where it is. */
    Position position() {
        return new Position(Map.of(STREAM, entry.name()), Map.of(DIGEST, digest, RECORDS, records));
    }

    /** At most so many; those that were stored before are read for their ids alone: equal lines are counted from the beginning. */
    List<Item> next(int most, Instant receivedAt) throws IOException {
        List<Item> items = new ArrayList<>();
        while (items.size() < most) {
            @Nullable RawRecord line = opened.records().next();
            if (line == null) {
                isRead = true;
                break;
            }
            if (line.isBlank()) continue;
            String id = ids.next(line);
            records++;
            if (records > stored) items.add(new Item.Taken(opened.reading().read(line, id, receivedAt), position()));
        }
        return items;
    }

    /** The name of content that cannot even be opened. */
    static Position refused(Shelf.Entry entry) {
        String state = entry.name() + entry.bytes() + entry.modified();
        return new Position(
                Map.of(STREAM, entry.name()),
                Map.of(DIGEST, Digests.nameOf(state.getBytes(StandardCharsets.UTF_8)), RECORDS, 1L));
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
