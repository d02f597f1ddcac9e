package io.onefold.benchmarks.micro;

import io.onefold.identity.facts.Facts;
import io.onefold.identity.forest.Forest;
import io.onefold.identity.forest.Invariant;
import io.onefold.identity.forest.Message;
import io.onefold.identity.forest.Output;
import io.onefold.identity.normalise.IdentifierReader;
import io.onefold.identity.normalise.KeyDeriver;
import io.onefold.identity.rules.IdentityRules;
import io.onefold.identity.rules.IdentityRulesParser;
import io.onefold.profile.ProfileRules;
import io.onefold.schemas.Channel;
import io.onefold.schemas.Context;
import io.onefold.schemas.Details;
import io.onefold.schemas.EventType;
import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.KeyedIdentifier;
import io.onefold.schemas.Observation;
import io.onefold.schemas.Touchpoint;
import io.onefold.schemas.UnifiedProfile;
import io.onefold.schemas.Value;
import io.onefold.testing.simulation.MemoryStore;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One customer with so many identifiers, of the shipped rules, in memory: a customer number, and devices and browsers. Of one thread. */
final class Person {
    private static final long BEGIN = 1_700_000_000_000L;
    private static final IdentifierKey CUSTOMER = new IdentifierKey(1, 1, 1);
    private static final int DEVICE = 9;
    private static final int BROWSER = 10;

    final IdentityRules rules;
    private final int identifiers;
    private final MemoryStore store = new MemoryStore();
    private final Forest forest;
    private final Deque<Message> sent = new ArrayDeque<>();
    private int messages;
    private @Nullable UnifiedProfile published;

    Person(int identifiers) {
        this.identifiers = identifiers;
        byte[] secret = new byte[KeyDeriver.MIN_SECRET_BYTES];
        new Random(1).nextBytes(secret);
        this.rules = IdentityRulesParser.parse(
                IdentityRulesParser.shipped(), IdentifierReader.blockedValues(new KeyDeriver(secret)));
        this.forest = new Forest(
                store,
                Forest.Settings.of(rules, ProfileRules.DEFAULT, ZoneOffset.UTC),
                key -> true,
                UnifiedProfile::hashCode,
                new Forest.Outbox() {
                    @Override
                    public void send(Message message) {
                        sent.add(message);
                    }

                    @Override
                    public void publish(Output output) {
                        if (output instanceof Output.Upsert made) published = made.profile();
                    }

                    @Override
                    public void broken(Invariant invariant) {
                        throw new IllegalStateException(invariant + " does not hold");
                    }
                });
        for (int i = 1; i < identifiers; i++) happen(i);
    }

    /** The next message of this person, about one of the devices or browsers. */
    Observation next() {
        return observation(1 + messages % (identifiers - 1));
    }

    /** Takes a message in, with all that follows from it, and what is published at once. */
    void take(Observation observation) {
        forest.handle(new Message.Observe(observation));
        for (Message next = sent.poll(); next != null; next = sent.poll()) forest.handle(next);
        forest.turn(Integer.MAX_VALUE);
    }

    private void happen(int device) {
        take(observation(device));
    }

    private Observation observation(int device) {
        int strength = device % 2 == 0 ? DEVICE : BROWSER;
        KeyedIdentifier customer = new KeyedIdentifier(CUSTOMER, "c1");
        KeyedIdentifier other = new KeyedIdentifier(
                new IdentifierKey(strength, new Random(device).nextLong(), device), "device-" + device);
        long at = BEGIN + messages * 60_000L;
        String id = "m" + messages++;
        SortedMap<String, Value> traits = new TreeMap<>();
        traits.put("city", new Value.Text("Hangzhou"));
        traits.put("last", new Value.Text(id));
        return new Observation(
                List.of(customer, other),
                new Touchpoint(
                        id,
                        "web",
                        Channel.WEB,
                        EventType.TRACK,
                        "Viewed",
                        at,
                        at,
                        at,
                        List.of(),
                        traits,
                        List.of(),
                        Context.NONE,
                        new Details(null, null, null, List.of(), new TreeMap<>())),
                Collections.emptySortedMap(),
                messages);
    }

    /** All that is known of this person. */
    Facts facts() {
        return store.facts(CUSTOMER);
    }

    /** As it was published last. */
    UnifiedProfile profile() {
        if (published == null) throw new IllegalStateException("nothing was published");
        return published;
    }
}
