package io.onefold.testing.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/** State of an instance that is lost, damaged, old, or has no room. */
final class StateScenarios {
    /** Longer than tombstones are kept. */
    private static final Duration LONG_AGO = Duration.ofDays(31);

    private static final int DISK_MEGABYTES = 96;

    static final List<Scenario> ALL = List.of(
            new Scenario("state-lost", "the state of an instance is lost", Bound.NONE, (under, random) -> {
                Instance instance = Steps.any(under.cluster().instances(), random);
                instance.kill();
                deleteState(instance);
                instance.start();
                instance.awaitReady();
            }),
            new Scenario(
                    "killed-while-restoring",
                    "an instance whose state is lost is killed again while it restores",
                    Bound.NONE,
                    (under, random) -> {
                        Instance instance = Steps.any(under.cluster().instances(), random);
                        instance.kill();
                        deleteState(instance);
                        instance.start();
                        Steps.last(Duration.ofMillis(4_000 + random.nextInt(8_000)));
                        instance.kill();
                        instance.start();
                        instance.awaitReady();
                    }),
            new Scenario(
                    "state-corrupted", "a file of an instance's state is corrupted", Bound.NONE, (under, random) -> {
                        Instance instance = Steps.any(under.cluster().instances(), random);
                        instance.stop();
                        corruptState(instance, random);
                        instance.start();
                        instance.awaitReady();
                    }),
            new Scenario(
                    "state-old",
                    "an instance comes back after longer than tombstones are kept",
                    Bound.NONE,
                    (under, random) -> {
                        Instance instance = Steps.any(under.cluster().instances(), random);
                        instance.stop();
                        try (ForgetfulTopics forgetting =
                                ForgetfulTopics.of(under.cluster().kafka())) {
                            under.visitors().crowdIn(true);
                            Steps.last(Duration.ofSeconds(10));
                            under.visitors().crowdIn(false);
                            forgetting.awaitForgotten();
                        }
                        Files.writeString(
                                instance.data().resolve("state-used"),
                                Instant.now().minus(LONG_AGO) + "\n");
                        instance.start();
                        instance.awaitReady();
                        instance.awaitLogged("event=old-state-deleted");
                    }),
            new Scenario(
                    "state-full",
                    "the disk of an instance's state is full",
                    Bound.NONE,
                    (under, random) -> {
                        Instance instance = Steps.any(under.cluster().instances(), random);
                        instance.stop();
                        try (SmallDisk disk = SmallDisk.mount(state(instance), DISK_MEGABYTES)) {
                            instance.start();
                            instance.awaitReady();
                            disk.fill();
                            Steps.last(Duration.ofSeconds(15));
                            instance.kill();
                            disk.makeRoom();
                            instance.start();
                            instance.awaitReady();
                            instance.stop();
                        }
                        instance.start();
                        instance.awaitReady();
                    },
                    SmallDisk::lacks));

    private StateScenarios() {}

    /** Identity resolution's and the query store's, not the rest of its data. */
    private static void deleteState(Instance instance) throws IOException {
        try (Stream<Path> files = Files.walk(state(instance))) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }

    /** Turns some bytes in the midst of a table of the store. */
    private static void corruptState(Instance instance, Random random) throws IOException {
        List<Path> tables;
        try (Stream<Path> files = Files.walk(state(instance))) {
            tables = files.filter(file -> file.toString().endsWith(".sst"))
                    .sorted()
                    .toList();
        }
        Optional<Path> table = tables.isEmpty() ? Optional.empty() : Optional.of(Steps.any(tables, random));
        if (table.isEmpty())
            throw new IllegalStateException("instance " + instance.name() + " has no table to corrupt");
        byte[] bytes = Files.readAllBytes(table.get());
        for (int i = 0; i < 64; i++) bytes[random.nextInt(bytes.length / 2)] ^= 0x55;
        Files.write(table.get(), bytes);
    }

    private static Path state(Instance instance) {
        return instance.data().resolve("state");
    }
}
