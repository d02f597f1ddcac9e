package io.onefold.testing.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.onefold.app.config.ConfigurationReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComposeFileTest {
    private static final Path FILE = Path.of("..", "deploy", "compose.yaml");

    /** A variable that Onefold does not know is an error. */
    @ParameterizedTest
    @ValueSource(strings = {"onefold-1", "onefold-2"})
    void itsVariablesAreOnesThatOnefoldReads(String service) throws Exception {
        Map<String, String> environment = ComposeFile.read(FILE).environment(service);

        var configuration = new ConfigurationReader(environment).read(null, Map.of());

        assertThat(configuration.streams().instance()).isEqualTo(service.substring("onefold-".length()));
        assertThat(configuration.servers().ownBroker()).isFalse();
        assertThat(configuration.servers().ownRegistry()).isFalse();
        assertThat(configuration.identity().secret()).hasToString("/run/secrets/tenant");
    }

    @ParameterizedTest
    @ValueSource(strings = {"onefold-1", "onefold-2"})
    void itsInstancesMayWriteToTheirVolumeAndTmpAlone(String service) throws Exception {
        Map<?, ?> instance = ComposeFile.read(FILE).service(service);

        assertThat(instance.get("read_only")).isEqualTo(true);
        assertThat(instance.get("cap_drop")).isEqualTo(List.of("ALL"));
        assertThat((List<?>) instance.get("tmpfs")).first().asString().startsWith("/tmp:exec,");
        assertThat(instance.get("healthcheck")).isNotNull();
        assertThat(instance.get("secrets")).isEqualTo(List.of("tenant"));
    }

    /** A tag may be another image tomorrow; our own is built here. */
    @Test
    void imagesOfOthersAreNamedByTheirDigest() throws Exception {
        assertThat(ComposeFile.read(FILE).images())
                .hasSizeGreaterThan(3)
                .filteredOn(image -> !image.equals("onefold:latest"))
                .allMatch(image -> image.matches(".+:[^@]+@sha256:[0-9a-f]{64}"));
        assertThat(Files.readString(FILE.resolveSibling("Containerfile")))
                .containsPattern("(?m)^ARG BASE=[^@]+:[^@]+@sha256:[0-9a-f]{64}$");
    }

    /** Against the compose specification's schema, which Compose brings along; that asks no engine. */
    @Test
    void composeItselfReadsIt() throws Exception {
        assumeTrue(
                Files.isExecutable(Path.of("/usr/bin/docker-compose")),
                "docker-compose (Debian's) is not there: the file is not held against the specification");
        Process config = new ProcessBuilder("docker-compose", "-f", FILE.toString(), "config", "--quiet")
                .redirectErrorStream(true)
                .start();
        String said = new String(config.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(config.waitFor()).as(said).isZero();
    }
}
