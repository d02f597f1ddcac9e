package io.onefold.benchmarks;

import io.onefold.schemas.Identifier;
import io.onefold.schemas.Touchpoint;
import io.onefold.testing.identity.RunningIdentity;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * From the moment a touchpoint is handed to Kafka that says that two profiles are one person, to the moment a subscriber that reads only
 * what is committed has the profile of both. Beside it everybody else comes back as usual. Arguments: events a second in all, seconds, and
 * which of so many events is such a one.
 */
public final class MergeLatency {
    private static final int PARTITIONS = 16;
    private static final int PEOPLE = 5_000;
    private static final int WARM_UP_SECONDS = 60;
    private static final String COOKIE = "stranger-";

    private final Load load = new Load(PEOPLE);
    private final int every;
    private int sent;
    private int merged;

    private MergeLatency(int every) {
        this.every = every;
    }

    /** Runs and prints. */
    public static void main(String[] arguments) throws Exception {
        int rate = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000;
        int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 60;
        int every = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 10;
        try (Machine machine = new Machine();
                RunningIdentity identity = RunningIdentity.start(new RunningIdentity.Place(
                        "merges",
                        machine.bootstrap(),
                        machine.registry().settings(),
                        machine.folder("merges"),
                        PARTITIONS))) {
            MergeLatency run = new MergeLatency(every);
            identity.publish(run.load.next(rate * WARM_UP_SECONDS, System.currentTimeMillis()));
            identity.publish(run.apart(rate * (seconds + WARM_UP_SECONDS) / every));
            identity.awaitRest();
            run.merge(identity, rate, WARM_UP_SECONDS);
            System.out.printf(
                    "%d events/s, one of %d joins two profiles: %s%n", rate, every, run.merge(identity, rate, seconds));
        }
    }

    /** So many people who are known by a cookie and by a number, which nobody knows to be one person. */
    private List<Touchpoint> apart(int people) {
        List<Touchpoint> events = new ArrayList<>(2 * people);
        for (int person = 0; person < people; person++) {
            events.add(load.next().withIdentifiers(List.of(cookie(person))));
            events.add(load.next().withIdentifiers(List.of(number(person))));
        }
        return events;
    }

    private static Identifier cookie(int person) {
        return new Identifier("anonymous_id", COOKIE + person);
    }

    private static Identifier number(int person) {
        return new Identifier("customer_id", "buyer-" + person);
    }

    private String merge(RunningIdentity identity, int rate, int seconds) throws Exception {
        Probes probes =
                new Probes(event -> event.identifiers().getFirst().value().startsWith(COOKIE));
        Supplier<Touchpoint> next = () -> {
            if (sent++ % every != 0) return load.next();
            int person = merged++;
            return load.next().withIdentifiers(List.of(cookie(person), number(person)));
        };
        AutoCloseable subscription = identity.subscribe(profile -> {
            if (profile.identifiers().size() > 1) probes.see(profile);
        });
        try {
            probes.send(identity, next, rate, seconds);
            identity.awaitRest();
        } finally {
            subscription.close();
        }
        return probes.taken();
    }
}
