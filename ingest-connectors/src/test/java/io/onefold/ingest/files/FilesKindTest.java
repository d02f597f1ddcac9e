package io.onefold.ingest.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onefold.ingest.connector.ConnectorFile;
import io.onefold.ingest.connector.Kind;
import io.onefold.ingest.connector.Setup;
import io.onefold.ingest.description.InvalidDescriptionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FilesKindTest {
    private static final Pattern EXAMPLE = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);
    private static final ConnectorFile FILES = new ConnectorFile(List.of(new FilesKind(), new SftpKind()));

    private static Stream<Kind> kinds() {
        return Stream.of(new FilesKind(), new SftpKind());
    }

    private static String page(Kind kind) throws IOException {
        return Files.readString(Path.of("../docs/connectors/" + kind.name() + ".md"));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyDocumentedExampleIsAConnector(Kind kind) throws IOException {
        List<String> examples = EXAMPLE.matcher(page(kind))
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();

        assertThat(examples)
                .isNotEmpty()
                .allSatisfy(example -> assertThat(
                                FILES.parse("tills", "tills.yaml", example).setup())
                        .isInstanceOf(Setup.Reading.class));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void theTableOfKeysIsThatOfTheCode(Kind kind) throws IOException {
        List<String> documented = Pattern.compile("^\\| `" + kind.name() + "\\.([a-z-]+)` \\|", Pattern.MULTILINE)
                .matcher(page(kind))
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();

        assertThat(documented).containsExactlyInAnyOrderElementsOf(kind.keys());
    }

    @Test
    void allThatIsWrongIsSaidAtOnceWithItsLine() {
        String yaml = """
                kind: sftp
                channel: store
                sftp:
                  host: sftp.example.com
                  prot: 22
                  user: till
                  port: 70000
                  password: geheim
                  private-key: {env: KEY}
                  host-key: "MD5:00:11"
                  known-hosts: /etc/known_hosts
                  folder: out
                  pattern: "*.{csv"
                mapping:
                  event: {value: Purchase}
                  tiem: {column: at}
                  time: {column: at}
                  identifiers: {phone: mobile}
                """;

        assertThatThrownBy(() -> FILES.parse("tills", "tills.yaml", yaml))
                .isInstanceOf(InvalidDescriptionException.class)
                .hasMessageContaining("tills.yaml:5: sftp.prot: no such key; there are format,")
                .hasMessageContaining("tills.yaml:7: sftp.port: write a whole number from 1 to 65535")
                .hasMessageContaining("tills.yaml:8: sftp.password: write {env: NAME} or {file: PATH}")
                .hasMessageContaining("tills.yaml:8: sftp.password: write either password or private-key")
                .hasMessageContaining("tills.yaml:11: sftp.known-hosts: write either known-hosts")
                .hasMessageContaining("tills.yaml:13: sftp.pattern: write a pattern such as")
                .hasMessageContaining("tills.yaml:16: mapping.tiem: no such key")
                .hasMessageNotContaining("geheim");
    }

    @Test
    void aServerNeedsACredentialAndAKeyThatIsKnown() {
        String yaml = """
                kind: sftp
                channel: store
                sftp: {host: h, user: u, folder: f, passphrase: {env: P}, host-key: "MD5:00:11"}
                mapping:
                  event: {value: Purchase}
                  time: {column: at}
                  identifiers: {phone: mobile}
                """;

        assertThatThrownBy(() -> FILES.parse("tills", "tills.yaml", yaml))
                .hasMessageContaining("sftp.password: is missing")
                .hasMessageContaining("sftp.passphrase: belongs to private-key")
                .hasMessageContaining("sftp.host-key: write a fingerprint such as ssh-keygen -l shows");
    }
}
