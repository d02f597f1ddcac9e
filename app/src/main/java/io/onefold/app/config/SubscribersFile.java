package io.onefold.app.config;

import io.onefold.app.sample.systems.SampleSystems;
import io.onefold.identity.rules.DidYouMean;
import io.onefold.profile.expression.Compilation;
import io.onefold.profile.expression.Expression;
import io.onefold.profile.expression.ExpressionProblem;
import io.onefold.profile.expression.Expressions;
import io.onefold.profile.subscription.Audience;
import io.onefold.profile.subscription.Disclosure;
import io.onefold.profile.subscription.FieldClass;
import io.onefold.profile.subscription.FieldClasses;
import io.onefold.profile.subscription.Ground;
import io.onefold.profile.subscription.KnownFields;
import io.onefold.profile.subscription.Subscription;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads subscribers.yaml: purposes of consents, classes of fields, and who gets what. docs/subscribers.md says all of it. */
public final class SubscribersFile {
    private static final String PURPOSES = "purposes";
    private static final String CLASSES = "classes";
    private static final String SUBSCRIBERS = "subscribers";
    private static final String DESCRIPTION = "description";
    private static final String PURPOSE = "purpose";
    private static final String REASON = "reason";
    private static final String NONE = "none";
    private static final String SEGMENTS = "segments";
    private static final String WHERE = "where";
    private static final String FIELDS = "fields";
    private static final String MASK = "mask";
    /** What a subscriber's description can say. */
    static final List<String> KEYS = keys();

