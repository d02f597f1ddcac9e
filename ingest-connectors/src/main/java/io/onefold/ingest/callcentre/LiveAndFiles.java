package io.onefold.ingest.callcentre;

import io.onefold.ingest.feed.Feed;
import io.onefold.ingest.feed.Item;
import io.onefold.ingest.feed.Position;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Calls as they end, and those in files, as one source: so a call that both tell is one. The files wait for nobody. */
final class LiveAndFiles implements Feed {
    private final Feed live;
    private final Feed files;
    private final Deque<Position> given = new ArrayDeque<>();

    LiveAndFiles(Feed live, Feed files) {
        this.live = live;
        this.files = files;
    }

    @Override
    public List<Item> poll() throws IOException, InterruptedException {
        List<Item> items = either();
        for (Item item : items) given.add(item.position());
        return items;
    }

    private List<Item> either() throws IOException, InterruptedException {
        try {
            List<Item> ended = live.poll();
            return ended.isEmpty() ? files.poll() : ended;
        } catch (IOException e) {
            List<Item> read = files.poll();
            if (read.isEmpty()) throw e;
            return read;
        }
    }

    /** Each of the two only knows its own positions. */
    @Override
    public void stored(Position position) throws IOException {
        if (!given.contains(position)) return;
        Position ofFiles = null;
        for (Position each = given.remove(); ; each = given.remove()) {
            if (!each.stream().isEmpty() && !each.place().isEmpty()) ofFiles = each;
            if (each.equals(position)) break;
        }
        if (ofFiles != null) files.stored(ofFiles);
    }

    @Override
    public void close() {
        live.close();
        files.close();
    }
}
