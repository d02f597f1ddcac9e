package io.onefold.ingest.files;

import io.onefold.ingest.Digests;
import io.onefold.ingest.feed.Item;
import io.onefold.ingest.feed.Opening;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** A file that is being read on from where it was left. Used by one thread. */
final class TakenFile implements AutoCloseable {
    private final Shelf.Entry entry;
    private final Path content;
    private final FilePlace place;
    private final InputStream in;
    private final OpenedFile opened;
    private final LineIds ids = new LineIds();
    private final long stored;
    private long records;
    private boolean isRead;

    private TakenFile(
            Shelf.Entry entry, Path content, FilePlace place, InputStream in, OpenedFile opened, long stored) {
        this.entry = entry;
        this.content = content;
        this.place = place;
        this.in = in;
        this.opened = opened;
        this.stored = stored;
    }

    /**
     * Reads the whole file once, and then its header.
     *
     * @param turn of its reading
     * @throws UnreadableFileException where its content is not what the mapping says
     */
    static TakenFile open(Shelf.Entry entry, Path content, Opening opening, FileMapping mapping, long turn)
            throws IOException {
        @Nullable InputStream in = null;
        try {
            InputFile file =
                    InputFile.inspect(entry.name(), content, mapping.format().charset(), LinkOption.NOFOLLOW_LINKS);
            in = InputFile.open(content, LinkOption.NOFOLLOW_LINKS);
            OpenedFile opened = OpenedFile.open(entry.name(), in, opening.source(), mapping);
            FilePlace place = new FilePlace(entry.name(), named(file.digest(), mapping), turn);
            return new TakenFile(entry, content, place, in, opened, place.stored(opening.places()));
        } catch (IOException e) {
            if (in != null) in.close();
            if (e instanceof ZipException || e instanceof EOFException)
                throw new UnreadableFileException(entry.name() + " is no whole gzip file; send it again", e);
            throw e;
        }
    }

    /** The place in a file whose content cannot be read at all: its first and only record is that it cannot. */
    static FilePlace unreadable(Shelf.Entry entry, FileMapping mapping, long turn) {
        String state = entry.name() + "\n" + entry.bytes() + "\n" + entry.modified();
        return new FilePlace(entry.name(), named(state, mapping), turn);
    }

    /** A file that is read otherwise is another: lines that were refused before may be read now. */
    private static String named(String content, FileMapping mapping) {
        return Digests.nameOf((content + "\n" + mapping).getBytes(FileCharset.UTF_8.charset()));
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
            items.add(
                    records > stored
                            ? new Item.Taken(opened.reading().read(line, id, receivedAt), place.at(records))
                            : new Item.Repeated(place.at(records)));
        }
        return items;
    }

    /** Whether its end was reached. */
    boolean isRead() {
        return isRead;
    }

    /** What it is once its end was reached. */
    Unmarked.Finished finished() {
        return new Unmarked.Finished(entry, Shelf.Mark.DONE, place.turn(), records > stored ? records : 0);
    }

    /** Where its content is. */
    Path content() {
        return content;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
