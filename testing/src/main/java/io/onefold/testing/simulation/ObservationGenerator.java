package io.onefold.testing.simulation;

import io.onefold.schemas.Answer;
import io.onefold.schemas.Call;
import io.onefold.schemas.Channel;
import io.onefold.schemas.Complaint;
import io.onefold.schemas.ConsentDecision;
import io.onefold.schemas.ConsentState;
import io.onefold.schemas.Context;
import io.onefold.schemas.Details;
import io.onefold.schemas.EventType;
import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.KeyedIdentifier;
import io.onefold.schemas.Observation;
import io.onefold.schemas.Order;
import io.onefold.schemas.OrderLine;
import io.onefold.schemas.Touchpoint;
import io.onefold.schemas.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes observations of a few people, and copies that differ in what real senders' copies differ in. */
final class ObservationGenerator {
    private static final int MOST_IDENTIFIERS = 20;
    /** And what looks like one. */
    private static final List<String> NUMBERS = List.of("30", " 12.5 ", "-1", "1e3", "7.");

    /** Of children who get two and three years old while the world lasts. */
    private static final List<String> BIRTHDAYS = List.of("1968-01-12", "1968-01-31", "1968-02-29", "1967-02-09");

    private static final List<String> SOURCES = List.of("web", "app", "till");

    private final Random random;
    private final int people;
    private final WorldGenerator.Times times;

    ObservationGenerator(Random random, int people, WorldGenerator.Times times) {
        this.random = random;
        this.people = people;
        this.times = times;
    }

    Observation next(int message) {
        int person = random.nextInt(people);
        TreeMap<IdentifierKey, KeyedIdentifier> identifiers = new TreeMap<>();
        for (int i = random.nextInt(4); i >= 0; i--) add(identifiers, identifier(person));
        if (random.nextInt(150) == 0)
            for (int i = 0; i < MOST_IDENTIFIERS; i++) add(identifiers, identifier(random.nextInt(people)));
        long at = times.any(random);
        String source = pick(SOURCES);
        Channel channel = pick(List.of(Channel.values()));
        SortedMap<String, Value> traits = traits();
        // By itself, so that a seed's world is otherwise what it would be.
        Random terms = new Random(mix(at + message));
        List<ConsentDecision> consents = consents(at, terms);
        if (!consents.isEmpty() && terms.nextBoolean())
            traits.put(WorldGenerator.BIRTHDAY, new Value.Text(BIRTHDAYS.get(terms.nextInt(BIRTHDAYS.size()))));
        Touchpoint touchpoint = new Touchpoint(
                "m" + message,
                source,
                channel,
                EventType.TRACK,
                "event",
                at,
                at,
                at,
                List.of(),
                traits,
                consents,
                Context.NONE,
                details());
        return observation(identifiers.values(), touchpoint);
    }

    /** A copy of a message with another time, other identifiers, traits or anchor. */
    Observation copy(Observation original) {
        TreeMap<IdentifierKey, KeyedIdentifier> identifiers = new TreeMap<>();
        original.identifiers().forEach(each -> add(identifiers, each));
        Touchpoint touchpoint = original.touchpoint();
        switch (random.nextInt(5)) {
            case 0 ->
                touchpoint =
                        at(touchpoint, touchpoint.occurredAt() + (random.nextInt(9) - 4) * 5L * WorldGenerator.HOUR);
            case 1 -> add(identifiers, identifier(random.nextInt(people)));
            case 2 -> touchpoint = touchpoint.withTraits(traits());
            case 3 -> {
                if (identifiers.size() > 1) identifiers.pollLastEntry();
            }
            default -> touchpoint = at(touchpoint, touchpoint.occurredAt());
        }
        return observation(identifiers.values(), touchpoint);
    }

