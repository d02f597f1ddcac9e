package io.onefold.ingest.callcentre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onefold.ingest.connector.ConnectorFile;
import io.onefold.ingest.connector.Setup;
import io.onefold.ingest.description.InvalidDescriptionException;
import io.onefold.ingest.files.FilesKind;
import io.onefold.ingest.tables.PostgresqlKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AsteriskKindTest {
    private static final Pattern EXAMPLE = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);
    private static final ConnectorFile FILES =
            new ConnectorFile(List.of(new AsteriskKind(), new FilesKind(), new PostgresqlKind()));

    @ParameterizedTest
    @ValueSource(strings = {"asterisk", "amazon-connect"})
    void everyDocumentedExampleIsAConnector(String page) throws IOException {
        List<String> examples = groups(EXAMPLE, page(page));

        assertThat(examples)
                .isNotEmpty()
                .allSatisfy(example -> assertThat(
                                FILES.parse("calls", "calls.yaml", example).setup())
                        .isInstanceOfAny(Setup.Reading.class, Setup.Captured.class));
    }

    @Test
    void theTableOfKeysIsThatOfTheCode() throws IOException {
        Pattern row = Pattern.compile("^\\| `asterisk\\.([a-z.-]+)` \\|", Pattern.MULTILINE);

        assertThat(groups(row, page("asterisk")))
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                new AsteriskKind().keys().stream(),
                                AsteriskKind.cdrKeys().stream().map(key -> "cdr." + key))
                        .toList());
    }

    @Test
    void theColumnsThatThePageNamesAreThoseOfTheCode() throws IOException {
        String columns = groups(Pattern.compile("Those of `cdr_csv`: (.*) \\|"), page("asterisk"))
                .getFirst();

        assertThat(groups(Pattern.compile("`([a-z]+)`"), columns)).isEqualTo(CallRecord.COLUMNS);
    }

    @Test
    void allThatIsWrongIsSaidAtOnceWithItsLine() {
        String yaml = """
                kind: asterisk
                channel: call-centre
                asterisk:
                  host: pbx
                  prot: 5039
                  port: 0
                  secret: opensesame
                  zone: Mars
                  cdr:
                    pattern: "*.csv"
                    settle: soon
                    colums: [src]
                    columns: [src, dst]
                """;

        assertThatThrownBy(() -> FILES.parse("calls", "calls.yaml", yaml))
                .isInstanceOf(InvalidDescriptionException.class)
                .hasMessageContaining("calls.yaml:5: asterisk.prot: no such key; there are host, port")
                .hasMessageContaining("calls.yaml:6: asterisk.port: write a whole number from 1 to 65535")
                .hasMessageContaining("asterisk.user: is missing")
                .hasMessageContaining("calls.yaml:7: asterisk.secret: write {env: NAME} or {file: PATH}")
                .hasMessageContaining("calls.yaml:8: asterisk.zone: write a zone")
                .hasMessageContaining("asterisk.trunks: nothing tells inbound from outbound")
                .hasMessageContaining("calls.yaml:9: asterisk.cdr.folder: is missing")
                .hasMessageContaining("calls.yaml:11: asterisk.cdr.settle: write a time such as")
                .hasMessageContaining("calls.yaml:12: asterisk.cdr.colums: no such key")
                .hasMessageContaining("calls.yaml:13: asterisk.cdr.columns: a line must have the column uniqueid")
                .hasMessageNotContaining("opensesame");
    }

    @Test
    void aSourceWithNeitherAHostNorFilesIsNone() {
        assertThatThrownBy(() -> FILES.parse("calls", "calls.yaml", """
                        kind: asterisk
                        channel: call-centre
                        asterisk: {trunks: PJSIP/t}
                        """))
                .hasMessage("calls.yaml:3: asterisk.host: is missing; or name a folder of files under cdr");
    }

    private static String page(String name) throws IOException {
        return Files.readString(Path.of("../docs/connectors/" + name + ".md"));
    }

    private static List<String> groups(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }
}
