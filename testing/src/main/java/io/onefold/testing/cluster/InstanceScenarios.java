package io.onefold.testing.cluster;

import io.onefold.testing.process.Distribution;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Instances that are killed, held, restarted, or have the wrong time. */
final class InstanceScenarios {
    /** A few seconds' worth. */
    private static final long LITTLE_LAG = 200;

    static final List<Scenario> ALL = List.of(
            new Scenario(
                    "instance-killed",
                    "an instance is killed",
                    new Bound(Duration.ofSeconds(15), Duration.ZERO, Duration.ofSeconds(4)),
                    (under, random) -> {
                        Instance instance = Steps.any(under.cluster().instances(), random);
                        instance.kill();
                        Steps.last(Duration.ofSeconds(15));
                        instance.start();
                        instance.awaitReady();
                    }),
            new Scenario("all-killed", "all instances are killed at once", Bound.NONE, (under, random) -> {
                for (Instance instance : under.cluster().instances()) instance.kill();
                for (Instance instance : under.cluster().instances()) instance.start();
                for (Instance instance : under.cluster().instances()) instance.awaitReady();
            }),
            new Scenario(
                    "instance-held",
                    "an instance is held for longer than its session and its transaction, and goes on",
                    Bound.NONE,
                    (under, random) -> {
                        Instance instance = Steps.any(under.cluster().instances(), random);
                        instance.hold();
                        Steps.last(Duration.ofSeconds(14));
                        instance.letGo();
                    }),
            new Scenario(
                    "killed-while-promoted",
                    "an instance is killed, and another while it takes over from standbys",
                    Bound.NONE,
                    (under, random) -> {
                        List<Instance> two = Steps.two(under.cluster().instances(), random);
                        two.getFirst().kill();
                        Steps.last(Cluster.SESSION.plusMillis(random.nextInt(2_000)));
                        two.getLast().kill();
                        for (Instance instance : two) instance.start();
                        for (Instance instance : two) instance.awaitReady();
                    }),
            new Scenario(
                    "killed-in-rebalance",
                    "an instance comes back, and another is killed while tasks are shared out anew",
                    Bound.NONE,
                    (under, random) -> {
                        List<Instance> two = Steps.two(under.cluster().instances(), random);
                        Instance coming = two.getFirst();
                        coming.kill();
                        Steps.last(Cluster.SESSION.multipliedBy(2));
                        coming.start();
                        coming.awaitLogged("state=REBALANCING");
                        Steps.last(Duration.ofMillis(random.nextInt(500)));
                        two.getLast().kill();
                        two.getLast().start();
                        for (Instance instance : two) instance.awaitReady();
                    }),
            new Scenario(
                    "killed-in-merges",
                    "an instance is killed while thousands become known and merge",
                    Bound.NONE,
                    (under, random) -> {
                        Instance instance = Steps.any(under.cluster().instances(), random);
                        under.visitors().crowdIn(true);
                        under.visitors().rate(3 * under.usual());
                        Steps.last(Duration.ofMillis(3_000 + random.nextInt(3_000)));
                        instance.kill();
                        Steps.last(Cluster.SESSION);
                        under.visitors().crowdIn(false);
                        under.visitors().rate(under.usual());
                        instance.start();
                        instance.awaitReady();
                    }),
            new Scenario("shrunk-and-grown", "from three instances to one and back", Bound.NONE, (under, random) -> {
                List<Instance> two = Steps.two(under.cluster().instances(), random);
                for (Instance instance : two) {
                    instance.stop();
                    Steps.last(Cluster.SESSION.multipliedBy(2));
                }
                for (Instance instance : two) {
                    instance.start();
                    instance.awaitReady();
                }
            }),
            new Scenario(
                    "rolling-upgrade",
                    "each instance becomes a newer release whose profiles have one field more, and then each goes back",
                    Bound.NONE,
                    (under, random) -> {
                        Path newer = NewerRelease.build(
                                Files.createTempDirectory(under.cluster().folder(), "release"));
                        for (Path release : List.of(newer, Distribution.home()))
                            for (Instance instance : under.cluster().instances()) {
                                instance.stop();
                                instance.become(release);
                                instance.start();
                                awaitBack(instance);
                            }
                    },
                    NewerRelease::lacks),
            new Scenario(
                    "clock-back",
                    "the clock of an instance is an hour slow",
                    Bound.NONE,
                    (under, random) -> {
                        Instance instance = Steps.any(under.cluster().instances(), random);
                        instance.stop();
                        instance.start(SlowClock.environment());
                        instance.awaitReady();
                        Steps.last(Duration.ofSeconds(20));
                        instance.stop();
                        instance.start();
                        instance.awaitReady();
                    },
                    SlowClock::lacks),
            new Scenario(
                    "registry-lost",
                    "the registry is out of reach, also for an instance that starts",
                    Bound.NONE,
                    (under, random) -> {
                        Instance instance = Steps.any(under.cluster().instances(), random);
                        under.cluster().toRegistry().cut();
                        Steps.last(Duration.ofSeconds(5));
                        instance.kill();
                        instance.start();
                        Steps.last(Duration.ofSeconds(10));
                        under.cluster().toRegistry().mend();
                        if (!instance.isReadyOrEnds()) instance.start();
                        instance.awaitReady();
                    }),
            new Scenario(
                    "rolling-restart",
                    "each instance is stopped and started, one after another",
                    new Bound(Duration.ZERO, Duration.ofSeconds(5), Duration.ZERO),
                    (under, random) -> {
                        for (Instance instance : under.cluster().instances()) {
                            instance.stop();
                            instance.start();
                            awaitBack(instance);
                        }
                    }));

    private InstanceScenarios() {}

    /** As deploy/rolling-restart waits before it goes on to the next. */
    private static void awaitBack(Instance instance) throws InterruptedException {
        instance.awaitReady();
        instance.awaitLag(LITTLE_LAG);
    }
}
