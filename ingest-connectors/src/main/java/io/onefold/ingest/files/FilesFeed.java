package io.onefold.ingest.files;

import io.onefold.ingest.Fate;
import io.onefold.ingest.Source;
import io.onefold.ingest.feed.Feed;
import io.onefold.ingest.feed.Item;
import io.onefold.ingest.feed.Opening;
import io.onefold.ingest.feed.Position;
import io.onefold.schemas.QuarantineReason;
import io.onefold.schemas.Quarantined;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One file after another, in the order of their names. A file is marked when Kafka has all of it, and the next is begun
 * after that; so after a crash at most one file is read again, from the record where it was left.
 */
final class FilesFeed implements Feed {
    private static final Logger LOG = LoggerFactory.getLogger(FilesFeed.class);
    private static final int ITEMS = 500;
    private static final long PAUSE_MILLIS = 500;

    private final Opening opening;
    private final FileMapping mapping;
    private final Shelf shelf;
    private final Ripening ripening;
    private @Nullable TakenFile taken;
    private @Nullable Finished finished;

    /** A file that is read and waits until Kafka has all of it. */
    private record Finished(Shelf.Entry entry, Shelf.Mark mark, Position last) {}

    FilesFeed(Opening opening, FileMapping mapping, Shelf shelf, Ripening ripening) {
        this.opening = opening;
        this.mapping = mapping;
        this.shelf = shelf;
        this.ripening = ripening;
    }

    @Override
    public List<Item> poll() throws IOException, InterruptedException {
        if (finished == null) {
            if (taken != null) return read(taken);
            Optional<Shelf.Entry> next = ripening.firstOf(shelf.list());
            if (next.isPresent()) return begin(next.get());
        }
        Thread.sleep(PAUSE_MILLIS);
        return List.of();
    }

    private List<Item> begin(Shelf.Entry entry) throws IOException {
        Path path = shelf.fetch(entry);
        try {
            TakenFile begun = TakenFile.open(entry, path, opening, mapping);
            taken = begun;
            return read(begun);
        } catch (UnreadableFileException e) {
            Position position = TakenFile.refused(entry);
            finished = new Finished(entry, Shelf.Mark.REFUSED, position);
            return List.of(new Item.Taken(refusal(entry, path, e), position));
        }
    }

    private List<Item> read(TakenFile file) throws IOException {
        List<Item> items = file.next(ITEMS, opening.clock().instant());
        if (!file.isRead()) return items;
        file.close();
        taken = null;
        Finished end = new Finished(file.entry(), Shelf.Mark.DONE, file.position());
        finished = end;
        if (items.isEmpty()) mark(end);
        return items;
    }

    @Override
    public void stored(Position position) throws IOException {
        Finished waiting = finished;
        if (waiting != null && waiting.last().equals(position)) mark(waiting);
    }

    private void mark(Finished end) throws IOException {
        if (opening.isTrial()) return;
        shelf.mark(end.entry(), end.mark());
        finished = null;
    }

    private Fate refusal(Shelf.Entry entry, Path path, UnreadableFileException why) throws IOException {
        Source source = opening.source();
        try (InputStream in = Files.newInputStream(path)) {
            return new Fate.Refused(new Quarantined(
                    source.name(),
                    source.channel(),
                    QuarantineReason.UNREADABLE_FILE,
                    why.getMessage() + ". The file is in the folder " + Shelf.Mark.REFUSED.folder()
                            + "; drop it again when that is mended",
                    entry.name(),
                    "",
                    ByteBuffer.wrap(in.readNBytes(source.limits().maxEventBytes())),
                    "",
                    opening.clock().millis()));
        }
    }

    @Override
    public void close() {
        try {
            if (taken != null) taken.close();
        } catch (IOException e) {
            LOG.warn("event=not-closed source={}", opening.source().name(), e);
        }
        taken = null;
        shelf.close();
    }
}
