package io.onefold.testing.simulation;

import io.onefold.identity.oracle.SurvivorshipSpec;
import io.onefold.identity.rules.IdentityRules;
import io.onefold.profile.Survivorship;
import io.onefold.schemas.IdentityCommand;
import io.onefold.schemas.Observation;
import java.time.ZoneId;
import java.util.List;

/**
 * One seeded world: what happens in it, and under which rules.
 *
 * @param observations every copy that arrives
 * @param before the rules that the world begins with
 * @param rules the rules that it ends with
 * @param ticks ascending; the last one is the as-of time of the end
 */
public record World(
        long seed,
        List<Observation> observations,
        List<IdentityCommand> commands,
        IdentityRules before,
        IdentityRules rules,
        Survivorship survivorship,
        SurvivorshipSpec survivorshipSpec,
        ZoneId zone,
        List<Long> ticks) {}
