package io.onefold.ingest.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onefold.ingest.description.Description;
import io.onefold.ingest.description.InvalidDescriptionException;
import io.onefold.ingest.description.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PlanReaderTest {
    private static Plan read(String yaml) {
        return Description.parse(
                "shop.yaml", yaml, (root, problems) -> new PlanReader(problems, root.path("plan"), "plan.").read());
    }

    @Test
    void allThatIsWrongIsSaidAtOnceWithItsLine() {
        String yaml = """
                plan:
                  version: a b
                  mode: stop
                  unplaned-events: allow
                  unplanned-events: maybe
                  events:
                    Bought:
                      propertys: {}
                      properties:
                        total: {type: money}
                        size: {type: whole, values: [1, two]}
                        gift: {required: often, values: []}
                        name: text
                      traits: all
                """;

        assertThatThrownBy(() -> read(yaml))
                .isInstanceOfSatisfying(
                        InvalidDescriptionException.class,
                        refused -> assertThat(refused.problems())
                                .extracting(Problem::toString)
                                .satisfiesExactly(
                                        first -> assertThat(first).startsWith("shop.yaml:2: plan.version: write the"),
                                        next -> assertThat(next)
                                                .startsWith("shop.yaml:3: plan.mode: write one of block, drop, flag"),
                                        next -> assertThat(next)
                                                .startsWith("shop.yaml:4: plan.unplaned-events: no such key"),
                                        next -> assertThat(next)
                                                .startsWith("shop.yaml:5: plan.unplanned-events: write one of allow"),
                                        next -> assertThat(next)
                                                .startsWith("shop.yaml:8: plan.events.Bought.propertys: no such key"),
                                        next -> assertThat(next)
                                                .startsWith("shop.yaml:10: plan.events.Bought.properties.total.type:"),
                                        next -> assertThat(next)
                                                .startsWith("shop.yaml:11: plan.events.Bought.properties.size.values:")
                                                .endsWith("which is whole"),
                                        next -> assertThat(next)
                                                .startsWith(
                                                        "shop.yaml:12: plan.events.Bought.properties.gift.required:"),
                                        next -> assertThat(next)
                                                .startsWith("shop.yaml:12: plan.events.Bought.properties.gift.values:"),
                                        next -> assertThat(next)
                                                .startsWith(
                                                        "shop.yaml:13: plan.events.Bought.properties.name: write a block"),
                                        next -> assertThat(next)
                                                .startsWith("shop.yaml:14: plan.events.Bought.traits: write a block")));
    }

    @Test
    void aPlanWithoutEventsOrThatIsNoBlockIsRefused() {
        assertThatThrownBy(() -> read("plan: {version: 1}"))
                .hasMessageContaining("shop.yaml:1: plan.events: write the events that are planned");
        assertThatThrownBy(() -> read("plan: [1]")).hasMessageContaining("shop.yaml:1: plan: write a block of keys");
    }

    @Test
    void everyDocumentedExampleIsAPlanAndTheKeysAreThoseOfTheCode() throws IOException {
        String page = Files.readString(Path.of("../docs/data-quality.md"));

        List<String> examples = all("```yaml\n(.*?)```", page);
        assertThat(examples)
                .isNotEmpty()
                .allSatisfy(example ->
                        assertThat(read("plan:\n" + example.indent(2)).events()).isNotEmpty());
        List<String> keys = all("^\\| `([a-zA-Z.-]+)` \\| [a-z`]", page);
        assertThat(keys)
                .containsAll(PlanReader.KEYS)
                .containsAll(PlanReader.VALUE_KEYS)
                .containsAll(PlanReader.EVENT_KEYS.stream()
                        .map(key -> "events.NAME." + key)
                        .toList());
        for (String type : ValueType.WORDS) assertThat(page).contains("`" + type + "`");
    }

    private static List<String> all(String pattern, String text) {
        return Pattern.compile(pattern, Pattern.DOTALL | Pattern.MULTILINE)
                .matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }
}