    /** An identifier, perhaps one that no observation has. */
    KeyedIdentifier anyone() {
        return identifier(random.nextInt(people + 1));
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private static Touchpoint at(Touchpoint touchpoint, long time) {
        return new Touchpoint(
                touchpoint.messageId(),
                touchpoint.source(),
                touchpoint.channel(),
                touchpoint.type(),
                touchpoint.name(),
                Math.max(0, time),
                touchpoint.receivedAt() + 1,
                touchpoint.senderTime(),
                List.of(),
                touchpoint.traits(),
                touchpoint.consents(),
                touchpoint.context(),
                touchpoint.details());
    }

    private KeyedIdentifier identifier(int person) {
        int strength = 1 + random.nextInt(WorldGenerator.NAMESPACES);
        long raw = random.nextInt(12) == 0
                ? 9_000 + random.nextInt(3)
                : person * 10L + random.nextInt(strength >= 6 ? 4 : 2);
        return new KeyedIdentifier(
                new IdentifierKey(strength, mix(raw * 31 + strength), mix(raw)), "v" + strength + "-" + raw);
    }

    private static void add(Map<IdentifierKey, KeyedIdentifier> identifiers, KeyedIdentifier identifier) {
        identifiers.put(identifier.key(), identifier);
    }

    /** An observation of identifiers, sorted by key, whose digest and echo follow from its content. */
    static Observation observation(Collection<KeyedIdentifier> sorted, Touchpoint touchpoint) {
        List<KeyedIdentifier> identifiers = List.copyOf(sorted);
        TreeMap<String, IdentifierKey> echoes = new TreeMap<>();
        TreeMap<String, Value> traits = new TreeMap<>(touchpoint.traits());
        if (traits.containsKey("k0")) {
            KeyedIdentifier echoed = identifiers.getLast();
            traits.put("k0", new Value.Text(echoed.value()));
            echoes.put("k0", echoed.key());
        }
        Touchpoint content = touchpoint.withTraits(traits);
        return new Observation(identifiers, content, echoes, digest(identifiers, content));
    }

    private static long digest(List<KeyedIdentifier> identifiers, Touchpoint touchpoint) {
        long content = touchpoint.occurredAt();
        for (Map.Entry<String, Value> trait : touchpoint.traits().entrySet()) {
            content = mix(content + trait.getKey().hashCode());
            content = mix(content + trait.getValue().getClass().getName().hashCode());
            content = mix(content + trait.getValue().hashCode());
        }
        for (KeyedIdentifier identifier : identifiers)
            content = mix(content + identifier.key().low() + identifier.key().strength());
        return mix(content);
    }

    private SortedMap<String, Value> traits() {
        TreeMap<String, Value> traits = new TreeMap<>();
        for (int i = random.nextInt(3); i > 0; i--) traits.put("k" + random.nextInt(7), value());
        traits.computeIfPresent(WorldGenerator.BIRTHDAY, (name, value) -> birthday(value));
        return traits;
    }

    /** Dates instead of words, and what is none. */
    private static Value birthday(Value value) {
        if (!(value instanceof Value.Text(String word))) return value;
        return switch (word) {
            case "t0" -> new Value.Text("1968-02-29");
            case "t1" -> new Value.Text("--01-20");
            case "t2" -> new Value.Text("1971-05-03T08:00:00Z");
            default -> value;
        };
    }

    private Value value() {
        return switch (random.nextInt(9)) {
            case 0 -> new Value.Cleared();
            case 1 -> new Value.Text("");
            case 2 -> new Value.Whole(random.nextInt(3));
            case 3 -> new Value.Texts(List.of("a" + random.nextInt(3), "b"));
            case 4 -> new Value.Flag(random.nextBoolean());
            case 5 -> new Value.Text(pick(NUMBERS));
            default -> new Value.Text("t" + random.nextInt(4));
        };
    }

    private List<ConsentDecision> consents(long at, Random terms) {
        if (random.nextInt(5) != 0) return List.of();
        String namespace = random.nextBoolean() ? "" : "n" + (1 + random.nextInt(WorldGenerator.NAMESPACES));
        ConsentState state = pick(List.of(ConsentState.values()));
        String purpose = "purpose" + random.nextInt(2);
        return List.of(new ConsentDecision(
                purpose,
                terms.nextBoolean() ? ConsentState.GRANTED : state,
                namespace,
                terms.nextInt(3) == 0 ? Math.max(1, at + (terms.nextInt(60) - 5) * 12L * WorldGenerator.HOUR) : 0,
                terms.nextBoolean(),
                terms.nextInt(3) == 0,
                terms.nextBoolean() ? "" : "text" + terms.nextInt(3)));
    }

    private Details details() {
        return switch (random.nextInt(6)) {
            case 0 -> new Details(order(), null, null, List.of(), new TreeMap<>());
            case 1 ->
                new Details(
                        null,
                        new Call(Call.Direction.INBOUND, random.nextInt(99), "ok"),
                        null,
                        List.of(),
                        new TreeMap<>());
            case 2 ->
                new Details(
                        null,
                        null,
                        new Complaint("case" + random.nextInt(3), random.nextBoolean()),
                        List.of(),
                        new TreeMap<>());
            case 3 ->
                new Details(
                        null,
                        null,
                        null,
                        List.of(new Answer("s", "q" + random.nextInt(2), "nps", random.nextInt(11))),
                        new TreeMap<>());
            default -> Details.NONE;
        };
    }

    private Order order() {
        List<OrderLine> lines = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            OrderLine plain = new OrderLine(
                    "line" + i,
                    "product" + random.nextInt(3),
                    random.nextInt(4) == 0 ? "" : "category" + random.nextInt(3),
                    BigDecimal.ONE,
                    BigDecimal.valueOf(random.nextInt(4000) - 500, 2),
                    random.nextBoolean() ? "CNY" : "EUR");
            lines.add(random.nextInt(3) == 0 ? plain : more(plain));
        }
        return new Order("order" + random.nextInt(6), lines, random.nextInt(3) == 0 ? "" : "store" + random.nextInt(3));
    }

    /** With what few sources say, each of it or not. */
    private OrderLine more(OrderLine plain) {
        return new OrderLine(
                plain.lineId(),
                plain.product(),
                plain.category(),
                plain.quantity(),
                plain.amount(),
                plain.currency(),
                random.nextInt(3) == 0 ? "" : "brand" + random.nextInt(3),
                random.nextBoolean() ? null : BigDecimal.valueOf(random.nextInt(3) * 100L, 2),
                random.nextBoolean() ? null : BigDecimal.valueOf(random.nextInt(3000) - 300, 2));
    }

    /** The finaliser of MurmurHash3 (Austin Appleby, public domain). */
    static long mix(long value) {
        long x = value;
        x ^= x >>> 33;
        x *= 0xff51afd7ed558ccdL;
        x ^= x >>> 33;
        x *= 0xc4ceb9fe1a85ec53L;
        return x ^ (x >>> 33);
    }
}
