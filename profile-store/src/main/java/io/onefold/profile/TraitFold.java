package io.onefold.profile;

import io.onefold.schemas.UnifiedProfile.Trait;
import io.onefold.schemas.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Picks each trait's surviving value. */
final class TraitFold {
    private static final Comparator<ValueCount> FREQUENCY = Comparator.comparingLong(ValueCount::messages)
            .thenComparing(count -> CanonicalText.of(count.latest().value()), Comparator.reverseOrder());

    private TraitFold() {}

    static SortedMap<String, Trait> fold(JoinMap<String, TraitState> traits, Survivorship survivorship) {
        SortedMap<String, Trait> survivors = new TreeMap<>();
        for (int i = 0; i < traits.size(); i++) {
            String name = traits.key(i);
            survivor(traits.value(i), survivorship.of(name)).ifPresent(trait -> survivors.put(name, trait));
        }
        return survivors;
    }

    private static Optional<Trait> survivor(TraitState state, Strategy strategy) {
        List<ValueCount> counts = state.values().values();
        return switch (strategy) {
            case Strategy.MostRecent recent ->
                latest(state)
                        .max(Comparator.naturalOrder())
                        .filter(TraitFold::kept)
                        .map(TraitRegister::published);
            case Strategy.Oldest oldest ->
                sources(state)
                        .map(SourceRegisters::oldest)
                        .filter(Objects::nonNull)
                        .min(Comparator.naturalOrder())
                        .map(TraitRegister::published);
            case Strategy.NonEmpty nonEmpty ->
                sources(state)
                        .map(SourceRegisters::latestFilled)
                        .filter(Objects::nonNull)
                        .max(Comparator.naturalOrder())
                        .map(TraitRegister::published);
            case Strategy.SourcePriority priority ->
                trusted(state, priority.sources()).map(TraitRegister::published);
            case Strategy.MostFrequent frequent ->
                counts.stream().max(FREQUENCY).map(ValueCount::latest).map(TraitRegister::published);
            case Strategy.Union union -> union(counts);
        };
    }

    private static Stream<SourceRegisters> sources(TraitState state) {
        return state.sources().values().stream();
    }

    private static Stream<TraitRegister> latest(TraitState state) {
        return sources(state).map(SourceRegisters::latest);
    }

    private static boolean kept(TraitRegister register) {
        return !register.cleared();
    }

    private static Optional<TraitRegister> trusted(TraitState state, List<String> order) {
        for (String source : order) {
            SourceRegisters registers = state.sources().get(source);
            if (registers != null && kept(registers.latest())) return Optional.of(registers.latest());
        }
        return latest(state).filter(TraitFold::kept).max(Comparator.naturalOrder());
    }

    private static Optional<Trait> union(Collection<ValueCount> counts) {
        TreeSet<String> texts = new TreeSet<>();
        for (ValueCount count : counts) texts.addAll(texts(count.latest().value()));
        return counts.stream()
                .map(ValueCount::latest)
                .max(Comparator.naturalOrder())
                .map(latest -> latest.publishedAs(new Value.Texts(new ArrayList<>(texts))));
    }

    private static List<String> texts(Value value) {
        return switch (value) {
            case Value.Texts list -> list.texts();
            case Value.Text text -> List.of(text.text());
            case Value.Whole whole -> List.of(Long.toString(whole.number()));
            case Value.Real real -> List.of(Double.toString(real.number()));
            case Value.Flag flag -> List.of(Boolean.toString(flag.on()));
            case Value.Cleared cleared -> List.of();
        };
    }
}
