package io.onefold.identity.rules;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads the namespaces. One that has a problem is left out of the result, but its name is known to the others. */
final class NamespaceParser {
    private static final List<String> KEYS = RuleKey.below(RuleKey.NAMESPACE.path());

    private final RuleSection section;
    private final List<String> names;
    private final Map<Integer, String> strengths = new HashMap<>();

    NamespaceParser(RuleSection section) {
        this.section = section;
        this.names = section.entries().stream().map(YamlNode.Entry::key).toList();
    }

    /** The names in the file, of good and bad ones. */
    List<String> names() {
        return names;
    }

    List<Namespace> parse() {
        List<Namespace> namespaces = new ArrayList<>();
        for (YamlNode.Entry entry : section.entries()) {
            if (!Namespace.isName(entry.key()))
                section.report(
                        entry,
                        "no name for a namespace: it has lower-case letters, digits and underscores, begins with a letter, and is not any");
            else
                section.section(entry.key(), entry.value())
                        .flatMap(keys -> namespace(entry, keys))
                        .ifPresent(namespaces::add);
        }
        return namespaces;
    }

    private Optional<Namespace> namespace(YamlNode.Entry entry, RuleSection keys) {
        keys.allowOnly(KEYS);
        keys.require(RuleKey.STRENGTH);
        OptionalInt strength = keys.whole(RuleKey.STRENGTH);
        OptionalInt priority = keys.whole(RuleKey.PRIORITY);
        OptionalInt limit = keys.whole(RuleKey.LIMIT);
        SharedAbove sharedAbove =
                keys.section(RuleKey.SHARED_ABOVE).map(this::sharedAbove).orElse(SharedAbove.NEVER);
        String ambiguous = choice(keys, RuleKey.AMBIGUOUS);
        Normalisation normalise = normalisation(choice(keys, RuleKey.NORMALISE));
        String region = region(keys, normalise);
        if (strength.isEmpty()) return Optional.empty();
        String other = strengths.putIfAbsent(strength.getAsInt(), entry.key());
        if (other != null) {
            keys.text(RuleKey.STRENGTH)
                    .ifPresent(at -> keys.report(
                            at, "strength", "is " + at.text() + ", which " + other + " has; each needs its own"));
            return Optional.empty();
        }
        return Optional.of(new Namespace(
                entry.key(),
                strength.getAsInt(),
                priority.orElse(strength.getAsInt()),
                limit.orElse(Namespace.UNLIMITED),
                sharedAbove,
                ambiguous.equals("nobody"),
                normalise,
                region));
    }

    private SharedAbove sharedAbove(RuleSection keys) {
        SortedMap<String, Integer> caps = new TreeMap<>();
        int any = SharedAbove.UNCAPPED;
        for (YamlNode.Entry entry : keys.entries()) {
            String name = entry.key();
            if (name.equals(Namespace.ANY)) {
                any = keys.whole(RuleKey.SHARED_ABOVE_ANY, name, entry.value()).orElse(any);
            } else if (names.contains(name)) {
                keys.whole(RuleKey.SHARED_ABOVE_NAMESPACE, name, entry.value()).ifPresent(cap -> caps.put(name, cap));
            } else {
                List<String> known = new ArrayList<>(names);
                known.add(Namespace.ANY);
                keys.report(entry, "no such namespace." + DidYouMean.suggest(name, known));
            }
        }
        return new SharedAbove(caps, any);
    }

    /** The word under a key, or the key's default. */
    private static String choice(RuleSection keys, RuleKey key) {
        if (!(key.type() instanceof RuleType.Choice(List<String> words)))
            throw new IllegalArgumentException(key + " is no choice");
        Optional<YamlNode.Scalar> word = keys.text(key);
        if (word.isEmpty() || words.contains(word.get().text()))
            return word.map(YamlNode.Scalar::text).orElse(key.byDefault());
        keys.report(
                word.get(),
                key.key(),
                "is " + word.get().text() + ", must be " + key.type().describe() + "."
                        + DidYouMean.suggest(word.get().text(), words));
        return key.byDefault();
    }

    private static Normalisation normalisation(String label) {
        for (Normalisation normalisation : Normalisation.values())
            if (normalisation.label().equals(label)) return normalisation;
        throw new IllegalArgumentException(label);
    }

    private static String region(RuleSection keys, Normalisation normalise) {
        Optional<YamlNode.Scalar> region = keys.text(RuleKey.REGION);
        if (region.isEmpty()) return "";
        Set<String> known = PhoneNumberUtil.getInstance().getSupportedRegions();
        if (normalise != Normalisation.PHONE)
            keys.report(region.get(), "region", "only means something with normalise: phone");
        else if (!known.contains(region.get().text()))
            keys.report(
                    region.get(),
                    "region",
                    "is " + region.get().text()
                            + ", no region with telephone numbers; must be two capital letters, such as CN");
        else return region.get().text();
        return "";
    }
}
