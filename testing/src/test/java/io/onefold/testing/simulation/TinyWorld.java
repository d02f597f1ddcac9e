package io.onefold.testing.simulation;

import io.onefold.identity.rules.Garbage;
import io.onefold.identity.rules.IdentityRules;
import io.onefold.identity.rules.Namespace;
import io.onefold.identity.rules.SharedAbove;
import io.onefold.schemas.Channel;
import io.onefold.schemas.Context;
import io.onefold.schemas.Details;
import io.onefold.schemas.EventType;
import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.IdentityCommand;
import io.onefold.schemas.IdentityCommand.Action;
import io.onefold.schemas.KeyedIdentifier;
import io.onefold.schemas.Observation;
import io.onefold.schemas.Touchpoint;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Worlds small enough to be written down. Message i of a world is said at 100 times i. */
final class TinyWorld {
    private static final World EMPTY = new WorldGenerator(1).world().withPopulations(List.of());

    private TinyWorld() {}

    @SafeVarargs
    static World of(SharedAbove capsOfSix, List<KeyedIdentifier>... messages) {
        List<Namespace> namespaces = namespaces()
                .map(namespace -> namespace.strength() == 6 ? namespace.withSharedAbove(capsOfSix) : namespace)
                .map(namespace -> namespace.strength() == 1 ? namespace.withLimit(1) : namespace)
                .toList();
        return EMPTY.withRules(List.of(IdentityRules.of(1, namespaces, Garbage.NONE, Set.of())))
                .withCommands(List.of())
                .withObservations(IntStream.range(0, messages.length)
                        .mapToObj(i -> message(i + 1, messages[i]))
                        .toList());
    }

    /** Nothing can part whom an observation has joined. */
    static List<IdentityRules> withoutLimits() {
        return List.of(IdentityRules.of(1, namespaces().toList(), Garbage.NONE, Set.of()));
    }

    private static Stream<Namespace> namespaces() {
        return IntStream.rangeClosed(1, WorldGenerator.NAMESPACES)
                .mapToObj(strength -> Namespace.of("n" + strength, strength));
    }

    private static Observation message(int number, List<KeyedIdentifier> identifiers) {
        long at = 100L * number;
        Touchpoint touchpoint = new Touchpoint(
                "m" + number,
                "web",
                Channel.WEB,
                EventType.TRACK,
                "event",
                at,
                at,
                at,
                List.of(),
                new TreeMap<>(),
                List.of(),
                Context.NONE,
                Details.NONE);
        return ObservationGenerator.observation(identifiers, touchpoint);
    }

    static KeyedIdentifier identifier(int strength, long number) {
        return new KeyedIdentifier(
                new IdentifierKey(strength, ObservationGenerator.mix(number * 31 + strength), number),
                "v" + strength + "-" + number);
    }

    static IdentityCommand command(
            String id, Action action, IdentifierKey target, @Nullable IdentifierKey other, long at) {
        return new IdentityCommand(id, action, target, other, at, "steward", "simulation");
    }
}
