package io.onefold.profile.expression;

import static dev.cel.common.types.SimpleType.BOOL;
import static dev.cel.common.types.SimpleType.DYN;
import static dev.cel.common.types.SimpleType.STRING;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableMap;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import io.onefold.schemas.ConsentState;
import io.onefold.schemas.UnifiedProfile.ProfileIdentifier;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What an expression can name, with types, and how it is read. Thread-safe. */
final class Vocabulary {
    static final String LINES = "lines";

    private final SortedMap<String, Variable> variables = new TreeMap<>();
    private final Map<String, Section<?>> sections = new TreeMap<>();

    Vocabulary(KnownNames names) {
        Section<?> computed = add(Sections.computed(names));
        Section<?> activity = add(Sections.activity());
        Section<?> answer = add(Sections.answer());
        Section<?> purchases = add(Sections.purchases());
        Section<?> service = add(Sections.service(answer.reference()));
        add("traits", map(DYN), at -> Named.of(at.person().traits(), trait -> Values.read(trait.value())));
        add("computed", computed.reference(), at -> at.person().computed());
        add("consents", map(STRING), at -> Named.of(at.person().consents(), consent -> word(consent.state())));
        add("activity", activity.reference(), at -> at.person().activity());
        add("purchases", purchases.reference(), at -> at.person().purchases());
        add("service", service.reference(), at -> at.person().service());
        add(
                "identifiers",
                map(ListType.create(STRING)),
                at -> new Identifiers(at.person().identifiers(), at));
        add("shared", BOOL, at -> at.person().shared());
        if (!names.lines()) return;
        Section<?> line = add(Sections.line());
        add(LINES, ListType.create(line.reference()), at -> at.person().lines());
    }

    /** Something that is named as it is. */
    record Variable(CelType type, Node read) {}

    SortedMap<String, Variable> variables() {
        return Collections.unmodifiableSortedMap(variables);
    }

    /** The sections' types by name. */
    Map<String, Section<?>> sections() {
        return Collections.unmodifiableMap(sections);
    }

    static String word(ConsentState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    /** The sections as types. */
    CelTypeProvider types() {
        ImmutableMap.Builder<String, CelType> types = ImmutableMap.builder();
        sections.values().forEach(section -> types.put(section.name(), section.type()));
        return new Types(types.buildOrThrow());
    }

    private record Types(ImmutableMap<String, CelType> byName) implements CelTypeProvider {
        @Override
        public ImmutableCollection<CelType> types() {
            return byName.values();
        }

        @Override
        public Optional<CelType> findType(String name) {
            return Optional.ofNullable(byName.get(name));
        }
    }

    /** What holds such values by name. */
    static CelType map(CelType values) {
        return MapType.create(STRING, values);
    }

    private <S> Section<S> add(Section<S> section) {
        sections.put(section.name(), section);
        return section;
    }

    private void add(String name, CelType type, Node read) {
        variables.put(name, new Variable(type, read));
    }

    /** The person's identifiers by namespace; those without a value are not among them. */
    private record Identifiers(List<ProfileIdentifier> all, Evaluation at) implements Named {
        @Override
        public Object get(String namespace) {
            at.work(all.size());
            List<String> values = all.stream()
                    .filter(each ->
                            each.namespace().equals(namespace) && !each.value().isEmpty())
                    .map(ProfileIdentifier::value)
                    .toList();
            return values.isEmpty() ? Untold.ABSENT : values;
        }

        @Override
        public List<String> names() {
            at.work(all.size());
            return all.stream()
                    .filter(each -> !each.value().isEmpty())
                    .map(ProfileIdentifier::namespace)
                    .distinct()
                    .toList();
        }
    }
}
