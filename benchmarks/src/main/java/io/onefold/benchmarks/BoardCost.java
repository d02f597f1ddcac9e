package io.onefold.benchmarks;

import io.onefold.app.console.board.BoardKeeper;
import io.onefold.profile.store.ProfileStore;
import io.onefold.profile.store.StoreChange;
import io.onefold.schemas.Channel;
import io.onefold.schemas.Context;
import io.onefold.schemas.Details;
import io.onefold.schemas.EventType;
import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.KeyedIdentifier;
import io.onefold.schemas.Observation;
import io.onefold.schemas.Order;
import io.onefold.schemas.OrderLine;
import io.onefold.schemas.ProfileIndexEntry;
import io.onefold.schemas.Touchpoint;
import io.onefold.schemas.UnifiedProfile;
import io.onefold.schemas.UnifiedProfile.Activity;
import io.onefold.schemas.UnifiedProfile.ProfileIdentifier;
import io.onefold.schemas.UnifiedProfile.Purchases;
import io.onefold.schemas.UnifiedProfile.Service;
import io.onefold.schemas.UnifiedProfile.Trait;
import io.onefold.schemas.Value;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What the console's board costs: how long all profiles of a store on disk take to be counted, and how fast look-ups are answered meanwhile and
 * without. Every second person bought; of these every message is read. Arguments: people, messages of each who bought.
 */
public final class BoardCost {
    private static final int TRAITS = 12;
    private static final int COMPUTED = 40;
    private static final int LOOKUPS = 20_000;
    private static final int PAUSE_MICROS = 500;
    private static final long CACHE_BYTES = 64L << 20;
    private static final long NOW = System.currentTimeMillis();

    private BoardCost() {}

    /** Runs and prints. */
    public static void main(String[] arguments) throws Exception {
        int people = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200_000;
        int messages = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 20;
        Path folder = Files.createTempDirectory("onefold-board");
        try (ProfileStore store = ProfileStore.open(folder.resolve("store"), CACHE_BYTES)) {
            fill(store, people, messages);
            counted(store, people, 0, "warm-up");
            counted(store, people, 0, "without rests");
            System.out.println("look-ups without a board: " + lookups(store, people));
            Thread board = Thread.ofPlatform().start(() -> counted(store, people, 3, "with rests"));
            System.out.println("look-ups beside a board:  " + lookups(store, people));
            board.join();
        }
    }

    private static void counted(ProfileStore store, int people, int rest, String name) {
        long begun = System.nanoTime();
        BoardKeeper keeper = new BoardKeeper(
                store.reader(),
                new BoardKeeper.Terms("CNY", ZoneOffset.UTC, Duration.ofDays(1), rest),
                InstantSource.system());
        keeper.look();
        double seconds = (System.nanoTime() - begun) / 1e9;
        System.out.printf(
                "%s: %,d customers in %.1f s, %.0f µs a customer, %.0f s for a million%n",
                name,
                keeper.progress().latest().orElseThrow().customers(),
                seconds,
                seconds / people * 1e6,
                seconds / people * 1e6);
    }

    private static String lookups(ProfileStore store, int people) throws InterruptedException {
        Random random = new Random(5);
        long[] nanos = new long[LOOKUPS];
        for (int i = 0; i < LOOKUPS; i++) {
            String id = id(random.nextInt(people));
            long begun = System.nanoTime();
            var unused = store.reader().standing(id);
            nanos[i] = System.nanoTime() - begun;
            Thread.sleep(Duration.ofNanos(PAUSE_MICROS * 1_000L));
        }
        Arrays.sort(nanos);
        return "p50 %.0f µs, p99 %.0f µs".formatted(nanos[LOOKUPS / 2] / 1e3, nanos[LOOKUPS - LOOKUPS / 100] / 1e3);
    }

    private static void fill(ProfileStore store, int people, int messages) {
        List<StoreChange> changes = new ArrayList<>();
        for (int person = 0; person < people; person++) {
            boolean hasBought = person % 2 == 0;
            IdentifierKey anchor = new IdentifierKey(4, new Random(person).nextLong(), person);
            changes.add(new StoreChange.ProfilePublished(profile(person, hasBought)));
            changes.add(new StoreChange.IndexEntryPublished(new ProfileIndexEntry.Member(anchor, id(person))));
            if (hasBought)
                for (int message = 0; message < messages; message++)
                    changes.add(new StoreChange.MessageKept(order(anchor, person, message)));
            if (changes.size() > 5_000 || person == people - 1) {
                store.writer().apply(changes, List.of());
                changes.clear();
            }
        }
    }

    private static String id(int person) {
        return UUID.nameUUIDFromBytes(("person " + person).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private static Observation order(IdentifierKey anchor, int person, int message) {
        String id = person + "-" + message;
        OrderLine line = new OrderLine(
                "1", "product " + message, "tea", BigDecimal.ONE, BigDecimal.valueOf(10 + message), "CNY");
        long at = NOW - message * 13L * 86_400_000 - person;
        return new Observation(
                List.of(new KeyedIdentifier(anchor, "person" + person + "@example.org")),
                new Touchpoint(
                        id,
                        "shop",
                        Channel.WEB,
                        EventType.TRACK,
                        "Order Completed",
                        at,
                        at,
                        at,
                        List.of(),
                        new TreeMap<>(),
                        List.of(),
                        Context.NONE,
                        new Details(new Order(id, List.of(line), "s1"), null, null, List.of(), new TreeMap<>())),
                Collections.emptySortedMap(),
                person);
    }

    private static UnifiedProfile profile(int person, boolean hasBought) {
        SortedMap<String, Trait> traits = new TreeMap<>();
        for (int i = 0; i < TRAITS; i++)
            traits.put("trait_" + i, new Trait(new Value.Text("value " + person), "shop", "m" + person, NOW));
        SortedMap<String, Value> computed = new TreeMap<>();
        for (int i = 0; i < COMPUTED; i++) computed.put("computed_" + i, new Value.Real(person * 0.5 + i));
        computed.put("life_cycle", new Value.Text(hasBought ? "active" : "prospect"));
        computed.put("value_tier", new Value.Text("low"));
        computed.put("purchase_days", new Value.Whole(hasBought ? 5 : 0));
        computed.put("lifetime_value", new Value.Real(person % 10_000));
        long orders = hasBought ? 20 : 0;
        return new UnifiedProfile(
                id(person),
                List.of(new ProfileIdentifier("email", "person" + person + "@example.org", NOW, NOW)),
                3,
                traits,
                new TreeMap<>(),
                new Activity(20, NOW, NOW, new TreeMap<>(), Collections.nCopies(24, 1L), 1, 2, 3, 4),
                new Purchases(orders, orders, NOW, NOW, new TreeMap<>(), new TreeMap<>(), new TreeMap<>()),
                new Service(0, 0, 0, 0, List.of()),
                computed,
                List.of("buyers"),
                new TreeMap<>(),
                List.of(),
                List.of(),
                false);
    }
}
