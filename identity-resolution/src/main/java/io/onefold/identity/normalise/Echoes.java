package io.onefold.identity.normalise;

import io.onefold.identity.rules.IdentityRules;
import io.onefold.identity.rules.Namespace;
import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.KeyedIdentifier;
import io.onefold.schemas.Touchpoint;
import io.onefold.schemas.Value;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds the traits that repeat an identifier of their own event, such as {@code email} beside the e-mail: an erasure of the identifier has to
 * take them too. A trait repeats an identifier when it reads, in the identifier's namespace, as the same value. That is the same as
 * comparing keys, without the cost of deriving them.
 */
final class Echoes {
    /** Fewer digits make no telephone number anywhere; spares the reading of most texts. */
    private static final int LEAST_DIGITS = 5;

    private final IdentityRules rules;
    private final SourceRegions regions;
    private final ValueForm form;

    Echoes(IdentityRules rules, SourceRegions regions, ValueForm form) {
        this.rules = rules;
        this.regions = regions;
        this.form = form;
    }

    /**
     * The repeated identifier's key by the trait's name. A list that repeats several is kept under the weakest of them: the anchor's erasure
     * takes the whole message anyway.
     *
     * @param identifiers sorted
     */
    SortedMap<String, IdentifierKey> of(Touchpoint touchpoint, List<KeyedIdentifier> identifiers) {
        if (touchpoint.traits().isEmpty()) return Collections.emptySortedMap();
        SortedMap<String, IdentifierKey> echoes = new TreeMap<>();
        for (Map.Entry<String, Value> trait : touchpoint.traits().entrySet()) {
            IdentifierKey repeated = repeated(trait.getValue(), touchpoint.source(), identifiers);
            if (repeated != null) echoes.put(trait.getKey(), repeated);
        }
        return echoes;
    }

    private @Nullable IdentifierKey repeated(Value value, String source, List<KeyedIdentifier> identifiers) {
        return switch (value) {
            case Value.Text(String text) -> repeated(List.of(text), source, identifiers);
            case Value.Whole(long number) -> repeated(List.of(Long.toString(number)), source, identifiers);
            case Value.Texts(List<String> texts) -> repeated(texts, source, identifiers);
            case Value.Real real -> null;
            case Value.Flag flag -> null;
            case Value.Cleared cleared -> null;
        };
    }

    private @Nullable IdentifierKey repeated(List<String> texts, String source, List<KeyedIdentifier> identifiers) {
        IdentifierKey weakest = null;
        for (String text : texts) {
            if (text.length() > IdentifierReader.MAX_VALUE_LENGTH) continue;
            String clean = CleanText.of(text);
            for (KeyedIdentifier identifier : identifiers)
                if (reads(clean, source, identifier))
                    weakest = weakest == null ? identifier.key() : IdentifierKey.max(weakest, identifier.key());
        }
        return weakest;
    }

    private boolean reads(String clean, String source, KeyedIdentifier identifier) {
        Namespace namespace = rules.namespaceOf(identifier.key());
        boolean worthReading = switch (namespace.normalise()) {
            case NONE -> clean.length() == identifier.value().length();
            case EMAIL, EMAIL_BY_PROVIDER -> clean.indexOf('@') > 0;
            case PHONE -> digits(clean) >= LEAST_DIGITS;
        };
        return worthReading
                && form.of(namespace, regions.region(source, namespace), clean)
                        instanceof Reading.Normalised(String value)
                && value.equals(identifier.value());
    }

    private static int digits(String text) {
        int digits = 0;
        for (int i = 0; i < text.length(); i++) if (Character.isDigit(text.charAt(i))) digits++;
        return digits;
    }
}
