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
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One file after another, in the order of their names. A file is marked when Kafka has all of it; until then it stays where
 * it is, so after a crash it is read again from the record where it was left.
 */
final class FilesFeed implements Feed {
    private static final Logger LOG = LoggerFactory.getLogger(FilesFeed.class);
    private static final int ITEMS = 500;
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Opening opening;
    private final FileMapping mapping;
    private final Shelf shelf;
    private final Ripening ripening;
    private final Duration rest;
    private final Unmarked unmarked = new Unmarked();
    private final Deque<Shelf.Entry> ripe = new ArrayDeque<>();
    private @Nullable TakenFile taken;
    private long turn;
    private Instant foundNothingAt = Instant.EPOCH;

    FilesFeed(Opening opening, FileMapping mapping, Shelf shelf, Ripening ripening, Duration rest) {
        this.opening = opening;
        this.mapping = mapping;
        this.shelf = shelf;
        this.ripening = ripening;
        this.rest = rest;
    }

    @Override
    public List<Item> poll() throws IOException, InterruptedException {
        settle();
        TakenFile file = taken;
        if (file != null) return read(file);
        Shelf.Entry next = unmarked.isFull() ? null : next();
        if (next != null) return begin(next);
        opening.clock().pause(rest.compareTo(PAUSE) < 0 ? rest : PAUSE);
        return List.of();
    }

    private Shelf.@Nullable Entry next() throws IOException {
        Instant now = opening.clock().instant();
        if (ripe.isEmpty() && !isResting(now)) {
            List<Shelf.Entry> whole = ripening.ripe(shelf.list());
            whole.stream().filter(entry -> !unmarked.has(entry.name())).forEach(ripe::add);
            if (ripe.isEmpty()) foundNothingAt = now;
        }
        return ripe.poll();
    }

    /** A clock that was put back makes nobody wait. */
    private boolean isResting(Instant now) {
        return !now.isBefore(foundNothingAt) && now.isBefore(foundNothingAt.plus(rest));
    }

    private List<Item> begin(Shelf.Entry entry) throws IOException {
        try {
            Optional<Path> content = shelf.fetch(entry);
            return content.isEmpty() ? List.of() : open(entry, content.get());
        } catch (FileSystemException e) {
            ripening.putOff(entry);
            throw e;
        } catch (IOException e) {
            // The order of names holds: what could not be begun is listed again, and comes first again.
            ripe.clear();
            throw e;
        }
    }

    private List<Item> open(Shelf.Entry entry, Path content) throws IOException {
        turn++;
        try {
            TakenFile begun = TakenFile.open(entry, content, opening, mapping, turn);
            taken = begun;
            return read(begun);
        } catch (UnreadableFileException e) {
            return refuse(entry, content, e);
        }
    }

    private List<Item> read(TakenFile file) throws IOException {
        List<Item> items;
        try {
            items = file.next(ITEMS, opening.clock().instant());
        } catch (IOException e) {
            // What this call had read already would be lost; so the file is read again from what is stored of it.
            drop(file);
            throw e;
        }
        if (file.isRead()) {
            unmarked.add(file.finished());
            drop(file);
        }
        return items;
    }

    private void drop(TakenFile file) throws IOException {
        taken = null;
        if (!file.isRead()) ripe.clear();
        file.close();
        shelf.release(file.content());
    }

    private List<Item> refuse(Shelf.Entry entry, Path content, UnreadableFileException why) throws IOException {
        FilePlace place = TakenFile.unreadable(entry, mapping, turn);
        boolean isTold = place.stored(opening.places()) > 0;
        LOG.warn("event=file-refused source={} file={}", opening.source().name(), entry.name());
        List<Item> items =
                isTold ? List.of() : List.of(new Item.Taken(refusal(entry, content, place, why), place.at(1)));
        unmarked.add(new Unmarked.Finished(entry, Shelf.Mark.REFUSED, turn, items.size()));
        shelf.release(content);
        return items;
    }

    private Fate refusal(Shelf.Entry entry, Path content, FilePlace place, UnreadableFileException why)
            throws IOException {
        Source source = opening.source();
        try (InputStream in = Files.newInputStream(content, LinkOption.NOFOLLOW_LINKS)) {
            return new Fate.Refused(new Quarantined(
                    source.name(),
                    source.channel(),
                    QuarantineReason.UNREADABLE_FILE,
                    why.getMessage() + ". The file is in the folder " + Shelf.Mark.REFUSED.folder()
                            + "; drop it again when that is mended",
                    entry.name(),
                    "",
                    ByteBuffer.wrap(in.readNBytes(source.limits().maxEventBytes())),
                    place.digest(),
                    opening.clock().millis()));
        }
    }

    @Override
    public void stored(Position position) throws IOException {
        unmarked.stored(FilePlace.turn(position), FilePlace.records(position));
        settle();
    }

    private void settle() throws IOException {
        if (!opening.isTrial()) unmarked.settle(shelf);
    }

    @Override
    public void close() {
        try {
            TakenFile file = taken;
            if (file != null) drop(file);
        } catch (IOException e) {
            LOG.warn("event=not-closed source={}", opening.source().name(), e);
        }
        shelf.close();
    }
}
