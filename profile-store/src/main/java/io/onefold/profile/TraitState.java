package io.onefold.profile;

/**
 * All that is kept of one trait.
 *
 * @param sources by source
 * @param values by hash of the value's canonical text; the {@link #MOST_VALUES} smallest. A value among the smallest of a whole
 *     is among the smallest of each part that has it, so what is counted here is counted exactly.
 */
record TraitState(JoinMap<String, SourceRegisters> sources, JoinMap<Long, ValueCount> values) {
    static final int MOST_VALUES = 64;

    static TraitState of(TraitRegister only) {
        JoinMap<String, SourceRegisters> sources = JoinMap.of(only.source(), SourceRegisters.of(only));
        if (only.cleared()) return new TraitState(sources, JoinMap.empty());
        long hash = CanonicalText.hash(CanonicalText.of(only.value()));
        return new TraitState(sources, JoinMap.of(hash, new ValueCount(1, only)));
    }

    TraitState join(TraitState other) {
        return new TraitState(
                sources.join(other.sources, SourceRegisters::join),
                values.join(other.values, ValueCount::join).first(MOST_VALUES));
    }

    /** Both together for a fold that asks no value how often it was said. */
    TraitState joinUncounted(TraitState other) {
        return new TraitState(sources.join(other.sources, SourceRegisters::join), JoinMap.empty());
    }
}
