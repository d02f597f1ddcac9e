package io.onefold.app.config;

import io.onefold.identity.rules.DidYouMean;
import io.onefold.profile.Strategy;
import io.onefold.profile.Survivorship;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads which value of a trait survives. */
final class SurvivorshipSection {
    private static final String SOURCE_PRIORITY = "source-priority";

    /** Strategies that are a word. */
    private static final Map<String, Strategy> WORDS = Map.of(
            "most-recent", new Strategy.MostRecent(),
            "oldest", new Strategy.Oldest(),
            "most-frequent", new Strategy.MostFrequent(),
            "union", new Strategy.Union(),
            "non-empty", new Strategy.NonEmpty());

    private final NodeReader reader;

    private SurvivorshipSection(NodeReader reader) {
        this.reader = reader;
    }

    static Survivorship read(RawConfiguration raw) {
        Located section = raw.section(Section.SURVIVORSHIP);
        if (section == null) return Survivorship.MOST_RECENT;
        SurvivorshipSection survivorship = new SurvivorshipSection(new NodeReader(raw));
        Map<String, Strategy> byTrait = new HashMap<>();
        survivorship
                .reader
                .values(section)
                .forEach((trait, node) ->
                        survivorship.strategy(node).ifPresent(strategy -> byTrait.put(trait, strategy)));
        return new Survivorship(byTrait);
    }

    private Optional<Strategy> strategy(Located node) {
        if (node.node() instanceof ScalarNode) {
            Optional<Strategy> strategy = Optional.ofNullable(WORDS.get(reader.text(node)));
            if (strategy.isEmpty())
                reader.problem(
                        node,
                        "no such strategy: " + reader.text(node) + "."
                                + DidYouMean.suggest(reader.text(node), WORDS.keySet())
                                + " There are "
                                + String.join(
                                        ", ", WORDS.keySet().stream().sorted().toList())
                                + " and " + SOURCE_PRIORITY + ": [SOURCE, …]");
            return strategy;
        }
        Located sources = reader.fields(node, List.of(SOURCE_PRIORITY)).get(SOURCE_PRIORITY);
        return sources == null ? Optional.empty() : Optional.of(new Strategy.SourcePriority(reader.texts(sources)));
    }
}