    /** No {@code _}: brokers take it for a dot where they compare names. */
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,62}");

    private final NodeReader reader;
    private final Known known;

    /**
     * What descriptions can name.
     *
     * @param expressions that conditions are compiled with
     * @param purposes of consent that the installation's configuration names; the file may name more
     */
    public record Known(KnownFields fields, Expressions expressions, Set<String> purposes) {}

    private SubscribersFile(RawConfiguration found, Known known) {
        this.reader = new NodeReader(found);
        this.known = known;
    }

    private static List<String> keys() {
        List<String> keys = new ArrayList<>(List.of(DESCRIPTION, PURPOSE, REASON, SEGMENTS, WHERE, FIELDS, MASK));
        keys.addAll(TargetReader.KEYS);
        return List.copyOf(keys);
    }

    /**
     * Who gets something by a file.
     *
     * @param name of the file, for messages
     * @throws InvalidConfigurationException with all problems, each with its line
     */
    public static List<DescribedSubscriber> read(String name, String yaml, Known known) {
        RawConfiguration found = new RawConfiguration();
        List<DescribedSubscriber> subscribers = new SubscribersFile(found, known).subscribers(name, yaml);
        if (!found.problems().isEmpty()) throw new InvalidConfigurationException(found.problems());
        return subscribers;
    }

    /**
     * By the installation's file; nobody where none was named and none is there. While the sample company runs, by its own. Problems are
     * noted.
     */
    static List<DescribedSubscriber> read(RawConfiguration raw, Path data, Supplier<Known> known) {
        Path samples = SampleSystems.subscribers(Configuration.company(data));
        Path file = Files.exists(samples) ? samples : raw.get(Setting.SUBSCRIBERS, Path.class);
        boolean isDefault = file.toString().equals(Setting.SUBSCRIBERS.defaultText());
        if (isDefault && !Files.exists(file)) return List.of();
        try {
            return new SubscribersFile(raw, known.get()).subscribers(file.toString(), Files.readString(file));
        } catch (IOException e) {
            raw.problem(file.toString(), "cannot be read (" + e.getClass().getSimpleName() + "); save it as UTF-8");
            return List.of();
        }
    }

    private List<DescribedSubscriber> subscribers(String name, String yaml) {
        return reader.root(name, yaml)
                .map(root -> subscribers(reader.fields(root, List.of(PURPOSES, CLASSES, SUBSCRIBERS))))
                .orElse(List.of());
    }

    private List<DescribedSubscriber> subscribers(Map<String, Located> sections) {
        Located purposes = sections.get(PURPOSES);
        Set<String> declared = new TreeSet<>(known.purposes());
        if (purposes != null) declared.addAll(reader.names(purposes).keySet());
        DisclosureReader disclosures =
                new DisclosureReader(reader, known.fields(), new ClassesReader(reader).read(sections.get(CLASSES)));
        Located section = sections.get(SUBSCRIBERS);
        List<DescribedSubscriber> all = new ArrayList<>();
        if (section != null)
            for (NodeReader.Entry entry : reader.entries(section))
                subscriber(entry, declared, disclosures).ifPresent(all::add);
        return List.copyOf(all);
    }

    private Optional<DescribedSubscriber> subscriber(
            NodeReader.Entry entry, Set<String> purposes, DisclosureReader disclosures) {
        String name = entry.key();
        boolean isName = NAME.matcher(name).matches();
        if (!isName)
            reader.problem(
                    entry.at(),
                    name + " is no name for a subscriber: small letters, digits and -, at most 63, a letter first");
        Map<String, Located> fields = reader.fields(entry.value(), KEYS);
        Optional<Audience> audience = audience(entry, fields, purposes);
        Optional<Disclosure> disclosure = disclosures.read(entry, fields.get(FIELDS), fields.get(MASK));
        Optional<Target> target = new TargetReader(reader).read(entry, fields);
        if (!isName || audience.isEmpty() || disclosure.isEmpty() || target.isEmpty()) return Optional.empty();
        Located described = fields.get(DESCRIPTION);
        String description = described == null ? "" : reader.text(described);
        return Optional.of(new DescribedSubscriber(
                new Subscription(name, description, audience.get(), disclosure.get()), target.get()));
    }

    private Optional<Audience> audience(NodeReader.Entry entry, Map<String, Located> fields, Set<String> purposes) {
        Optional<Ground> ground = ground(entry, fields, purposes);
        SortedSet<String> segments = segments(fields.get(SEGMENTS));
        Located where = fields.get(WHERE);
        Optional<Expression> condition = where == null ? Optional.empty() : condition(entry.key(), where);
        boolean isWhole = where == null || condition.isPresent();
        return isWhole ? ground.map(each -> new Audience(each, segments, condition)) : Optional.empty();
    }

    private Optional<Ground> ground(NodeReader.Entry entry, Map<String, Located> fields, Set<String> purposes) {
        Located told = fields.get(PURPOSE);
        Located reason = fields.get(REASON);
        if (told == null) {
            reader.problem(
                    entry.at(),
                    entry.key()
                            + " has no purpose: the consent that it needs, or none and, as reason, why it needs none");
            return Optional.empty();
        }
        String purpose = reader.text(told);
        if (purpose.equals(NONE)) {
            String words = reason == null ? "" : reader.text(reason);
            if (words.isBlank())
                reader.problem(
                        told, entry.key() + " needs no consent: say why, as reason, such as a contract's fulfilment");
            return words.isBlank() ? Optional.empty() : Optional.of(new Ground.Other(words));
        }
        if (reason != null)
            reader.problem(reason, "a reason is only asked for where purpose is none: consent is the reason");
        if (!purposes.contains(purpose))
            reader.problem(
                    told,
                    purpose + " is neither among this file's purposes nor those of consent in the configuration."
                            + DidYouMean.suggest(purpose, purposes)
                            + " Write there which there are, and what each is for");
        return purposes.contains(purpose) ? Optional.of(new Ground.Consent(purpose)) : Optional.empty();
    }

    private SortedSet<String> segments(@Nullable Located told) {
        SortedSet<String> segments = new TreeSet<>();
        if (told == null) return segments;
        for (Located each : reader.items(told)) {
            String name = reader.text(each);
            if (known.fields().segments().contains(name)) segments.add(name);
            else
                reader.problem(
                        each,
                        "there is no segment " + name + "."
                                + DidYouMean.suggest(name, known.fields().segments()));
        }
        if (segments.isEmpty()) reader.problem(told, "segments names none: leave it out where they do not matter");
        return segments;
    }

    private Optional<Expression> condition(String name, Located at) {
        return switch (known.expressions().condition(reader.text(at))) {
            case Compilation.Compiled(Expression expression) -> Optional.of(expression);
            case Compilation.Refused(List<ExpressionProblem> problems) -> {
                for (ExpressionProblem problem : problems) reader.problem(at, name + ": " + problem);
                yield Optional.empty();
            }
        };
    }

    /** Which names are of which class, where the deployment says so. */
    private record ClassesReader(NodeReader reader) {
        FieldClasses read(@Nullable Located section) {
            if (section == null) return FieldClasses.SHIPPED;
            Map<String, FieldClass> said = new TreeMap<>();
            for (NodeReader.Entry entry : reader.entries(section)) {
                Optional<FieldClass> found = DisclosureReader.fieldClass(reader, entry);
                for (Located item : reader.items(entry.value())) {
                    String name = reader.text(item);
                    FieldClass before = found.isEmpty() ? null : said.put(name, found.get());
                    if (before != null) reader.problem(item, name + " is of the class " + before.word() + " already");
                }
            }
            return new FieldClasses(said);
        }
    }
}
