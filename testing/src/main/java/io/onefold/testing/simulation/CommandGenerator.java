package io.onefold.testing.simulation;

import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.IdentityCommand;
import io.onefold.schemas.IdentityCommand.Action;
import io.onefold.schemas.KeyedIdentifier;
import io.onefold.schemas.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Makes commands about people who are seen, and now and then about one who is not, or is seen later only. */
final class CommandGenerator {
    private static final List<List<Action>> MOODS = List.of(
            List.of(Action.values()),
            List.of(Action.ERASE, Action.ERASE_PERSON, Action.ERASE_PERSON, Action.UNLINK),
            List.of(Action.UNLINK, Action.MUST_LINK, Action.NEVER_LINK, Action.RESET_PAIR),
            List.of(Action.NEVER_LINK, Action.MUST_LINK, Action.BLOCK, Action.UNBLOCK, Action.ERASE));

    private final Random random;
    private final List<Observation> seen;
    private final Supplier<KeyedIdentifier> anyone;
    private final WorldGenerator.Times times;
    private final List<Action> mood;
    private final List<IdentifierKey> known = new ArrayList<>();

    CommandGenerator(
            Random random, List<Observation> seen, Supplier<KeyedIdentifier> anyone, WorldGenerator.Times times) {
        this.random = random;
        this.seen = seen;
        this.anyone = anyone;
        this.times = times;
        this.mood = MOODS.get(random.nextInt(MOODS.size()));
    }

    List<IdentityCommand> commands() {
        List<IdentityCommand> commands = new ArrayList<>();
        for (int i = random.nextInt(8); i >= 0; i--) {
            Action action = mood.get(random.nextInt(mood.size()));
            IdentifierKey one = key();
            IdentifierKey two = key();
            if (action.isPair() && one.equals(two)) continue;
            // Stewards' tools may use an id twice; commands are told apart by all they say.
            String id = "command-" + (random.nextInt(5) == 0 ? 0 : i);
            commands.add(new IdentityCommand(
                    id,
                    action,
                    action.isPair() ? IdentifierKey.min(one, two) : one,
                    action.isPair() ? IdentifierKey.max(one, two) : null,
                    at(action),
                    "steward",
                    "simulation"));
            if (random.nextInt(3) == 0) commands.add(commands.getLast());
        }
        return commands;
    }

    private long at(Action action) {
        boolean erases = action == Action.ERASE || action == Action.ERASE_PERSON;
        if (erases && random.nextInt(8) == 0) return IdentityCommand.FOR_EVER;
        return times.any(random);
    }

    /** Often one that a command was about before: what matters is how commands meet. */
    private IdentifierKey key() {
        if (!known.isEmpty() && random.nextInt(3) == 0) return known.get(random.nextInt(known.size()));
        IdentifierKey key = random.nextInt(10) == 0 ? anyone.get().key() : seenKey();
        known.add(key);
        return key;
    }

    private IdentifierKey seenKey() {
        Observation observation = seen.get(random.nextInt(seen.size()));
        return observation
                .identifiers()
                .get(random.nextInt(observation.identifiers().size()))
                .key();
    }
}
