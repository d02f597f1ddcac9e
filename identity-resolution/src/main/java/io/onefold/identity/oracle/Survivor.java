package io.onefold.identity.oracle;

import io.onefold.identity.oracle.SurvivorshipSpec.TraitSpec;
import io.onefold.schemas.UnifiedProfile.Trait;
import io.onefold.schemas.Value;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Picks the surviving value of one trait from all that the profile's messages say of it. */
final class Survivor {
    private final List<Register> registers;
    private final List<Register> set;

    private Survivor(List<Register> registers) {
        this.registers = registers;
        this.set = registers.stream().filter(register -> !register.isCleared()).toList();
    }

    /** The trait to publish, if any survives. */
    static Optional<Trait> of(List<Register> registers, TraitSpec spec) {
        Survivor survivor = new Survivor(registers);
        return switch (spec.strategy()) {
            case MOST_RECENT ->
                greatest(registers).filter(latest -> !latest.isCleared()).map(Register::published);
            case OLDEST -> survivor.set.stream().min(Register.ORDER).map(Register::published);
            case SOURCE_PRIORITY -> survivor.bySource(spec.sources()).map(Register::published);
            case MOST_FREQUENT -> survivor.mostFrequent().map(Register::published);
            case UNION -> survivor.union();
            case NON_EMPTY -> survivor.nonEmpty().map(Register::published);
        };
    }

    private static Optional<Register> greatest(List<Register> registers) {
        return registers.stream().max(Register.ORDER);
    }

    private Optional<Register> bySource(List<String> order) {
        Map<String, Register> latest =
                registers.stream().collect(Collectors.toMap(Register::source, Function.identity(), Survivor::later));
        Stream<Register> listed = order.stream().flatMap(source -> Stream.ofNullable(latest.get(source)));
        Optional<Register> best =
                listed.filter(register -> !register.isCleared()).findFirst();
        if (best.isPresent()) return best;
        return latest.values().stream()
                .filter(register -> !order.contains(register.source()) && !register.isCleared())
                .max(Register.ORDER);
    }

    private static Register later(Register a, Register b) {
        return Register.ORDER.compare(a, b) >= 0 ? a : b;
    }

    private Optional<Register> mostFrequent() {
        Map<String, List<Register>> byValue =
                ConsideredValues.of(set).collect(Collectors.groupingBy(Register::canonical));
        return byValue.entrySet().stream()
                .min(Comparator.comparingInt((Map.Entry<String, List<Register>> value) ->
                                -value.getValue().size())
                        .thenComparing(Map.Entry::getKey))
                .flatMap(value -> greatest(value.getValue()));
    }

    private Optional<Trait> union() {
        List<Register> considered = ConsideredValues.of(set).toList();
        SortedSet<String> texts = new TreeSet<>();
        for (Register register : considered) texts.addAll(register.texts());
        return greatest(considered).map(latest -> latest.published(new Value.Texts(List.copyOf(texts))));
    }

    private Optional<Register> nonEmpty() {
        return set.stream().filter(register -> !register.isEmpty()).max(Register.ORDER);
    }
}
