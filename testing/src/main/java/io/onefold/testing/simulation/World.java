package io.onefold.testing.simulation;

import io.onefold.identity.oracle.ProfileSpec;
import io.onefold.identity.rules.IdentityRules;
import io.onefold.profile.ProfileRules;
import io.onefold.schemas.IdentityCommand;
import io.onefold.schemas.Observation;
import io.onefold.schemas.Population;
import java.time.ZoneId;
import java.util.List;

/**
 * One seeded world: what happens in it, and under which rules.
 *
 * @param seed of the schedules that it is run under
 * @param observations every copy that arrives
 * @param rules the rules that the world begins with, and those that they are changed to while it runs
 * @param ticks ascending; the last one is the as-of time of the end
 * @param populations what is learned while it runs, in an order of its own; the greatest version holds at the end
 */
public record World(
        long seed,
        List<Observation> observations,
        List<IdentityCommand> commands,
        List<IdentityRules> rules,
        ProfileRules profile,
        ProfileSpec profileSpec,
        ZoneId zone,
        List<Long> ticks,
        List<Population> populations) {

    /** The same world under other schedules. */
    World withSeed(long other) {
        return new World(other, observations, commands, rules, profile, profileSpec, zone, ticks, populations);
    }

    /** The same world with other observations. */
    World withObservations(List<Observation> others) {
        return new World(seed, others, commands, rules, profile, profileSpec, zone, ticks, populations);
    }

    /** The same world with other commands. */
    World withCommands(List<IdentityCommand> others) {
        return new World(seed, observations, others, rules, profile, profileSpec, zone, ticks, populations);
    }

    /** The same world with other ticks; a world has one at least. */
    World withTicks(List<Long> others) {
        List<Long> some = others.isEmpty() ? ticks : others;
        return new World(seed, observations, commands, rules, profile, profileSpec, zone, some, populations);
    }

    /** The same world in which other things are learned. */
    World withPopulations(List<Population> others) {
        return new World(seed, observations, commands, rules, profile, profileSpec, zone, ticks, others);
    }

    /** The same world under other rules. */
    World withRules(List<IdentityRules> others) {
        return new World(seed, observations, commands, others, profile, profileSpec, zone, ticks, populations);
    }
}
