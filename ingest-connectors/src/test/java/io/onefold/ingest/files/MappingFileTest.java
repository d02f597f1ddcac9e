package io.onefold.ingest.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
    void allThatIsWrongIsSaidAtOnce() {
        String yaml = """
                charset: latin1
                tpye: track
                time: {column: at, format: "yyyy-BB", zone: Mars}
                identifiers: {}
                order: {id: o, amount: a, price: p}
                """;

        assertThatThrownBy(() -> MappingFile.parse(yaml))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("charset: ")
                .hasMessageContaining("tpye: unknown; did you mean type?")
                .hasMessageContaining("time.format: ")
                .hasMessageContaining("time.zone: ")
                .hasMessageContaining("identifiers: ")
                .hasMessageContaining("event: ")
                .hasMessageContaining("order: ");
    }

    @Test
    void whatIsNoBlockOfKeysIsSaidToBeNone() {
        assertThatThrownBy(() -> MappingFile.parse("")).hasMessageContaining("the document: it is a block of keys");
        assertThatThrownBy(() -> MappingFile.parse("{")).hasMessageContaining("this is no YAML");
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
