package io.onefold.ingest.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.onefold.ingest.SimulatedClock;
import io.onefold.ingest.connector.Connector;
import io.onefold.ingest.connector.Setup;
import io.onefold.ingest.feed.Feed;
import io.onefold.ingest.feed.Item;
import io.onefold.ingest.feed.Opening;
import io.onefold.ingest.feed.Position;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Polls a feed as a worker of Kafka Connect does, on a simulated clock, and can vanish without a word. */
public final class PolledReader implements Reader {
    private static final int MOST_POLLS = 300;
    private static final int POLLS_OF_SILENCE = 15;
    private static final Duration BETWEEN_POLLS = Duration.ofSeconds(10);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SimulatedClock clock = new SimulatedClock(NOW);
    private final Connector connector;
    private final Path folder;
    private final Map<Map<String, String>, Map<String, Object>> places = new HashMap<>();
    private final List<Feed> opened = new ArrayList<>();
    private @Nullable Feed feed;

    /** @param folder of the source's fixture */
    public PolledReader(String yaml, Path folder) {
        this.connector = Reader.connector(yaml);
        this.folder = folder.resolve("own");
    }

    @Override
    public List<Item> read(int records) throws IOException, InterruptedException {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < MOST_POLLS && items.size() < records; i++) {
            List<Item> some = poll();
            for (Item item : some) if (!(item instanceof Item.Passed)) items.add(item);
            if (some.isEmpty()) clock.pass(BETWEEN_POLLS);
            else stored(some);
        }
        assertThat(items).as("all records of the source").hasSize(records);
        return items;
    }

    /** Reads on without storing anything. */
    List<Item> readUnstored(int records) throws IOException, InterruptedException {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < MOST_POLLS && items.size() < records; i++) {
            List<Item> some = poll();
            items.addAll(some);
            if (some.isEmpty()) clock.pass(BETWEEN_POLLS);
        }
        assertThat(items).as("all records of the source").hasSize(records);
        return items;
    }

    /** Reads and stores until nothing has come for minutes. */
    List<Item> readOn() throws IOException, InterruptedException {
        List<Item> items = new ArrayList<>();
        for (int idle = 0; idle < POLLS_OF_SILENCE; ) {
            List<Item> some = poll();
            items.addAll(some);
            stored(some);
            idle = some.isEmpty() ? idle + 1 : 0;
            if (some.isEmpty()) clock.pass(BETWEEN_POLLS);
        }
        return items;
    }

    /** One poll. */
    List<Item> poll() throws IOException, InterruptedException {
        Feed open = feed == null ? open() : feed;
        return open.poll();
    }

    private Feed open() throws IOException {
        Opening opening = new Opening(
                connector.source(),
                stream -> Optional.ofNullable(places.get(stream)),
                Opening.Share.ALL,
                SECRETS,
                folder,
                clock,
                false);
        Feed open = ((Setup.Reading) connector.setup()).open(opening);
        opened.add(open);
        feed = open;
        return open;
    }

    /** What the feed says that is wrong; fails where it says nothing. */
    String failure() throws InterruptedException {
        for (int i = 0; i < MOST_POLLS; i++) {
            try {
                poll();
                clock.pass(BETWEEN_POLLS);
            } catch (IOException e) {
                return String.valueOf(e.getMessage());
            }
        }
        throw new AssertionError("the feed does not say that anything is wrong");
    }

    /** Kafka has them, and the feed hears of it. */
    void stored(List<Item> items) throws IOException {
        keep(items);
        if (feed != null && !items.isEmpty()) feed.stored(items.getLast().position());
    }

    /** The positions of these are written down, as text. */
    void keep(List<Item> items) throws IOException {
        for (Item item : items) {
            Position position = item.position();
            places.put(
                    position.stream(),
                    JSON.readValue(JSON.writeValueAsString(position.place()), new TypeReference<>() {}));
        }
    }

    /** The feed hears that Kafka has them, and its process ends before a position is written down. */
    void tell(List<Item> items) throws IOException {
        if (feed != null && !items.isEmpty()) feed.stored(items.getLast().position());
    }

    /** The process is gone without a word; the next poll is that of another. */
    void vanish() {
        feed = null;
    }

    void pass(Duration duration) {
        clock.pass(duration);
    }

    @Override
    public void close() {
        opened.forEach(Feed::close);
    }

    /** What a log might say of it. */
    @Override
    public String toString() {
        return connector + " " + feed;
    }
}
