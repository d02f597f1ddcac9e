package io.onefold.schemas;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Values of the domain's types from a seed: well-formed, with the extremes of each type among them. */
public final class Arbitrary {
    private static final List<String> WORDS =
            List.of("", "email", "Ärger", "客户", "😀", "a b\n", "0", "null", "webshop", "m-1");
    private static final List<Long> NUMBERS = List.of(0L, 1L, -1L, 1_763_700_000_000L, Long.MAX_VALUE, Long.MIN_VALUE);

    private final Random random;

    public Arbitrary(long seed) {
        this.random = new Random(seed);
    }

    public Observation observation() {
        TreeSet<KeyedIdentifier> identifiers = new TreeSet<>(Comparator.comparing(KeyedIdentifier::key));
        identifiers.add(new KeyedIdentifier(key(), word()));
        identifiers.addAll(list(() -> new KeyedIdentifier(key(), word())));
        SortedMap<String, IdentifierKey> echoes = map(this::key);
        return new Observation(
                List.copyOf(identifiers), touchpoint().withIdentifiers(List.of()), echoes, random.nextLong());
    }

    public Touchpoint touchpoint() {
        return touchpoint(one(Channel.values()));
    }

    public Touchpoint touchpoint(Channel channel) {
        return new Touchpoint(
                word(),
                word(),
                channel,
                one(EventType.values()),
                word(),
                number(),
                number(),
                number(),
                list(() -> new Identifier(word(), word())),
                map(this::value),
                list(this::decision),
                new Context(word(), word(), word(), word()),
                details());
    }

    private ConsentDecision decision() {
        return new ConsentDecision(
                word(), one(ConsentState.values()), word(), flag() ? 0 : number(), flag(), flag(), word());
    }

    public Details details() {
        return new Details(
                flag() ? order() : null,
                flag() ? new Call(one(Call.Direction.values()), number(), word()) : null,
                flag() ? new Complaint(word(), flag()) : null,
                list(() -> new Answer(word(), word(), word(), (int) number())),
                map(this::value));
    }

    private Order order() {
        if (flag()) return new Order(word(), list(this::plainLine));
        return new Order(word(), list(this::line), word());
    }

    private OrderLine plainLine() {
        return new OrderLine(word(), word(), word(), decimal(), decimal(), word());
    }

    private OrderLine line() {
        return new OrderLine(
                word(),
                word(),
                word(),
                decimal(),
                decimal(),
                word(),
                word(),
                flag() ? decimal() : null,
                flag() ? decimal() : null);
    }

    public IdentityCommand command() {
        IdentityCommand.Action action = one(IdentityCommand.Action.values());
        IdentifierKey a = key();
        IdentifierKey b = new IdentifierKey(a.strength() + 1, number(), number());
        return new IdentityCommand(word(), action, a, action.isPair() ? b : null, number(), word(), word());
    }

    public Residue residue() {
        SortedMap<IdentifierKey, Residue.Seen> seen = new TreeMap<>();
        list(this::key).forEach(key -> seen.put(key, new Residue.Seen(number(), number())));
        return new Residue(
                key(),
                seen,
                list(() -> new Residue.BoundConsent(
                        key(), word(), one(ConsentState.values()), number(), number(), flag(), flag())),
                new TreeSet<>(list(this::number)));
    }

    public IdentifierKey key() {
        return new IdentifierKey(1 + random.nextInt(120), number(), random.nextLong());
    }

    public Value value() {
        return switch (random.nextInt(6)) {
            case 0 -> new Value.Text(word());
            case 1 -> new Value.Whole(number());
            case 2 -> new Value.Real(real());
            case 3 -> new Value.Flag(flag());
            case 4 -> new Value.Texts(list(this::word));
            default -> new Value.Cleared();
        };
    }

    public BigDecimal decimal() {
        int scale = random.nextInt(41) - 20;
        if (flag()) return BigDecimal.valueOf(number(), scale);
        return new BigDecimal(new BigInteger(random.nextInt(200), random), scale).negate();
    }

    public String word() {
        return flag() ? WORDS.get(random.nextInt(WORDS.size())) : Integer.toString(random.nextInt(), 36);
    }

    public long number() {
        return flag() ? NUMBERS.get(random.nextInt(NUMBERS.size())) : random.nextInt();
    }

    public boolean flag() {
        return random.nextBoolean();
    }

    public <T> T one(T[] values) {
        return values[random.nextInt(values.length)];
    }

    public <T> List<T> list(Supplier<T> element) {
        List<T> list = new ArrayList<>();
        for (int left = random.nextInt(4); left > 0; left--) list.add(element.get());
        return list;
    }

    public <T> SortedMap<String, T> map(Supplier<T> element) {
        SortedMap<String, T> map = new TreeMap<>();
        for (int left = random.nextInt(4); left > 0; left--) map.put(word(), element.get());
        return map;
    }

    private double real() {
        return switch (random.nextInt(6)) {
            case 0 -> -0.0;
            case 1 -> Double.NaN;
            case 2 -> Double.NEGATIVE_INFINITY;
            case 3 -> Double.MIN_VALUE;
            default -> random.nextGaussian();
        };
    }
}
