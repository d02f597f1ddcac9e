package io.onefold.ingest.connector;

import com.fasterxml.jackson.databind.JsonNode;
import io.onefold.ingest.IdentifierMapping;
import io.onefold.ingest.Limits;
import io.onefold.ingest.Source;
import io.onefold.ingest.SourceDefaults;
import io.onefold.ingest.description.Block;
import io.onefold.ingest.description.Description;
import io.onefold.ingest.description.InvalidDescriptionException;
import io.onefold.ingest.description.Problems;
import io.onefold.ingest.plan.PlanCheck;
import io.onefold.ingest.plan.PlanReader;
import io.onefold.schemas.Channel;
import io.onefold.schemas.ConsentState;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads {@code connectors/NAME.yaml}: the file's name without its ending is the source's. */
public final class ConnectorFile {
    /** The page that says what such a file holds. */
    public static final String PAGE = "docs/connectors/README.md";

    /** How a connector file's name ends. */
    public static final String ENDING = ".yaml";

    private static final List<String> KEYS = List.of(
            "kind",
            "channel",
            "region",
            "locale",
            "currency",
            "consent-namespaces",
            "consents",
            "limits",
            "plan",
            "mapping");
    private static final List<String> LIMIT_KEYS = List.of("event", "identifiers", "depth", "text");
    private static final Map<String, Channel> CHANNELS =
            Arrays.stream(Channel.values()).collect(Collectors.toMap(Channel::label, Function.identity()));

    private final Map<String, Kind> kinds;

    /** @param kinds those that there are */
    public ConnectorFile(List<Kind> kinds) {
        this.kinds = kinds.stream().collect(Collectors.toMap(Kind::name, Function.identity()));
    }

    /**
     * The connector in a file.
     *
     * @throws InvalidDescriptionException with all that is wrong with it, also where it is not there
     */
    public Connector read(Path path) {
        return Description.read(path, PAGE, (root, problems) -> connector(name(path), root, problems));
    }

    /**
     * The connector in a text.
     *
     * @param file what messages name it by
     * @throws InvalidDescriptionException with all that is wrong with it
     */
    public Connector parse(String name, String file, String yaml) {
        return Description.parse(file, yaml, (root, problems) -> connector(name, root, problems));
    }

    /** The name of the source that a file describes. */
    public static String name(Path path) {
        String file = String.valueOf(path.getFileName());
        return file.endsWith(ENDING) ? file.substring(0, file.length() - ENDING.length()) : file;
    }

    /** The environment variables that a description's references name. */
    public static SortedSet<String> variables(String yaml) {
        SortedSet<String> names = new TreeSet<>();
        Description.parse("", yaml, (root, problems) -> {
            root.findValues("env").stream().filter(JsonNode::isTextual).forEach(name -> names.add(name.textValue()));
            return names;
        });
        return names;
    }

    private Connector connector(String name, JsonNode root, Problems problems) {
        List<String> keys =
                Stream.concat(KEYS.stream(), kinds.keySet().stream()).toList();
        Block document = Block.document(problems, root, keys);
        List<String> names = kinds.keySet().stream().sorted().toList();
        String kindName = document.oneOf("kind", "", names);
        @Nullable Kind kind = kinds.get(kindName);
        Source source = new Source(
                name,
                channel(document),
                Set.of(),
                IdentifierMapping.DEFAULT,
                defaults(document),
                limits(document),
                plan(document));
        if (kind == null) return new Connector(source, kindName, NOTHING);
        for (String other : names)
            problems.check(
                    other.equals(kindName) || !document.has(other), other, "belongs to that kind; this is " + kindName);
        problems.check(
                kind.isMapped() == document.has("mapping"),
                "mapping",
                kind.isMapped() ? "is missing; " + PAGE + " says what it holds" : "a source of this kind has none");
        return new Connector(
                source, kindName, kind.read(document.block(kindName, kind.keys()), document.node("mapping")));
    }

    private static Channel channel(Block document) {
        String label = document.oneOf(
                "channel", "", CHANNELS.keySet().stream().sorted().toList());
        return CHANNELS.getOrDefault(label, Channel.WEB);
    }

    private static SourceDefaults defaults(Block document) {
        return new SourceDefaults(
                document.text("region", ""),
                document.text("locale", ""),
                document.text("currency", ""),
                document.has("consent-namespaces")
                        ? document.names("consent-namespaces")
                        : SourceDefaults.NONE.consentNamespaces(),
                consents(document));
    }

    private static Map<String, ConsentState> consents(Block document) {
        Map<String, ConsentState> states = new HashMap<>();
        document.names("consents").forEach((purpose, state) -> {
            switch (state) {
                case "granted" -> states.put(purpose, ConsentState.GRANTED);
                case "denied" -> states.put(purpose, ConsentState.DENIED);
                default -> document.problems().add("consents." + purpose, "write granted or denied");
            }
        });
        return states;
    }

    private static Optional<PlanCheck> plan(Block document) {
        if (!document.has("plan")) return Optional.empty();
        PlanReader reader = new PlanReader(document.problems(), document.node("plan"), "plan.");
        return Optional.of(new PlanCheck(reader.read()));
    }

    private static Limits limits(Block document) {
        Block limits = document.block("limits", LIMIT_KEYS);
        Limits usual = Limits.DEFAULT;
        return new Limits(
                limits.bytes("event", String.valueOf(usual.maxEventBytes())),
                limits.count("identifiers", usual.maxIdentifiers(), 1, usual.maxIdentifiers()),
                limits.count("depth", usual.maxDepth(), 1, 200),
                limits.count("text", usual.maxTextLength(), 1, 4_000));
    }

    private static final Setup NOTHING = (Setup.Reading) opening -> {
        throw new IllegalStateException("a description with problems was used");
    };
}
