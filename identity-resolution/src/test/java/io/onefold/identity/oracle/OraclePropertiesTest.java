package io.onefold.identity.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.UnifiedProfile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Properties over many small random worlds; a failure names the world's seed. */
class OraclePropertiesTest {
    private static final int WORLDS = 20_000;
    private static final int FEWER = 5_000;

    private static RandomWorld world(long seed) {
        return new RandomWorld(seed, 2 + (int) (seed % 7), 1 + (int) (seed % 23));
    }

    private static BatchResult result(RandomWorld world, List<OracleInput> inputs) {
        return world.scene.given(inputs).result();
    }

    @Test
    void bruteForceResolvesTheSamePeople() {
        long profiles = 0;
        long refused = 0;
        for (long seed = 0; seed < WORLDS; seed++) {
            RandomWorld world = world(seed);
            BatchResult result = result(world, world.inputs);
            BruteForce expected = new BruteForce(world.inputs, world.scene.rules());
            Map<String, Set<IdentifierKey>> people = expected.profiles();
            Map<IdentifierKey, String> index = new TreeMap<>();
            people.forEach((id, members) -> members.forEach(member -> index.put(member, id)));

            assertThat(result.profiles().keySet()).as("world %d", seed).isEqualTo(people.keySet());
            assertThat(result.index()).as("world %d", seed).isEqualTo(index);
            people.forEach((id, members) ->
                    assertThat(profile(result, id).activity().touchpoints()).isEqualTo(expected.messages(members)));
            assertThat(refusals(world)).as("world %d", seed).isEqualTo(expected.refused());
            profiles += people.size();
            refused += expected.refused().size();
        }
        assertThat(profiles).isGreaterThan(WORLDS);
        assertThat(refused).isGreaterThan(WORLDS / 10);
    }

    private static UnifiedProfile profile(BatchResult result, String id) {
        return Objects.requireNonNull(result.profiles().get(id));
    }

    private static Map<String, String> refusals(RandomWorld world) {
        Facts facts = Facts.of(Inputs.of(world.inputs), world.scene.rules());
        Map<String, String> refused = new TreeMap<>();
        for (Refusal refusal :
                Resolver.resolve(facts, world.scene.rules(), identifier -> true).refused()) {
            Pair pair = refusal.link().pair();
            refused.put(pair.smaller() + " " + pair.larger(), refusal.reason());
        }
        return refused;
    }

    @Test
    void neitherOrderNorRepetitionOfInputsChangesAnything() {
        for (long seed = 0; seed < FEWER; seed++) {
            RandomWorld world = world(seed);
            Random random = new Random(seed);
            List<OracleInput> inputs = new ArrayList<>(world.inputs);
            for (OracleInput input : world.inputs) if (random.nextBoolean()) inputs.add(input);
            Collections.shuffle(inputs, random);

            assertThat(result(world, inputs).equals(result(world, world.inputs)))
                    .as("world %d", seed)
                    .isTrue();
        }
    }

    @Test
    void residuesInsteadOfErasedAndLargerCopiesGiveTheSameResult() {
        long compacted = 0;
        for (long seed = 0; seed < FEWER; seed++) {
            RandomWorld world = world(seed);
            List<OracleInput> left = Compaction.of(world.inputs);
            compacted +=
                    left.stream().filter(OracleInput.Left.class::isInstance).count();

            assertThat(result(world, left).equals(result(world, world.inputs)))
                    .as("world %d", seed)
                    .isTrue();
        }
        assertThat(compacted).isGreaterThan(FEWER);
    }

    @Test
    void copiesOfErasedMessagesThatComeAgainAfterTheirResidueChangeNothing() {
        for (long seed = 0; seed < FEWER; seed++) {
            RandomWorld world = world(seed);
            List<OracleInput> both = new ArrayList<>(Compaction.of(world.inputs));
            both.addAll(world.inputs);

            assertThat(result(world, both).equals(result(world, world.inputs)))
                    .as("world %d", seed)
                    .isTrue();
        }
    }
}
