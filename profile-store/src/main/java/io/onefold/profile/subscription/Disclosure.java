package io.onefold.profile.subscription;

import io.onefold.schemas.UnifiedProfile;
import io.onefold.schemas.UnifiedProfile.ProfileIdentifier;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What of a profile goes to a subscriber: fields that are named, as far as their class is not dropped.
 *
 * @param masks by class; one that is not there is masked as {@link FieldClass#unlessSaid()} says
 */
public record Disclosure(FieldPaths fields, SortedMap<FieldClass, Mask> masks, FieldClasses classes) {
    public Disclosure {
        masks = Collections.unmodifiableSortedMap(new TreeMap<>(masks));
    }

    /** What becomes of values of a class. */
    public Mask mask(FieldClass of) {
        return masks.getOrDefault(of, of.unlessSaid());
    }

    /** The class that decides on a path; empty for one of those of which each name decides by itself. */
    public Optional<FieldClass> classOf(String path) {
        int dot = path.indexOf('.');
        String section = dot < 0 ? path : path.substring(0, dot);
        String name = dot < 0 ? "" : path.substring(dot + 1);
        return switch (section) {
            case "identifiers" -> ofName(name, classes.ofIdentifier(name));
            case "traits" -> ofName(name, classes.ofTrait(name));
            case "computed" -> ofName(name, classes.ofComputed(name));
            case "activity", "purchases", "service", "segments", "untold" -> Optional.of(FieldClass.BEHAVIOUR);
            default -> Optional.empty();
        };
    }

    private static Optional<FieldClass> ofName(String name, FieldClass of) {
        return name.isEmpty() ? Optional.empty() : Optional.of(of);
    }

    /** The part of a profile that goes. */
    UnifiedProfile of(UnifiedProfile profile, Optional<Pseudonyms> pseudonyms) {
        return new Disclosed(this, new Masking(this, pseudonyms)).of(profile);
    }

    /** The same text for equal disclosures. */
    String canonical() {
        return fields.all().toString() + masks + classes.canonical();
    }

    /** One part of one profile in the making. */
    private record Disclosed(Disclosure rules, Masking masking) {
        UnifiedProfile of(UnifiedProfile profile) {
            FieldPaths allowed = rules.mask(FieldClass.BEHAVIOUR) == Mask.DROP ? NO_FIELDS : rules.fields;
            List<ProfileIdentifier> identifiers = profile.identifiers().stream()
                    .filter(each -> rules.fields.has("identifiers", each.namespace()))
                    .flatMap(each -> masking.identifier(each).stream())
                    .toList();
            return new UnifiedProfile(
                    profile.profileId(),
                    identifiers,
                    rules.fields.hasWhole("identifierCount") ? profile.identifierCount() : 0,
                    masking.traits(rules.fields.in("traits", profile.traits())),
                    masking.mask(FieldClass.OTHER) == Mask.DROP
                            ? Collections.emptySortedMap()
                            : Masking.consents(rules.fields.in("consents", profile.consents())),
                    SectionPart.of("activity", profile.activity(), allowed),
                    SectionPart.of("purchases", profile.purchases(), allowed),
                    SectionPart.of("service", profile.service(), allowed),
                    masking.computed(rules.fields.in("computed", profile.computed())),
                    profile.segments().stream()
                            .filter(segment -> allowed.has("segments", segment))
                            .toList(),
                    allowed.in("untold", profile.untold()),
                    rules.fields.hasWhole("links")
                            ? profile.links().stream().map(masking::link).toList()
                            : List.of(),
                    rules.fields.hasWhole("refusedLinks")
                            ? profile.refusedLinks().stream()
                                    .map(masking::refused)
                                    .toList()
                            : List.of(),
                    false);
        }
    }

    private static final FieldPaths NO_FIELDS = new FieldPaths(List.of());

    /** Without masks of its own. */
    public static Disclosure of(FieldPaths fields) {
        return new Disclosure(fields, new TreeMap<>(Map.of()), FieldClasses.SHIPPED);
    }
}
