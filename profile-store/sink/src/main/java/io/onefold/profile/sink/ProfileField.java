package io.onefold.profile.sink;

import io.onefold.profile.expression.Nearest;
import io.onefold.profile.portrait.ComputedTrait;
import io.onefold.profile.subscription.KnownFields;
import io.onefold.schemas.UnifiedProfile;
import io.onefold.schemas.UnifiedProfile.ProfileIdentifier;
import io.onefold.schemas.Value;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * One thing in a profile.
 *
 * @param type of what is known of it; empty for what may be anything: a trait, a computed trait of the deployment's own
 * @param read its value, empty where it is not there
 */
record ProfileField(Optional<ColumnType> type, Function<UnifiedProfile, Optional<Value>> read) {
    private static final Set<String> WHOLE = Set.of("identifierCount", "links", "refusedLinks");

    /** What a path leads to. */
    sealed interface Found {}

    /** A thing that can be a column. */
    record Field(ProfileField field) implements Found {}

    /** Nothing that can be one, and why. */
    record Nowhere(String problem) implements Found {}

    /**
     * What stands at a path such as {@code traits.city} or {@code purchases.spend.EUR}.
     *
     * @param typed whether a type was said of it; without one a computed trait has to be one that Onefold brings
     */
    static Found at(String path, boolean typed) {
        int dot = path.indexOf('.');
        String section = dot < 0 ? path : path.substring(0, dot);
        String name = dot < 0 ? "" : path.substring(dot + 1);
        if (section.equals("profileId")) return new Nowhere("profileId is the key already");
        Set<String> own = typed && section.equals("computed") ? Set.of(withoutCurrency(name)) : Set.of();
        Set<String> segments = section.equals("segments") && !name.isEmpty() ? Set.of(name) : Set.of();
        Optional<KnownFields.Unknown> unknown = new KnownFields(Set.of(), own, segments).problem(path);
        if (unknown.isPresent()) return nowhere(section, path, unknown.get());
        if (name.isEmpty())
            return new Nowhere(section + " has a column already"
                    + (WHOLE.contains(section) ? "" : "; name one thing in it, such as " + section + ".NAME"));
        return switch (section) {
            case "traits" ->
                field(
                        Optional.empty(),
                        profile ->
                                Optional.ofNullable(profile.traits().get(name)).map(trait -> trait.value()));
            case "computed" ->
                field(
                        ComputedTrait.labelled(withoutCurrency(name)).map(ProfileField::type),
                        profile -> Optional.ofNullable(profile.computed().get(name)));
            case "consents" ->
                text(profile -> Optional.ofNullable(profile.consents().get(name))
                        .map(consent -> consent.state().name().toLowerCase(Locale.ROOT)));
            case "untold" ->
                text(profile -> Optional.ofNullable(profile.untold().get(name)));
            case "identifiers" -> field(Optional.of(ColumnType.JSONB), profile -> identifiers(profile, name));
            case "segments" -> new Nowhere("segments is a list; ask its column instead: segments ? '" + name + "'");
            default -> SectionField.in(section, name);
        };
    }

    static Found field(Optional<ColumnType> type, Function<UnifiedProfile, Optional<Value>> read) {
        return new Field(new ProfileField(type, read));
    }

    private static Found text(Function<UnifiedProfile, Optional<String>> read) {
        return field(
                Optional.of(ColumnType.TEXT), profile -> read.apply(profile).map(Value.Text::new));
    }

    private static Found nowhere(String section, String path, KnownFields.Unknown unknown) {
        String own = section.equals("computed") && !path.endsWith(".")
                ? " One of your own wants its type: " + path + ":" + ColumnType.TEXT.label()
                : "";
        return new Nowhere("there is no " + unknown.what() + " in profiles."
                + Nearest.question(unknown.what(), unknown.known()) + own);
    }

    private static ColumnType type(ComputedTrait trait) {
        return switch (trait.kind()) {
            case TEXT -> ColumnType.TEXT;
            case DATE -> ColumnType.DATE;
            case WHOLE -> ColumnType.BIGINT;
            case REAL -> ColumnType.NUMERIC;
            case TEXTS -> ColumnType.JSONB;
        };
    }

    private static Optional<Value> identifiers(UnifiedProfile profile, String namespace) {
        List<String> values = profile.identifiers().stream()
                .filter(each -> each.namespace().equals(namespace))
                .map(ProfileIdentifier::value)
                .filter(value -> !value.isEmpty())
                .toList();
        return values.isEmpty() ? Optional.empty() : Optional.of(new Value.Texts(values));
    }

    /** A sum in a currency is {@code spend_30d.USD}. */
    private static String withoutCurrency(String name) {
        int dot = name.indexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
