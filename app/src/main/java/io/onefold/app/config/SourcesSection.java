package io.onefold.app.config;

import io.onefold.identity.rules.DidYouMean;
import io.onefold.ingest.IdentifierField;
import io.onefold.ingest.IdentifierMapping;
import io.onefold.ingest.Limits;
import io.onefold.ingest.Source;
import io.onefold.ingest.SourceDefaults;
import io.onefold.ingest.Sources;
import io.onefold.ingest.description.InvalidDescriptionException;
import io.onefold.ingest.plan.PlanCheck;
import io.onefold.ingest.plan.PlanReader;
import io.onefold.schemas.Channel;
import io.onefold.schemas.ConsentState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the section of sources. */
final class SourcesSection {
    private static final Map<String, Channel> CHANNELS =
            Arrays.stream(Channel.values()).collect(Collectors.toMap(Channel::label, channel -> channel));
    private static final Map<String, IdentifierField> FIELDS =
            Arrays.stream(IdentifierField.values()).collect(Collectors.toMap(SourcesSection::label, field -> field));

    private final NodeReader reader;
    private final Map<String, Path> mappings = new HashMap<>();

    /** Sources, and which column is what in the files of those that say it. */
    record Read(Sources sources, Map<String, Path> mappings) {}

    private SourcesSection(NodeReader reader) {
        this.reader = reader;
    }

    /**
     * The sources as configured, and those of the connectors; where none are configured, one for each channel with the
     * channel's label for name and write key, unless a connector has the name.
     */
    static Read read(RawConfiguration raw, List<DescribedConnector> connectors) {
        List<Source> described =
                connectors.stream().map(each -> each.connector().source()).toList();
        Located section = raw.section(Section.SOURCES);
        if (section == null) return new Read(new Sources(besides(described)), Map.of());
        NodeReader reader = new NodeReader(raw);
        SourcesSection sources = new SourcesSection(reader);
        List<Source> all = new ArrayList<>(described);
        reader.values(section)
                .forEach((name, node) -> sources.source(name, node).ifPresent(all::add));
        try {
            return new Read(new Sources(all), sources.mappings);
        } catch (IllegalArgumentException e) {
            reader.problem(section, String.valueOf(e.getMessage()));
            return new Read(new Sources(besides(described)), Map.of());
        }
    }

    private static List<Source> besides(List<Source> described) {
        Set<String> names = described.stream().map(Source::name).collect(Collectors.toSet());
        List<Source> all = new ArrayList<>(described);
        for (Channel channel : Channel.values())
            if (!names.contains(channel.label())) all.add(Source.of(channel.label(), channel, Set.of(channel.label())));
        return all;
    }

    private Optional<Source> source(String name, Located node) {
        Map<String, Located> fields = reader.fields(node, SectionKey.keys(SourceKey.values()));
        Located channel = fields.get(SourceKey.CHANNEL.key());
        if (channel == null) {
            reader.problem(node, "source " + name + " needs a channel");
            return Optional.empty();
        }
        Optional<Channel> known = channel(channel);
        if (known.isEmpty() || name.isBlank()) return Optional.empty();
        Located mapping = fields.get(SourceKey.MAPPING.key());
        if (mapping != null) mappings.put(name, Path.of(reader.text(mapping)));
        Located keys = fields.get(SourceKey.WRITE_KEYS.key());
        return Optional.of(new Source(
                name,
                known.get(),
                keys == null ? Set.of() : Set.copyOf(reader.texts(keys)),
                mapping(fields),
                defaults(fields),
                Limits.DEFAULT,
                plan(fields.get(SourceKey.PLAN.key()))));
    }

    private Optional<PlanCheck> plan(@Nullable Located node) {
        if (node == null) return Optional.empty();
        try {
            return Optional.of(new PlanCheck(PlanReader.read(Path.of(reader.text(node)))));
        } catch (InvalidDescriptionException e) {
            e.problems().forEach(problem -> reader.problem(node, problem.toString()));
            return Optional.empty();
        }
    }

    private Optional<Channel> channel(Located node) {
        String label = reader.text(node);
        Optional<Channel> channel = Optional.ofNullable(CHANNELS.get(label));
        if (channel.isEmpty())
            reader.problem(node, "no such channel: " + label + "." + DidYouMean.suggest(label, CHANNELS.keySet()));
        return channel;
    }

    private SourceDefaults defaults(Map<String, Located> fields) {
        Located consents = fields.get(SourceKey.CONSENT_NAMESPACES.key());
        return new SourceDefaults(
                text(fields.get(SourceKey.REGION.key())),
                text(fields.get(SourceKey.LOCALE.key())),
                text(fields.get(SourceKey.CURRENCY.key())),
                consents == null ? SourceDefaults.NONE.consentNamespaces() : reader.names(consents),
                decisions(fields.get(SourceKey.CONSENTS.key())));
    }

    private Map<String, ConsentState> decisions(@Nullable Located node) {
        if (node == null) return Map.of();
        Map<String, ConsentState> decisions = new HashMap<>();
        reader.values(node).forEach((purpose, value) -> {
            switch (reader.text(value)) {
                case "granted" -> decisions.put(purpose, ConsentState.GRANTED);
                case "denied" -> decisions.put(purpose, ConsentState.DENIED);
                default -> reader.problem(value, "write granted or denied");
            }
        });
        return decisions;
    }

    private IdentifierMapping mapping(Map<String, Located> fields) {
        Located identifiers = fields.get(SourceKey.IDENTIFIERS.key());
        Located externalIds = fields.get(SourceKey.EXTERNAL_IDS.key());
        return new IdentifierMapping(
                identifiers == null ? Map.of() : identifierFields(identifiers),
                externalIds == null ? Map.of() : reader.names(externalIds));
    }

    private Map<IdentifierField, String> identifierFields(Located node) {
        Map<IdentifierField, String> mapped = new EnumMap<>(IdentifierField.class);
        reader.fields(node, FIELDS.keySet()).forEach((name, value) -> {
            IdentifierField field = FIELDS.get(name);
            if (field != null) mapped.put(field, reader.text(value));
        });
        return mapped;
    }

    private static String label(IdentifierField field) {
        return field.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private String text(@Nullable Located node) {
        return node == null ? "" : reader.text(node);
    }
}
