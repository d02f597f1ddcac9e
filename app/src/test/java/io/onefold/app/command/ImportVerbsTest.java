package io.onefold.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.onefold.ingest.files.MappingFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ImportVerbsTest {
    @TempDir
    private Path folder;

    private final StringWriter err = new StringWriter();
    private final CommandLine line = OnefoldCommand.commandLine().setErr(new PrintWriter(err, true));
    private Path configuration = Path.of("");

    @BeforeEach
    void configure() throws IOException {
        configuration = Files.writeString(folder.resolve("onefold.yaml"), """
                sources:
                  tills: {channel: store, mapping: %s}
                  web: {channel: web}
                """.formatted(folder.resolve("tills.yaml")));
    }

    @Test
    void eventsNeedAMapping() {
        assertThat(run("events", "history.csv")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString())
                .contains("--mapping FILE", "sources.web.mapping")
                .doesNotContain("Exception");
    }

    @Test
    void aSourceThatIsNotThereIsNamedBesideThoseThatAre() {
        assertThat(run("store", "sales.csv")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("No source is named store.", "--source", "tills, web");
    }

    @Test
    void theMappingOfTheConfigurationIsTakenUnlessAnotherIsNamed() throws IOException {
        assertThat(run("store", "--source", "tills", "sales.csv")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("The description cannot be used", "tills.yaml: there is no such file");

        Path other = Files.writeString(folder.resolve("other.yaml"), "event: a\ntim: {column: at}\n");
        assertThat(run("store", "--source", "tills", "--mapping", other.toString(), "sales.csv"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(err.toString())
                .contains("other.yaml:2: tim: no such key; there are format,", "other.yaml:1: identifiers:")
                .doesNotContain("\tat ");
    }

    @Test
    void allFilesThatAreNotThereAreNamedBeforeAnythingIsImported() throws IOException {
        Files.writeString(folder.resolve("tills.yaml"), ImportMappings.shipped(ImportVerb.STORE.mapping()));

        assertThat(run("store", "--source", "tills", "one.csv", "two.csv")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("no such file: one.csv, two.csv");
    }

    @Test
    void theShippedMappingIsTheDocumentedOne() throws IOException {
        String shipped = ImportMappings.shipped(ImportVerb.STORE.mapping());

        assertThat(MappingFile.parse(shipped).mapping().order()).isNotNull();
        assertThat(Files.readString(Path.of("../docs/file-imports.md"))).contains("```yaml\n" + shipped + "```");
    }

    private int run(String verb, String... rest) {
        String[] words = new String[rest.length + 4];
        words[0] = "import";
        words[1] = verb;
        words[2] = "--config";
        words[3] = configuration.toString();
        System.arraycopy(rest, 0, words, 4, rest.length);
        return line.execute(words);
    }
}
