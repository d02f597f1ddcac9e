package io.onefold.app.config;

import io.onefold.app.sample.systems.SampleSystems;
import io.onefold.identity.rules.DidYouMean;
import io.onefold.profile.expression.Compilation;
import io.onefold.profile.expression.Expression;
import io.onefold.profile.expression.ExpressionProblem;
import io.onefold.profile.expression.Expressions;
import io.onefold.profile.expression.KnownNames;
import io.onefold.profile.expression.ValueType;
import io.onefold.profile.segment.OwnTrait;
import io.onefold.profile.segment.OwnTraits;
import io.onefold.profile.segment.Questions;
import io.onefold.profile.segment.Segment;
import io.onefold.profile.segment.Segments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads segments.yaml: under {@code traits} the computed traits of the deployment's own, each with its type and what it is, under
 * {@code segments} who is in which.
 */
public final class SegmentsFile {
    private static final String TRAITS = "traits";
    private static final String SEGMENTS = "segments";
    private static final String DESCRIPTION = "description";
    private static final String WHERE = "where";
    private static final String TYPE = "type";
    private static final String IS = "is";
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_-]{0,62}");
    private static final int LONGEST = 63;

    private final NodeReader reader;
    private final KnownNames known;

    private SegmentsFile(RawConfiguration found, KnownNames known) {
        this.reader = new NodeReader(found);
        this.known = known;
    }

    /**
     * What a file asks.
     *
     * @param name of the file, for messages
     * @throws InvalidConfigurationException with all problems, each with its line
     */
    public static Questions read(String name, String yaml, KnownNames known) {
        RawConfiguration found = new RawConfiguration();
        Questions questions = new SegmentsFile(found, known).questions(name, yaml);
        if (!found.problems().isEmpty()) throw new InvalidConfigurationException(found.problems());
        return questions;
    }

    /**
     * What the installation's file asks; nothing where none was named and none is there. While the sample company runs, its own. Problems
     * are noted.
     */
    static Questions read(RawConfiguration raw, Path data, KnownNames known) {
        Path samples = SampleSystems.segments(Configuration.company(data));
        Path file = Files.exists(samples) ? samples : raw.get(Setting.SEGMENTS, Path.class);
        boolean isDefault = file.toString().equals(Setting.SEGMENTS.defaultText());
        if (isDefault && !Files.exists(file)) return Questions.NONE;
        try {
            return new SegmentsFile(raw, known).questions(file.toString(), Files.readString(file));
        } catch (IOException e) {
            raw.problem(file.toString(), "cannot be read (" + e.getClass().getSimpleName() + "); save it as UTF-8");
            return Questions.NONE;
        }
    }

    private Questions questions(String name, String yaml) {
        return reader.root(name, yaml)
                .map(root -> questions(reader.fields(root, List.of(TRAITS, SEGMENTS))))
                .orElse(Questions.NONE);
    }

    private Questions questions(Map<String, Located> sections) {
        Map<String, Declared> declared = declared(sections.get(TRAITS));
        SortedMap<String, ValueType> types = new TreeMap<>();
        declared.forEach((name, trait) -> types.put(name, trait.type));
        KnownNames all = known.withOwn(types);
        OwnTraits traits = traits(declared, new Expressions(all.withLines()));
        return new Questions(traits, segments(sections.get(SEGMENTS), declared.keySet(), new Expressions(all)));
    }

    private record Declared(Located at, ValueType type, String description, Located is) {}

    private Map<String, Declared> declared(@Nullable Located section) {
        Map<String, Declared> declared = new LinkedHashMap<>();
        if (section != null)
            for (NodeReader.Entry entry : reader.entries(section))
                declared(entry).ifPresent(trait -> declared.put(entry.key(), trait));
        return declared;
    }

    private Optional<Declared> declared(NodeReader.Entry entry) {
        String name = entry.key();
        boolean isName = KnownNames.isFree(name) && name.length() <= LONGEST;
        if (!isName)
            reader.problem(
                    entry.at(),
                    name + " is no name for a trait: small letters, digits and _, at most 63, a letter first, and none"
                            + " of docs/profile.md");
        Map<String, Located> fields = reader.fields(entry.value(), List.of(DESCRIPTION, TYPE, IS));
        Located is = fields.get(IS);
        if (is == null) reader.problem(entry.at(), name + " has no is: an expression that says what it is");
        Optional<ValueType> type = type(entry, fields.get(TYPE));
        return isName && is != null
                ? type.map(kind -> new Declared(entry.at(), kind, description(fields), is))
                : Optional.empty();
    }

    private Optional<ValueType> type(NodeReader.Entry entry, @Nullable Located told) {
        List<String> known = Arrays.stream(ValueType.values())
                .map(type -> type.name().toLowerCase(Locale.ROOT))
                .toList();
        String text = told == null ? "" : reader.text(told);
        if (known.contains(text)) return Optional.of(ValueType.valueOf(text.toUpperCase(Locale.ROOT)));
        String which = "one of " + String.join(", ", known);
        if (told == null) reader.problem(entry.at(), entry.key() + " has no type: " + which);
        else reader.problem(told, text + " is no type: " + which + "." + DidYouMean.suggest(text, known));
        return Optional.empty();
    }

    private OwnTraits traits(Map<String, Declared> declared, Expressions expressions) {
        List<OwnTrait> traits = new ArrayList<>();
        declared.forEach(
                (name, trait) -> compiled(name, trait.is, expressions.compile(reader.text(trait.is), trait.type))
                        .ifPresent(expression -> traits.add(new OwnTrait(name, trait.description, expression))));
        SortedSet<String> circle = OwnTraits.circle(traits);
        for (String name : circle) {
            Declared waiting = declared.get(name);
            if (waiting != null) reader.problem(waiting.at, name + " needs itself: go through " + circle);
        }
        return circle.isEmpty() ? OwnTraits.of(traits) : OwnTraits.NONE;
    }

    private Segments segments(@Nullable Located section, Set<String> traits, Expressions expressions) {
        List<Segment> segments = new ArrayList<>();
        if (section == null) return Segments.NONE;
        for (NodeReader.Entry entry : reader.entries(section)) {
            if (traits.contains(entry.key()))
                reader.problem(entry.at(), "a trait is called " + entry.key() + " already");
            segment(entry, expressions).ifPresent(segments::add);
        }
        return new Segments(segments);
    }

    private Optional<Segment> segment(NodeReader.Entry entry, Expressions expressions) {
        String name = entry.key();
        if (!NAME.matcher(name).matches())
            reader.problem(
                    entry.at(),
                    name + " is no name for a segment: small letters, digits, - and _, at most 63, a letter first");
        Map<String, Located> fields = reader.fields(entry.value(), List.of(DESCRIPTION, WHERE));
        Located where = fields.get(WHERE);
        if (where == null) {
            reader.problem(entry.at(), name + " has no where: an expression that says who is in it");
            return Optional.empty();
        }
        return compiled(name, where, expressions.condition(reader.text(where)))
                .map(condition -> new Segment(name, description(fields), condition));
    }

    private String description(Map<String, Located> fields) {
        Located description = fields.get(DESCRIPTION);
        return description == null ? "" : reader.text(description);
    }

    private Optional<Expression> compiled(String name, Located at, Compilation compilation) {
        return switch (compilation) {
            case Compilation.Compiled(Expression expression) -> Optional.of(expression);
            case Compilation.Refused(List<ExpressionProblem> problems) -> {
                for (ExpressionProblem problem : problems) reader.problem(at, name + ": " + problem);
                yield Optional.empty();
            }
        };
    }
}
