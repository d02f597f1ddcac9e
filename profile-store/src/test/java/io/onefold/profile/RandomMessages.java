package io.onefold.profile;

import io.onefold.schemas.Answer;
import io.onefold.schemas.Call;
import io.onefold.schemas.Channel;
import io.onefold.schemas.Complaint;
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
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.NullUnmarked;

/** Messages of a few anchors out of a small world, so that ties and repeats are common. The same seed gives the same ones. */
@NullUnmarked
final class RandomMessages {
    static final long BASE = 1_760_000_000_000L;
    private static final long HOUR = 3_600_000L;
    private static final List<String> SOURCES = List.of("shop", "till", "crm");
    private static final List<String> CURRENCIES = List.of("CNY", "EUR");
    private static final List<String> AMOUNTS =
            List.of("10", "10.0", "1E+2", "100", "0.30", "-10", "-0.3", "0", "-1E+2");

    private final Random random;

    RandomMessages(long seed) {
        random = new Random(seed);
    }

    /** A message, and the identifiers it is redacted for; both as the definition has them after redaction. */
    record Redacted(Observation message, Set<IdentifierKey> redactedFor) {}

    List<Redacted> some(int most) {
        List<Redacted> messages = new ArrayList<>();
        int count = random.nextInt(most);
        for (int i = 0; i < count; i++) messages.add(next(i));
        return messages;
    }

    static IdentifierKey key(int strength, long low) {
        return new IdentifierKey(strength, low * 0x9e3779b97f4a7c15L, low);
    }

    private Redacted next(int number) {
        List<KeyedIdentifier> identifiers = new ArrayList<>();
        identifiers.add(new KeyedIdentifier(key(1, random.nextInt(3)), "c"));
        if (random.nextBoolean()) identifiers.add(new KeyedIdentifier(key(4, random.nextInt(3)), "e"));
        if (random.nextBoolean()) identifiers.add(new KeyedIdentifier(key(7, random.nextInt(3)), "w"));
        SortedMap<String, Value> traits = traits();
        SortedMap<String, IdentifierKey> echoes = new TreeMap<>();
        Set<IdentifierKey> redactedFor = new HashSet<>();
        for (KeyedIdentifier other : identifiers.subList(1, identifiers.size())) {
            if (!traits.isEmpty() && random.nextInt(4) == 0) echoes.put(traits.firstKey(), other.key());
            if (random.nextInt(5) == 0) redactedFor.add(other.key());
        }
        Observation whole = new Observation(identifiers, touchpoint(number, traits), echoes, number);
        return new Redacted(Redaction.redact(whole, redactedFor), redactedFor);
    }

    private Touchpoint touchpoint(int number, SortedMap<String, Value> traits) {
        long at = random.nextBoolean()
                ? BASE + random.nextInt(4)
                : BASE + (random.nextInt(800 * 24) - 700 * 24) * HOUR + random.nextInt(3);
        return new Touchpoint(
                "m" + (random.nextInt(3) == 0 ? random.nextInt(4) : number),
                pick(SOURCES),
                pick(List.of(Channel.values())),
                EventType.TRACK,
                "",
                at,
                at,
                at,
                List.of(),
                traits,
                List.of(),
                Context.NONE,
                details());
    }

    private SortedMap<String, Value> traits() {
        SortedMap<String, Value> traits = new TreeMap<>();
        for (String name : List.of("recent", "oldest", "trusted", "frequent", "union", "filled"))
            if (random.nextInt(3) == 0) traits.put(name, value());
        for (String name : List.of("frequent-wide", "union-wide"))
            if (random.nextInt(3) > 0) traits.put(name, new Value.Whole(random.nextInt(150)));
        return traits;
    }

    private Value value() {
        return switch (random.nextInt(7)) {
            case 0 -> new Value.Cleared();
            case 1 -> new Value.Text("");
            case 2 -> new Value.Text("v" + random.nextInt(3));
            case 3 -> new Value.Whole(random.nextInt(2));
            case 4 -> new Value.Real(random.nextInt(2) / 2.0);
            case 5 -> new Value.Flag(random.nextBoolean());
            default ->
                new Value.Texts(List.of("a", "v1", "" + random.nextInt(3)).subList(0, random.nextInt(4)));
        };
    }

    private Details details() {
        Call call = new Call(Call.Direction.INBOUND, random.nextInt(100), "");
        return switch (random.nextInt(6)) {
            case 0, 1 -> details(order(), null, null, List.of());
            case 2 -> details(null, call, random.nextBoolean() ? complaint() : null, List.of());
            case 3 -> details(null, null, complaint(), List.of());
            case 4 -> details(null, null, null, List.of(answer(), answer()));
            default -> Details.NONE;
        };
    }

    private static Details details(Order order, Call call, Complaint complaint, List<Answer> answers) {
        return new Details(order, call, complaint, answers, new TreeMap<>());
    }

    private Complaint complaint() {
        return new Complaint("case" + random.nextInt(3), random.nextBoolean());
    }

    private Answer answer() {
        return new Answer("s", "q" + random.nextInt(80), random.nextBoolean() ? "nps" : "csat", random.nextInt(11));
    }

    private Order order() {
        List<OrderLine> lines = new ArrayList<>();
        int count = random.nextInt(4);
        for (int i = 0; i < count; i++)
            lines.add(new OrderLine(
                    "" + random.nextInt(3),
                    "p" + random.nextInt(2),
                    random.nextInt(5) == 0 ? "" : "c" + random.nextInt(70),
                    new BigDecimal(pick(AMOUNTS)),
                    new BigDecimal(pick(AMOUNTS)),
                    pick(CURRENCIES),
                    random.nextBoolean() ? "" : "b" + random.nextInt(3),
                    random.nextBoolean() ? null : new BigDecimal(pick(AMOUNTS)),
                    random.nextBoolean() ? null : new BigDecimal(pick(AMOUNTS))));
        return new Order("o" + random.nextInt(20), lines, random.nextBoolean() ? "" : "s" + random.nextInt(2));
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
