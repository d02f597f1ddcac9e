package io.onefold.identity.oracle;

import io.onefold.identity.rules.SharedAbove;
import io.onefold.schemas.Answer;
import io.onefold.schemas.Call;
import io.onefold.schemas.Channel;
import io.onefold.schemas.Complaint;
import io.onefold.schemas.ConsentDecision;
import io.onefold.schemas.ConsentState;
import io.onefold.schemas.Details;
import io.onefold.schemas.IdentityCommand.Action;
import io.onefold.schemas.Observation;
import io.onefold.schemas.Order;
import io.onefold.schemas.OrderLine;
import io.onefold.schemas.Value;
import io.onefold.schemas.binary.ObservationCodec;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;

/** Rules and inputs from a seed: few identifiers, times and message ids, so that everything meets everything. */
final class RandomWorld {
    static final long HALF_HOUR = 1_800_000;

    private final Random random;
    private final int times;
    final Scene scene = new Scene();
    final List<OracleInput> inputs = new ArrayList<>();
    private final List<String> identifiers = new ArrayList<>();

    RandomWorld(long seed, int identifierCount, int inputCount) {
        random = new Random(seed);
        times = 2 + random.nextInt(12);
        for (int i = 0; i < identifierCount; i++) identifiers.add(one(Keys.NAMESPACES) + ":" + i);
        Keys.NAMESPACES.forEach(this::rule);
        if (chance(4)) scene.blocked(one(identifiers));
        SurvivorshipSpec.Strategy[] strategies = SurvivorshipSpec.Strategy.values();
        scene.survivorship("x", strategies[random.nextInt(strategies.length)], "till", "shop")
                .zone("Asia/Shanghai", time());
        for (int i = 0; i < inputCount; i++) inputs.add(chance(4) ? command(i) : copy());
    }

    private void rule(String namespace) {
        if (chance(2)) scene.limit(namespace, 1 + random.nextInt(2));
        if (chance(4)) scene.rule(namespace, rules -> rules.withAmbiguousNobody());
        if (chance(4)) scene.rule(namespace, rules -> rules.withPriority(random.nextInt(4)));
        if (chance(3)) {
            String neighbour = one(Keys.NAMESPACES);
            scene.rule(
                    namespace,
                    rules -> rules.withSharedAbove(SharedAbove.NEVER
                            .with(neighbour, 1 + random.nextInt(2))
                            .withAny(2 + random.nextInt(4))));
        }
    }

    private OracleInput copy() {
        List<String> shuffled = new ArrayList<>(identifiers);
        Collections.shuffle(shuffled, random);
        String[] chosen = shuffled.subList(0, Math.min(shuffled.size(), 1 + random.nextInt(3)))
                .toArray(String[]::new);
        Said said = Said.message("m" + random.nextInt(6), time(), chosen)
                .senderTime(random.nextInt(2))
                .from(one(List.of("shop", "till", "app")))
                .by(chance(2) ? Channel.WEB : Channel.STORE)
                .details(details());
        if (chance(2)) said.trait("x", value());
        if (chance(3)) said.echo("y", chosen[random.nextInt(chosen.length)]);
        if (chance(3)) said.consent(decision());
        return said.digest(digest(said.observation())).copy();
    }

    private ConsentDecision decision() {
        return new ConsentDecision(
                "p",
                one(List.of(ConsentState.values())),
                chance(2) ? "" : one(Keys.NAMESPACES),
                chance(3) ? Math.max(1, time()) : 0,
                chance(3),
                chance(3),
                chance(2) ? "" : "text-" + random.nextInt(2));
    }

    /** Differs with the content; record hash codes collide too often for that. */
    private static long digest(Observation content) {
        return UUID.nameUUIDFromBytes(ObservationCodec.encode(content)).getLeastSignificantBits();
    }

    private Value value() {
        return switch (random.nextInt(6)) {
            case 0 -> new Value.Cleared();
            case 1 -> new Value.Texts(List.of("v" + random.nextInt(3), "v0"));
            case 2 -> new Value.Whole(random.nextInt(2));
            default -> new Value.Text(chance(5) ? "" : "v" + random.nextInt(3));
        };
    }

    private Details details() {
        OrderLine line = new OrderLine(
                "l" + random.nextInt(2),
                "p",
                chance(2) ? "" : "c",
                BigDecimal.ONE,
                BigDecimal.valueOf(random.nextInt(5) - 2L),
                "CNY",
                chance(3) ? "b" : "",
                chance(3) ? BigDecimal.valueOf(random.nextInt(2)) : null,
                chance(3) ? BigDecimal.valueOf(random.nextInt(2)) : null);
        return new Details(
                chance(3) ? new Order("o" + random.nextInt(2), List.of(line), chance(3) ? "s" : "") : null,
                chance(9) ? new Call(Call.Direction.INBOUND, 7, "") : null,
                chance(5) ? new Complaint("k" + random.nextInt(2), chance(2)) : null,
                chance(5) ? List.of(new Answer("s", "q", "nps", random.nextInt(3))) : List.of(),
                new TreeMap<>());
    }

    private OracleInput command(int number) {
        Action action = one(List.of(Action.values()));
        String a = one(identifiers);
        String b = one(identifiers);
        if (action.isPair() && a.equals(b)) return copy();
        return action.isPair() ? Commands.pair("c" + number, action, a, b, time()) : Commands.single(action, a, time());
    }

    private long time() {
        return (random.nextInt(times) - 1) * HALF_HOUR;
    }

    private boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    private <T> T one(List<T> choice) {
        return choice.get(random.nextInt(choice.size()));
    }
}
