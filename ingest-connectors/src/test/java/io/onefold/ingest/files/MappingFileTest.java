package io.onefold.ingest.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onefold.ingest.description.InvalidDescriptionException;
import io.onefold.ingest.description.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class MappingFileTest {
    private static final Pattern EXAMPLE = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

    @Test
    void allThatIsWrongIsSaidAtOnceWithItsLine() {
        String yaml = """
                charset: latin1
                tpye: track
                time:
                  column: at
                  format: yyyy-BB
                  zone: Mars
                identifiers: {}
                traits: name
                order: {id: o, amount: a, price: p}
                charset: UTF-8
                """;

        assertThatThrownBy(() -> MappingFile.parse("till.yaml", yaml))
                .isInstanceOfSatisfying(
                        InvalidDescriptionException.class,
                        refused -> assertThat(refused.problems())
                                .extracting(Problem::toString)
                                .anyMatch(problem -> problem.startsWith("till.yaml:1: event: name a column"))
                                .anyMatch(problem -> problem.startsWith("till.yaml:1: charset: stands twice"))
                                .anyMatch(problem -> problem.startsWith(
                                        "till.yaml:2: tpye: no such key; there are format, charset,"))
                                .anyMatch(problem -> problem.startsWith("till.yaml:5: time.format: write iso"))
                                .anyMatch(problem -> problem.startsWith("till.yaml:6: time.zone: write a zone"))
                                .anyMatch(problem -> problem.startsWith("till.yaml:7: identifiers: name at least one"))
                                .anyMatch(problem -> problem.startsWith("till.yaml:8: traits: is no block"))
                                .anyMatch(problem -> problem.startsWith("till.yaml:9: order: name either"))
                                .hasSize(8));
    }

    @Test
    void aFieldThatNamesNoColumnIsRefused() {
        String yaml = """
                event: {value: {}}
                time: {column: []}
                identifiers:
                  email: {colunm: mail}
                  phone: []
                properties:
                  page: [a, {b: c}]
                """;

        assertThatThrownBy(() -> MappingFile.parse("till.yaml", yaml))
                .hasMessageContaining("till.yaml:1: event: name a column")
                .hasMessageContaining("till.yaml:2: time.column: name a column")
                .hasMessageContaining("till.yaml:4: identifiers.email: name a column")
                .hasMessageContaining("till.yaml:5: identifiers.phone: name a column")
                .hasMessageContaining("till.yaml:7: properties.page: name a column");
    }

    @Test
    void whatIsNoBlockOfKeysIsSaidToBeNone() {
        assertThatThrownBy(() -> MappingFile.parse("")).hasMessageContaining("mapping:1: write a block of keys");
        assertThatThrownBy(() -> MappingFile.parse("event: a\ntime: {"))
                .isInstanceOf(InvalidDescriptionException.class)
                .hasMessageMatching("mapping:[23]: this is no YAML.*");
    }

    @Test
    void aFileThatIsNotThereIsAProblemLikeAnyOther() {
        assertThatThrownBy(() -> MappingFile.read(Path.of("absent.yaml")))
                .isInstanceOf(InvalidDescriptionException.class)
                .hasMessageContaining("absent.yaml: there is no such file");
    }

    @Test
    void everyDocumentedExampleIsAMapping() throws IOException {
        List<String> examples = EXAMPLE.matcher(Files.readString(Path.of("../docs/file-imports.md")))
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();

        assertThat(examples).hasSizeGreaterThanOrEqualTo(2).allSatisfy(MappingFile::parse);
    }
}
