package io.onefold.identity.rules;

import java.util.Arrays;
import java.util.List;

/**
 * Every key of the rules file. The parser knows no other, and the reference (docs/identity-rules.md) is written from it.
 * {@code NAME} in a path stands for the name of any namespace.
 */
record RuleKey(String path, RuleType type, String byDefault, Effect effect, String meaning) {
    static final RuleKey VERSION = new RuleKey(
            "version",
            new RuleType.Whole(1, Integer.MAX_VALUE),
            "required",
            Effect.RAISE,
            "Raise it with every change. A start with an older version, or with other content under the same one, is refused.");
    static final RuleKey NAMESPACES = new RuleKey(
            "namespaces", new RuleType.Section(), "required", Effect.COME_AND_GO, "The kinds of identifiers, by name.");
    static final RuleKey NAMESPACE = new RuleKey(
            "namespaces.NAME",
            new RuleType.Section(),
            "",
            Effect.COME_AND_GO,
            "One kind of identifier. The name has lower-case letters, digits and underscores. Numbers of two systems never share a namespace.");
    static final RuleKey STRENGTH = new RuleKey(
            "namespaces.NAME.strength",
            new RuleType.Whole(1, Namespace.MAX_STRENGTH),
            "required",
            Effect.REBUILD,
            "1 is the strongest; no two namespaces share one. The strongest identifier of an event is its anchor, the strongest of a person names the profile.");
    static final RuleKey PRIORITY = new RuleKey(
            "namespaces.NAME.priority",
            new RuleType.Whole(0, 1000),
            "the strength",
            Effect.LIVE,
            "Where a limit makes links compete, those whose weaker end has the smaller priority are taken first.");
    static final RuleKey LIMIT = new RuleKey(
            "namespaces.NAME.limit",
            new RuleType.Whole(1, 1_000_000),
            "none",
            Effect.LIVE,
            "How many of it one person may have. A link that would bring two parts over it is kept but refused, with the reason. A limit is for ever, not for a week: else a profile were no function of the set of events.");
    static final RuleKey SHARED_ABOVE = new RuleKey(
            "namespaces.NAME.sharedAbove",
            new RuleType.Section(),
            "never shared",
            Effect.LOWER,
            "With more neighbours than this an identifier is shared: a shop's telephone, a family tablet. It joins nobody then and is a profile of its own.");
    static final RuleKey SHARED_ABOVE_NAMESPACE = new RuleKey(
            "namespaces.NAME.sharedAbove.NAME",
            new RuleType.Whole(1, 1_000_000),
            "none",
            Effect.LOWER,
            "How many distinct neighbours of that namespace it may have.");
    static final RuleKey SHARED_ABOVE_ANY = new RuleKey(
            "namespaces.NAME.sharedAbove.any",
            new RuleType.Whole(1, 1_000_000),
            "none",
            Effect.LOWER,
            "How many distinct neighbours of all namespaces together it may have.");
    static final RuleKey AMBIGUOUS = new RuleKey(
            "namespaces.NAME.ambiguous",
            new RuleType.Choice(List.of("latest", "nobody")),
            "latest",
            Effect.LIVE,
            "Whose an identifier is that links would give to two people: the one of the latest link, or nobody's.");
    static final RuleKey NORMALISE = new RuleKey(
            "namespaces.NAME.normalise",
            new RuleType.Choice(Arrays.stream(Normalisation.values())
                    .map(Normalisation::label)
                    .toList()),
            "none",
            Effect.REBUILD,
            "How values are brought to one form. All: Unicode NFKC, trimmed. email: lower case, IDN domain in ASCII. email-by-provider: besides, without what Gmail ignores (dots, +tag). phone: E.164.");
    static final RuleKey REGION = new RuleKey(
            "namespaces.NAME.region",
            new RuleType.Region(),
            "none",
            Effect.REBUILD,
            "With normalise: phone, the region of numbers without a country code, where the source has none of its own. Without one such numbers are unreadable.");
    static final RuleKey GARBAGE = new RuleKey(
            "garbage",
            new RuleType.Section(),
            "nothing but empty values",
            Effect.REBUILD,
            "Values never worth keeping. They are removed before the anchor of an event is picked.");
    static final RuleKey GARBAGE_VALUES = new RuleKey(
            "garbage.values",
            new RuleType.Texts("values"),
            "none",
            Effect.REBUILD,
            "Compared with the value as sent (trimmed) and as normalised, whatever the case.");
    static final RuleKey GARBAGE_PATTERNS = new RuleKey(
            "garbage.patterns",
            new RuleType.Texts("regular expressions (Java)"),
            "none",
            Effect.REBUILD,
            "Searched for in the value as sent (trimmed) and as normalised, whatever the case; anchor them with ^ and $.");
    static final RuleKey BLOCKED = new RuleKey(
            "blocked",
            new RuleType.Texts("namespace:value"),
            "none",
            Effect.LIVE,
            "Exact identifiers that link nobody, such as the company's own telephone. Compared as normalised. Reversible.");

    /** All of them, in the order of the reference. */
    static final List<RuleKey> ALL = List.of(
            VERSION,
            NAMESPACES,
            NAMESPACE,
            STRENGTH,
            PRIORITY,
            LIMIT,
            SHARED_ABOVE,
            SHARED_ABOVE_NAMESPACE,
            SHARED_ABOVE_ANY,
            AMBIGUOUS,
            NORMALISE,
            REGION,
            GARBAGE,
            GARBAGE_VALUES,
            GARBAGE_PATTERNS,
            BLOCKED);

    /** What a change of the key takes, when there is state already. */
    enum Effect {
        RAISE("—"),
        LIVE("live"),
        REBUILD("rebuild"),
        LOWER("lower: live; higher or gone: rebuild"),
        COME_AND_GO("new: live; gone: rebuild");

        private final String words;

        Effect(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /** The last part of the path. */
    String key() {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    /** The fixed keys right below a section, in the order of the reference; the top's have an empty section. */
    static List<String> below(String section) {
        return ALL.stream()
                .filter(key -> key.path().equals(section.isEmpty() ? key.key() : section + "." + key.key()))
                .map(RuleKey::key)
                .filter(key -> !key.equals("NAME"))
                .toList();
    }
}
