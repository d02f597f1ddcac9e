package io.onefold.identity.rules;

import io.onefold.schemas.IdentifierKey;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads identity-rules.yaml, which docs/identity-rules.md describes. The file counts as a whole or not at all. */
public final class IdentityRulesParser {
    private static final String SHIPPED = "identity-rules.yaml";

    private final BlockedValues blockedValues;
    private final List<RulesProblem> problems = new ArrayList<>();

    private IdentityRulesParser(BlockedValues blockedValues) {
        this.blockedValues = blockedValues;
    }

    /**
     * The rules that a file's text says.
     *
     * @param blockedValues reads the values that the file blocks
     * @throws InvalidRulesException naming all that is wrong
     */
    public static IdentityRules parse(String yaml, BlockedValues blockedValues) {
        return new IdentityRulesParser(blockedValues).parse(yaml);
    }

    /** The text of the rules that Onefold ships. */
    public static String shipped() {
        try (InputStream in = IdentityRulesParser.class.getResourceAsStream(SHIPPED)) {
            if (in == null) throw new IllegalStateException(SHIPPED + " is missing from the jar");
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private IdentityRules parse(String yaml) {
        YamlNode root = YamlReader.read(yaml);
        if (!(root instanceof YamlNode.Mapping mapping)) {
            String found = root == null ? "empty" : root.what();
            throw new InvalidRulesException(List.of(new RulesProblem(
                    1, 1, "", "the file is " + found + ", must be a section with version and namespaces")));
        }
        RuleSection top = new RuleSection(mapping, "", problems);
        top.allowOnly(RuleKey.below(""));
        top.require(RuleKey.VERSION);
        top.require(RuleKey.NAMESPACES);
        OptionalInt version = top.whole(RuleKey.VERSION);
        List<Namespace> namespaces = new ArrayList<>();
        List<String> names = new ArrayList<>();
        top.section(RuleKey.NAMESPACES).ifPresent(section -> {
            NamespaceParser parser = new NamespaceParser(section);
            names.addAll(parser.names());
            namespaces.addAll(parser.parse());
        });
        Garbage garbage = top.section(RuleKey.GARBAGE).map(this::garbage).orElse(Garbage.NONE);
        Set<IdentifierKey> blocked = blocked(top, names, namespaces);
        if (!problems.isEmpty()) throw new InvalidRulesException(problems);
        return IdentityRules.of(version.orElseThrow(), namespaces, garbage, blocked);
    }

    private Garbage garbage(RuleSection section) {
        section.allowOnly(RuleKey.below(RuleKey.GARBAGE.path()));
        Set<String> values = new HashSet<>();
        for (YamlNode.Scalar value : section.texts(RuleKey.GARBAGE_VALUES))
            if (!values.add(value.text())) section.report(value, RuleKey.GARBAGE_VALUES.key(), "holds a value twice");
        List<String> patterns = new ArrayList<>();
        for (YamlNode.Scalar pattern : section.texts(RuleKey.GARBAGE_PATTERNS)) {
            patterns.add(pattern.text());
            try {
                if (Pattern.compile(pattern.text()).matcher("").find() && matchesAll(pattern.text()))
                    section.report(pattern, RuleKey.GARBAGE_PATTERNS.key(), "matches everything");
            } catch (PatternSyntaxException e) {
                section.report(pattern, RuleKey.GARBAGE_PATTERNS.key(), "no regular expression: " + e.getDescription());
            }
        }
        return new Garbage(values, patterns);
    }

    /** An unanchored pattern that can be empty is found in every value: nothing would be left. */
    private static boolean matchesAll(String pattern) {
        return Pattern.compile(pattern).matcher("Onefold 4711@").find();
    }

    private Set<IdentifierKey> blocked(RuleSection top, List<String> names, List<Namespace> namespaces) {
        Set<IdentifierKey> keys = new HashSet<>();
        String list = RuleKey.BLOCKED.key();
        for (YamlNode.Scalar entry : top.texts(RuleKey.BLOCKED)) {
            int colon = entry.text().indexOf(':');
            String name = colon < 0 ? "" : entry.text().substring(0, colon).strip();
            if (colon < 0) {
                top.report(entry, list, "an entry is written namespace:value");
            } else if (!names.contains(name)) {
                top.report(entry, list, name + ": no such namespace." + DidYouMean.suggest(name, names));
            } else {
                Optional<Namespace> namespace = namespaces.stream()
                        .filter(one -> one.name().equals(name))
                        .findFirst();
                if (namespace.isEmpty()) continue;
                Optional<IdentifierKey> key =
                        blockedValues.key(namespace.get(), entry.text().substring(colon + 1));
                if (key.isEmpty()) top.report(entry, list, "the value cannot be read as " + name);
                else if (!keys.add(key.get())) top.report(entry, list, "holds an identifier twice");
            }
        }
        return keys;
    }
}
