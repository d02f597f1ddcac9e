package io.onefold.benchmarks;

import io.onefold.identity.normalise.IdentifierReader;
import io.onefold.identity.normalise.Lookup;
import io.onefold.schemas.Identifier;
import io.onefold.schemas.Touchpoint;
import io.onefold.testing.identity.RunningIdentity;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What everybody else notices of an identifier or a profile that half of all events are about: a telephone that 100,000 customers share is
 * given by one after another of them, in turn with as many customers who each have one of their own; and one customer is seen all of the
 * time, in turn with events that are spread evenly. Said is how long the others' events take to show: of those whose identifiers all are in
 * other partitions, and of those who have one in the same. Arguments: events a second in all, seconds of each turn.
 */
public final class HotKey {
    private static final int PARTITIONS = 16;
    private static final int PEOPLE = 5_000;
    private static final int CROWD = 100_000;
    private static final int WARM_UP_SECONDS = 60;
    private static final int ROUNDS = 2;
    private static final Identifier TELEPHONE = new Identifier("phone", "+8613800000001");
    private static final Identifier CUSTOMER = new Identifier("customer_id", "seen-all-the-time");

    private final RunningIdentity identity;
    private final IdentifierReader reader;
    private final int rate;
    private final int seconds;
    private final Load load = new Load(PEOPLE);
    private final Random random = new Random(3);

    private HotKey(RunningIdentity identity, int rate, int seconds) {
        this.identity = identity;
        this.reader = identity.identifiers();
        this.rate = rate;
        this.seconds = seconds;
    }

    /** Runs and prints. */
    public static void main(String[] arguments) throws Exception {
        int rate = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_500;
        int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 60;
        try (Machine machine = new Machine();
                RunningIdentity identity = RunningIdentity.start(new RunningIdentity.Place(
                        "hot",
                        machine.bootstrap(),
                        machine.registry().settings(),
                        machine.folder("hot"),
                        PARTITIONS))) {
            HotKey run = new HotKey(identity, rate, seconds);
            run.warmUp();
            for (int round = 1; round <= ROUNDS; round++) {
                run.turn("half of it a crowd with a telephone each", TELEPHONE, run::ofSingles);
                run.turn("half of it a crowd with one telephone", TELEPHONE, run::ofTheCrowd);
                run.turn("evenly", CUSTOMER, run.load::next);
                run.turn("half of it one customer", CUSTOMER, run::ofTheCustomer);
            }
        }
    }

    /** Everybody of both crowds is seen once, and then the compilers get their time. */
    private void warmUp() throws InterruptedException {
        List<Touchpoint> crowd = new ArrayList<>(2 * CROWD);
        for (int person = 0; person < CROWD; person++) {
            crowd.add(ofTheCrowd(person));
            crowd.add(ofSingles(person));
        }
        identity.publish(crowd);
        identity.awaitRest();
        identity.publish(load.next(rate * WARM_UP_SECONDS, System.currentTimeMillis()));
        identity.awaitRest();
        new Probes().send(identity, load::next, rate, WARM_UP_SECONDS);
        identity.awaitRest();
    }

    private Touchpoint ofTheCrowd() {
        return ofTheCrowd(random.nextInt(CROWD));
    }

    private Touchpoint ofTheCrowd(int person) {
        return load.next().withIdentifiers(List.of(TELEPHONE, new Identifier("customer_id", "crowd-" + person)));
    }

    private Touchpoint ofSingles() {
        return ofSingles(random.nextInt(CROWD));
    }

    private Touchpoint ofSingles(int person) {
        return load.next()
                .withIdentifiers(List.of(
                        new Identifier("phone", "+86137" + String.format("%08d", person)),
                        new Identifier("customer_id", "single-" + person)));
    }

    private Touchpoint ofTheCustomer() {
        return load.next().withIdentifiers(List.of(CUSTOMER));
    }

    private void turn(String name, Identifier hot, Supplier<Touchpoint> every) throws Exception {
        int partition = partition(hot);
        Predicate<Touchpoint> isIn =
                event -> event.identifiers().stream().anyMatch(each -> partition(each) == partition);
        Predicate<Touchpoint> isHot = event -> event.identifiers().contains(hot);
        Probes others = new Probes(isIn.negate());
        Probes beside = new Probes(isIn.and(isHot.negate()));
        boolean[] turn = {false};
        Supplier<Touchpoint> next = () -> {
            turn[0] = !turn[0];
            Touchpoint event = turn[0] ? load.next() : every.get();
            beside.expect(event);
            return event;
        };
        AutoCloseable subscription = identity.subscribe(profile -> {
            others.see(profile);
            beside.see(profile);
        });
        try {
            others.send(identity, next, rate, seconds);
            identity.awaitRest();
        } finally {
            subscription.close();
        }
        System.out.printf(
                "%d events/s, %s: in other partitions %s; in the same %s%n",
                rate, name, others.taken(), beside.taken());
    }

    private int partition(Identifier identifier) {
        return reader.lookup(identifier.namespace(), identifier.value()) instanceof Lookup.Found(var found)
                ? found.key().partition(PARTITIONS)
                : -1;
    }
}
