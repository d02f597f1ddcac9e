package io.onefold.benchmarks;

import io.onefold.app.console.board.BoardKeeper;
import io.onefold.profile.store.ProfileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Random;

/**
 * What the console's board costs: how long all profiles of a store on disk take to be counted, and how fast look-ups are answered meanwhile and
 * without. Every second person bought; of these every message is read. Arguments: people, messages of each who bought.
 */
public final class BoardCost {
    private static final int LOOKUPS = 20_000;
    private static final int PAUSE_MICROS = 500;
    private static final long CACHE_BYTES = 64L << 20;

    private BoardCost() {}

    /** Runs and prints. */
    public static void main(String[] arguments) throws Exception {
        int people = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200_000;
        int messages = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 20;
        Path folder = Files.createTempDirectory("onefold-board");
        try (ProfileStore store = ProfileStore.open(folder.resolve("store"), CACHE_BYTES)) {
            FilledStore.fill(store, people, messages);
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
            String id = FilledStore.id(random.nextInt(people));
            long begun = System.nanoTime();
            var unused = store.reader().standing(id);
            nanos[i] = System.nanoTime() - begun;
            Thread.sleep(Duration.ofNanos(PAUSE_MICROS * 1_000L));
        }
        Arrays.sort(nanos);
        return "p50 %.0f µs, p99 %.0f µs".formatted(nanos[LOOKUPS / 2] / 1e3, nanos[LOOKUPS - LOOKUPS / 100] / 1e3);
    }
}
