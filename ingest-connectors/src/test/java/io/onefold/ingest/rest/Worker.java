package io.onefold.ingest.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.onefold.ingest.Fate;
import io.onefold.ingest.connector.Connector;
import io.onefold.ingest.connector.ConnectorFile;
import io.onefold.ingest.connector.Secrets;
import io.onefold.ingest.connector.Setup;
import io.onefold.ingest.feed.Feed;
import io.onefold.ingest.feed.FeedClock;
import io.onefold.ingest.feed.Item;
import io.onefold.ingest.feed.Opening;
import io.onefold.schemas.Quarantined;
import io.onefold.schemas.Touchpoint;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Polls a feed as a worker of Kafka Connect does, on a clock of its own, and can end without a word at any item. */
final class Worker implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    final List<Touchpoint> touchpoints = new ArrayList<>();
    final List<Quarantined> quarantined = new ArrayList<>();
    int repeated;
    Instant now = NOW;
    private final FeedClock clock = new FeedClock() {
        @Override
        public Instant instant() {
            return now;
        }

        // The test says when it is over.
        @Override
        public void pause(Duration duration) {}
    };
    private final Connector connector;
    private Optional<Map<String, Object>> stored = Optional.empty();
    private @Nullable Feed feed;

    Worker(String name, String yaml) {
        connector = new ConnectorFile(List.of(new RestKind())).parse(name, name + ".yaml", yaml);
    }

    /** One poll, at a time when any pause is over; everything is stored. */
    List<Item> poll() throws IOException, InterruptedException {
        now = now.plus(Duration.ofMinutes(2));
        return pollNow(Integer.MAX_VALUE);
    }

    /** One poll, of which only the first items are stored. */
    List<Item> pollNow(int most) throws IOException, InterruptedException {
        List<Item> items = feed().poll();
        for (Item item : items.subList(0, Math.min(most, items.size()))) take(item);
        if (!items.isEmpty() && items.size() <= most)
            feed().stored(items.getLast().position());
        return items;
    }

    private void take(Item item) {
        switch (item) {
            case Item.Taken(Fate.Accepted(Touchpoint touchpoint, String remark), var position) ->
                touchpoints.add(touchpoint);
            case Item.Taken(Fate.Refused(Quarantined refused), var position) -> quarantined.add(refused);
            case Item.Repeated again -> repeated++;
            case Item.Passed passed -> {}
        }
        stored = Optional.of(item.position().place());
    }

    /** Polls until so many touchpoints are there; fails where they do not come. */
    void take(int touchpointsInAll) throws IOException, InterruptedException {
        for (int i = 0; i < 100 && touchpoints.size() < touchpointsInAll; i++) poll();
        assertThat(touchpoints).hasSize(touchpointsInAll);
    }

    /** Polls that bring nothing new, through at least two pauses. */
    void rest() throws IOException, InterruptedException {
        int before = touchpoints.size();
        for (int i = 0; i < 5; i++) poll();
        assertThat(touchpoints).hasSize(before);
    }

    /** The process is gone; another one goes on from what was stored. */
    void restart() {
        close();
        feed = null;
    }

    /** What the next poll says that is wrong. */
    String failure() throws InterruptedException {
        try {
            poll();
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
        throw new AssertionError("the poll did not fail");
    }

    List<String> ids() {
        return touchpoints.stream().map(Touchpoint::messageId).toList();
    }

    private Feed feed() throws IOException {
        if (feed == null)
            feed = ((Setup.Reading) connector.setup())
                    .open(new Opening(
                            connector.source(),
                            stream -> stream.isEmpty() ? stored : Optional.empty(),
                            Opening.Share.ALL,
                            new Secrets(
                                    name -> name.equals("TOKEN") ? Optional.of("from-environment") : Optional.empty()),
                            Path.of("unused"),
                            clock,
                            false));
        return feed;
    }

    @Override
    public void close() {
        if (feed != null) feed.close();
    }
}
