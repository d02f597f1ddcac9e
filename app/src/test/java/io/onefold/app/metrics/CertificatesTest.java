package io.onefold.app.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificatesTest {
    private static final Duration DAY = Duration.ofDays(1);

    @TempDir
    private static Path folder;

    private static Path store = Path.of("");

    @BeforeAll
    static void makeTwoOfWhichOneEndsSooner() throws Exception {
        store = folder.resolve("store.p12");
        keytool("-genkeypair", "-alias", "later", "-keyalg", "EC", "-dname", "CN=later", "-validity", "90");
        keytool("-genkeypair", "-alias", "sooner", "-keyalg", "EC", "-dname", "CN=sooner", "-validity", "10");
    }

    @Test
    void theFirstOfAStoreCounts() {
        Map<String, String> kafka =
                Map.of("ssl.truststore.location", store.toString(), "ssl.truststore.password", "changeit");

        assertEndsInTenDays(new Certificates(kafka).read(), "ssl.truststore.location");
    }

    @Test
    void textIsReadFromAFileAndFromThePropertyItself() throws Exception {
        Path text = folder.resolve("chain.pem");
        keytool("-exportcert", "-rfc", "-alias", "sooner", "-file", text.toString());
        Files.writeString(
                text,
                "-----BEGIN PRIVATE KEY-----\nnone of ours\n-----END PRIVATE KEY-----\n" + Files.readString(text));
        SortedMap<String, Optional<Instant>> ends = new Certificates(Map.of(
                        "ssl.keystore.location", text.toString(),
                        "ssl.keystore.type", "PEM",
                        "schema.registry.ssl.truststore.certificates", Files.readString(text)))
                .read();

        assertEndsInTenDays(ends, "ssl.keystore.location");
        assertEndsInTenDays(ends, "schema.registry.ssl.truststore.certificates");
    }

    @Test
    void whatCannotBeReadIsThereWithoutATime() throws Exception {
        Path garbage = Files.writeString(folder.resolve("garbage"), "no store");
        SortedMap<String, Optional<Instant>> ends = new Certificates(Map.of(
                        "ssl.keystore.location", garbage.toString(),
                        "ssl.truststore.location", folder.resolve("missing").toString(),
                        "schema.registry.ssl.keystore.location", store.toString(),
                        "schema.registry.ssl.keystore.password", "wrong!"))
                .read();

        assertThat(ends)
                .hasSize(3)
                .allSatisfy((property, end) -> assertThat(end).isEmpty());
    }

    private static void assertEndsInTenDays(SortedMap<String, Optional<Instant>> ends, String property) {
        Instant end = ends.getOrDefault(property, Optional.empty()).orElseThrow();
        assertThat(end)
                .isBetween(
                        Instant.now().plus(DAY.multipliedBy(9)), Instant.now().plus(DAY.multipliedBy(11)));
    }

    private static void keytool(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(words));
        command.addAll(List.of("-storetype", "PKCS12", "-keystore", store.toString(), "-storepass", "changeit"));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getInputStream().readAllBytes();
        assertThat(process.waitFor()).isZero();
    }
}
