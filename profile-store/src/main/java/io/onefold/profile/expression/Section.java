package io.onefold.profile.expression;

import com.google.common.collect.ImmutableMap;
import dev.cel.common.types.CelType;
import dev.cel.common.types.StructType;
import dev.cel.common.types.StructTypeReference;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A part of a profile, the names and types of whose members are fixed: a type of the language. Built once, then thread-safe. */
final class Section<S> {
    private final String name;
    private final Class<S> held;
    private final Map<String, Member<S>> members = new LinkedHashMap<>();

    Section(String name, Class<S> held) {
        this.name = name;
        this.held = held;
    }

    private record Member<S>(CelType type, BiFunction<S, Evaluation, Object> read) {}

    Section<S> with(String member, CelType type, Function<S, Object> read) {
        return withDay(member, type, (section, at) -> read.apply(section));
    }

    /** A member that is read by the business time zone. */
    Section<S> withDay(String member, CelType type, BiFunction<S, Evaluation, Object> read) {
        members.put(member, new Member<>(type, read));
        return this;
    }

    String name() {
        return name;
    }

    Set<String> members() {
        return members.keySet();
    }

    CelType reference() {
        return StructTypeReference.create(name);
    }

    StructType type() {
        ImmutableMap.Builder<String, CelType> types = ImmutableMap.builder();
        members.forEach((member, read) -> types.put(member, read.type()));
        ImmutableMap<String, CelType> all = types.buildOrThrow();
        return StructType.create(name, all.keySet(), member -> Optional.ofNullable(all.get(member)));
    }

    /** The member of what {@code section} gives. */
    Node select(Node section, String name) {
        @Nullable Member<S> member = members.get(name);
        if (member == null) return at -> Untold.ABSENT;
        BiFunction<S, Evaluation, Object> read = member.read();
        return at -> {
            Object from = section.of(at);
            return held.isInstance(from) ? read.apply(held.cast(from), at) : from;
        };
    }
}
