package io.onefold.profile.subscription;

import io.onefold.profile.portrait.ComputedTrait;
import io.onefold.schemas.UnifiedProfile;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The names that paths into a deployment's profiles can have, so that a mistyped one is found. Traits and purposes are not among them:
 * sources may send any.
 *
 * @param namespaces of identifiers; empty for any
 * @param own own computed traits
 * @param segments the deployment's
 */
public record KnownFields(Set<String> namespaces, Set<String> own, Set<String> segments) {
    private static final Set<String> OF_ANY_NAME = Set.of("traits", "consents", "untold");
    private static final Set<String> WHOLE = Set.of("identifierCount", "links", "refusedLinks");
    private static final Set<String> NEVER_CHOSEN = Set.of("profileId", "shared");
    private static final Map<String, RecordComponent> SECTIONS = components();

    private static Map<String, RecordComponent> components() {
        return Arrays.stream(UnifiedProfile.class.getRecordComponents())
                .filter(each -> !NEVER_CHOSEN.contains(each.getName()))
                .collect(Collectors.toUnmodifiableMap(RecordComponent::getName, each -> each));
    }

    /** A path that is none: what stands there, and what could stand there instead. */
    public record Unknown(String what, Collection<String> known) {}

    /** What is wrong with a path; empty where it is one. */
    public Optional<Unknown> problem(String path) {
        int dot = path.indexOf('.');
        String section = dot < 0 ? path : path.substring(0, dot);
        RecordComponent component = SECTIONS.get(section);
        if (component == null) return Optional.of(new Unknown(section, new TreeSet<>(SECTIONS.keySet())));
        if (dot < 0) return Optional.empty();
        String name = path.substring(dot + 1);
        if (name.isEmpty() || WHOLE.contains(section)) return Optional.of(new Unknown(path, List.of(section)));
        return switch (section) {
            case "identifiers" -> namespaces.isEmpty() ? Optional.empty() : oneOf(name, namespaces);
            case "computed" -> oneOf(currencyless(name), computed());
            case "segments" -> oneOf(name, segments);
            default -> OF_ANY_NAME.contains(section) ? Optional.empty() : below(component.getType(), name);
        };
    }

    /** A sum in a currency is {@code spend_30d.USD}. */
    private static String currencyless(String name) {
        int dot = name.indexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    private SortedSet<String> computed() {
        SortedSet<String> all = new TreeSet<>(own);
        for (ComputedTrait each : ComputedTrait.values()) all.add(each.label());
        return all;
    }

    private static Optional<Unknown> oneOf(String name, Set<String> known) {
        return known.contains(name) ? Optional.empty() : Optional.of(new Unknown(name, new TreeSet<>(known)));
    }

    private static Optional<Unknown> below(Class<?> section, String path) {
        int dot = path.indexOf('.');
        String name = dot < 0 ? path : path.substring(0, dot);
        SortedSet<String> known = new TreeSet<>();
        for (RecordComponent each : section.getRecordComponents()) {
            known.add(each.getName());
            if (!each.getName().equals(name)) continue;
            if (dot < 0) return Optional.empty();
            String rest = path.substring(dot + 1);
            if (SortedMap.class.isAssignableFrom(each.getType()) && !rest.isEmpty()) return Optional.empty();
            return each.getType().isRecord()
                    ? below(each.getType(), rest)
                    : Optional.of(new Unknown(path, List.of(name)));
        }
        return Optional.of(new Unknown(name, known));
    }
}
