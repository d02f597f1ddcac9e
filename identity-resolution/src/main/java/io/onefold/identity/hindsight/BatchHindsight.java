package io.onefold.identity.hindsight;

import io.onefold.identity.oracle.BatchOracle;
import io.onefold.identity.oracle.BatchResult;
import io.onefold.identity.rules.IdentityRules;
import io.onefold.profile.query.Hindsight;
import io.onefold.profile.store.ProfileReader;
import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.Population;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Works a profile out as of a time by the batch run over the part of the log of record that can decide about it. What it costs grows with
 * that part, so its size is bounded, and so is how many are worked out at a time. Thread-safe.
 */
public final class BatchHindsight implements Hindsight {
    /** Bounds the memory and the time that one answer takes. */
    private static final int MOST_ROWS = 10_000;

    private static final int MOST_AT_A_TIME = 2;

    private final ProfileReader profiles;
    private final IdentityRules rules;
    private final BatchOracle oracle;
    private final Supplier<Optional<Population>> population;
    private final Semaphore free = new Semaphore(MOST_AT_A_TIME);

    /**
     * Hindsight over what a store has read.
     *
     * @param rules those of the oracle
     * @param population what was learned from all customers and is in force; asked each time
     */
    public BatchHindsight(
            ProfileReader profiles,
            IdentityRules rules,
            BatchOracle oracle,
            Supplier<Optional<Population>> population) {
        this.profiles = profiles;
        this.rules = rules;
        this.oracle = oracle;
        this.population = population;
    }

    @Override
    public Answer of(IdentifierKey identifier, long asOf) {
        if (!free.tryAcquire()) return new Answer.Busy();
        try {
            Optional<Gathering.Gathered> gathered = profiles.atOneMoment(
                    moment -> Gathering.around(identifier, moment, rules, new UpTo(asOf), MOST_ROWS));
            return gathered.map(told -> answer(identifier, told, asOf)).orElseGet(Answer.TooMuch::new);
        } finally {
            free.release();
        }
    }

    private Answer answer(IdentifierKey identifier, Gathering.Gathered told, long asOf) {
        BatchResult then = oracle.run(told.inputs(), asOf, population.get().orElse(null), told.within()::contains);
        return Optional.ofNullable(then.index().get(identifier))
                .flatMap(id -> Optional.ofNullable(then.profiles().get(id)))
                .<Answer>map(Answer.Known::new)
                .orElseGet(Answer.Nobody::new);
    }
}
