package io.onefold.ingest.files;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.onefold.ingest.Fate;
import io.onefold.ingest.connector.Connector;
import io.onefold.ingest.connector.ConnectorFile;
import io.onefold.ingest.connector.Secrets;
import io.onefold.ingest.feed.Feed;
import io.onefold.ingest.feed.Item;
import io.onefold.ingest.feed.Opening;
import io.onefold.ingest.feed.Position;
import io.onefold.schemas.Quarantined;
import io.onefold.schemas.Touchpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A folder that files are dropped into, and what a worker of Kafka Connect does with the feed of it, without Kafka. */
final class DropFolder {
    static final String MAPPING = """
            mapping:
              event: {value: Purchase}
              time: {column: sold_at, format: iso}
              identifiers: {member_id: member_id, phone: phone}
              order:
                id: receipt
                line: line
                product: product
                category: category
                quantity: quantity
                amount: amount
                currency: currency
              consents: {email_marketing: {column: mail_ok, granted: [J, Y], denied: [N, X]}}
            """;
    static final String HEADER =
            "receipt,line,sold_at,member_id,phone,product,category,quantity,amount,currency,mail_ok\n";

    final Path folder;
    final Path spool;
    final List<Touchpoint> touchpoints = new ArrayList<>();
    final List<Quarantined> quarantined = new ArrayList<>();
    final Map<Map<String, String>, Map<String, Object>> places = new HashMap<>();
    final Map<String, String> environment = new HashMap<>();
    Opening.Share share = Opening.Share.ALL;
    Instant now = Instant.parse("2026-11-22T08:00:00Z");

    /** Makes the folder. */
    DropFolder(Path temporary) {
        folder = made(temporary.resolve("drop"));
        spool = temporary.resolve("spool");
    }

    private static Path made(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A line of a till. */
    static String sale(int number) {
        return "r" + number + ",1,2026-11-21T09:30:00Z,m" + number % 7 + ",,绿茶,tea,2,19.80,CNY,J\n";
    }

    /** A file of a till, from one number up to another. */
    static String sales(int from, int to) {
        return IntStream.range(from, to).mapToObj(DropFolder::sale).collect(Collectors.joining("", HEADER, ""));
    }

    Path drop(String name, String content) {
        return drop(name, content.getBytes(StandardCharsets.UTF_8));
    }

    Path drop(String name, byte[] content) {
        try {
            return Files.write(Files.createDirectories(folder).resolve(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A feed as a connector file describes it. */
    Feed open(String kind) {
        return open(kind, MAPPING);
    }

    Feed open(String kind, String mapping) {
        Connector connector = new ConnectorFile(List.of(new FilesKind(), new SftpKind()))
                .parse("tills", "tills.yaml", "channel: store\n" + kind + mapping);
        return restless((FilesSettings) connector.setup()).open(opening(connector));
    }

    /** A feed of {@code shelf}. */
    Feed open(Shelf shelf) {
        Connector connector = new ConnectorFile(List.of(new FilesKind()))
                .parse("tills", "tills.yaml", "channel: store\n" + files("") + MAPPING);
        FilesSettings read = (FilesSettings) connector.setup();
        return new FilesSettings(opening -> shelf, read.pattern(), read.settle(), Duration.ZERO, read.mapping(), 1)
                .open(opening(connector));
    }

    private static FilesSettings restless(FilesSettings read) {
        return new FilesSettings(
                read.place(), read.pattern(), read.settle(), Duration.ZERO, read.mapping(), read.maxShares());
    }

    private Opening opening(Connector connector) {
        Opening.Places stored = stream -> Optional.ofNullable(places.get(stream));
        Secrets secrets = new Secrets(name -> Optional.ofNullable(environment.get(name)));
        return new Opening(connector.source(), stored, share, secrets, spool, () -> now, false);
    }

    /** A description of the folder. */
    String files(String more) {
        return "kind: files\nfiles: {folder: '" + folder + "', settle: 5s" + more + "}\n";
    }

    /** Polls once, and keeps what comes. */
    List<Item> poll(Feed feed) throws IOException {
        try {
            List<Item> items = feed.poll();
            for (Item item : items) {
                if (!(item instanceof Item.Taken taken)) continue;
                switch (taken.fate()) {
                    case Fate.Accepted accepted -> touchpoints.add(accepted.touchpoint());
                    case Fate.Refused refused -> quarantined.add(refused.quarantined());
                }
            }
            return items;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Kafka has all of them. */
    void store(Feed feed, List<Item> items) throws IOException {
        if (items.isEmpty()) return;
        keep(items);
        feed.stored(items.getLast().position());
    }

    /** Kafka has all of them, and whoever should hear of it is gone. */
    void keep(List<Item> items) {
        for (Item item : items) places.put(item.position().stream(), asKept(item.position()));
    }

    /** As Kafka Connect gives it back: through JSON. */
    private static Map<String, Object> asKept(Position position) {
        try {
            ObjectMapper json = new ObjectMapper();
            return json.readValue(json.writeValueAsString(position.place()), new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sees what is there, lets it settle, and takes it all. */
    void takeAll(Feed feed) throws IOException {
        store(feed, poll(feed));
        now = now.plusSeconds(5);
        for (int idle = 0; idle < 3; ) {
            List<Item> items = poll(feed);
            store(feed, items);
            idle = items.isEmpty() ? idle + 1 : 0;
        }
    }

    List<String> ids() {
        return touchpoints.stream().map(Touchpoint::messageId).toList();
    }

    /** Paths of all files, from the folder on, in order. */
    List<String> tree() {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(path -> !Files.isDirectory(path))
                    .map(path -> folder.relativize(path).toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
