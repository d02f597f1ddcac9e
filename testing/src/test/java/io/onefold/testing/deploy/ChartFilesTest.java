package io.onefold.testing.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.onefold.app.rights.Right;
import io.onefold.app.rights.Rights;
import io.onefold.schemas.topics.Partitions;
import io.onefold.schemas.topics.Topic;
import io.onefold.schemas.topics.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Files of the chart that say what the code says. {@code -Donefold.write-docs=true} writes them anew. */
class ChartFilesTest {
    private static final Chart CHART = new Chart(Path.of(".."));
    private static final String WRITTEN = "# Written from the code: -Donefold.write-docs=true on ChartFilesTest.\n";

    @Test
    void itsTopicsAreThoseOfTheCode() throws IOException {
        StringBuilder file = new StringBuilder(WRITTEN).append("topics:\n");
        for (Topic topic : new Topics("").all()) {
            file.append("  - name: ").append(topic.name()).append('\n');
            file.append("    single: ")
                    .append(topic.partitions() == Partitions.Kind.SINGLE)
                    .append("\n    config:\n");
            new TreeMap<>(topic.retention().settings())
                    .forEach((key, value) -> file.append("      %s: \"%s\"\n".formatted(key, value)));
        }

        same(CHART.file("topics.yaml"), file.toString());
    }

    @Test
    void itsRightsAreThoseOfTheCode() throws IOException {
        StringBuilder file = new StringBuilder(WRITTEN).append("rights:\n");
        for (Right right : Rights.application()) {
            file.append("  - type: ").append(type(right)).append('\n');
            file.append("    name: ").append(right.name()).append('\n');
            file.append("    pattern: ")
                    .append(right.pattern().name().equals("PREFIXED") ? "prefix" : "literal")
                    .append('\n');
            file.append("    prefixed: ")
                    .append(right.scope() == Right.Scope.INSTALLATION)
                    .append('\n');
            file.append("    operations: [")
                    .append(String.join(
                            ", ", right.operations().stream().map(Right::word).toList()))
                    .append("]\n");
        }

        same(CHART.file("acls.yaml"), file.toString());
    }

    @Test
    void itsPageListsAllValues() throws IOException {
        Path page = CHART.file("README.md");
        String text = Files.readString(page);
        String head = text.substring(0, text.indexOf("## Values\n") + "## Values\n".length());

        same(page, head + "\n" + ValuesTable.of(CHART.file("values.yaml")));
    }

    private static String type(Right right) {
        return switch (right.type()) {
            case TOPIC -> "topic";
            case GROUP -> "group";
            case TRANSACTIONAL_ID -> "transactionalId";
            default -> "cluster";
        };
    }

    private static void same(Path file, String content) throws IOException {
        if (System.getProperty("onefold.write-docs") != null) Files.writeString(file, content);

        assertThat(file).hasContent(content);
    }
}
