package io.onefold.ingest.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onefold.ingest.feed.Feed;
import io.onefold.ingest.feed.Item;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyEncryptionContext;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SftpFeedTest {
    @TempDir
    private Path temporary;

    private DropFolder drop;
    private SftpServer server;

    @BeforeEach
    void start() throws IOException {
        server = new SftpServer(temporary.resolve("server"));
        drop = new DropFolder(temporary);
        drop.environment.put("PASSWORD", "geheim-1");
        Files.createDirectories(temporary.resolve("server/out"));
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private String sftp(String login, String trust) {
        return "kind: sftp\nsftp:\n  host: 127.0.0.1\n  port: " + server.port() + "\n  user: " + SftpServer.USER
                + "\n  folder: /out\n  settle: 5s\n  " + login + "\n  " + trust + "\n";
    }

    private String withPassword() {
        return sftp("password: {env: PASSWORD}", "host-key: \"" + server.fingerprint() + "\"");
    }

    private Stream<String> onServer() throws IOException {
        Path root = temporary.resolve("server/out");
        try (Stream<Path> paths = Files.walk(root)) {
            return paths
                    .filter(path -> !Files.isDirectory(path))
                    .map(path -> root.relativize(path).toString())
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @Test
    void filesOfAServerAreReadAndMovedThere() throws IOException {
        server.drop("b.csv.gz", ImportDirectory.gzip(DropFolder.sales(2, 4)));
        server.drop("a.csv", DropFolder.sales(0, 2));
        server.drop("c.csv", "no;header\n");
        server.drop("d.csv.filepart", DropFolder.sales(0, 2));
        server.drop(".hidden", DropFolder.sales(0, 2));

        try (Feed feed = drop.open(withPassword())) {
            drop.takeAll(feed);
            server.drop("a.csv", DropFolder.sales(4, 5));
            drop.takeAll(feed);
        }

        assertThat(drop.touchpoints)
                .extracting(touchpoint ->
                        Objects.requireNonNull(touchpoint.details().order()).orderId())
                .containsExactly("r0", "r1", "r2", "r3", "r4");
        assertThat(drop.quarantined)
                .singleElement()
                .satisfies(record -> assertThat(record.message()).contains("c.csv has not exactly one column"));
        assertThat(onServer())
                .containsExactly(
                        ".hidden", "d.csv.filepart", "done/a.csv", "done/a.csv.1", "done/b.csv.gz", "refused/c.csv");
        assertThat(drop.spool).isEmptyDirectory();
    }

    @Test
    void afterARestartOfServerAndFeedNothingIsLostAndTheIdsAreTheSame() throws IOException {
        server.drop("a.csv", DropFolder.sales(0, 1_200));
        Feed first = drop.open(withPassword());
        drop.poll(first);
        drop.now = drop.now.plusSeconds(5);
        drop.store(first, drop.poll(first));
        server.stop();
        drop.poll(first);
        first.close();
        int early = drop.ids().size();
        Feed second = drop.open(withPassword());

        assertThatThrownBy(() -> drop.poll(second)).hasMessageContaining("cannot be reached");
        server.start();
        drop.takeAll(second);

        assertThat(early).isEqualTo(1_000);
        assertThat(drop.ids()).hasSize(1_000 + 700);
        assertThat(drop.ids().subList(1_000, 1_500)).isEqualTo(drop.ids().subList(500, 1_000));
        assertThat(onServer()).containsExactly("done/a.csv");
        second.close();
    }

    @Test
    void aFileThatGrowsWhileItIsCopiedIsNotRead() throws IOException {
        server.drop("a.csv", DropFolder.sales(0, 2));
        Feed feed = drop.open(withPassword());
        drop.poll(feed);
        drop.now = drop.now.plusSeconds(5);
        Path copy = Files.createDirectories(drop.spool).resolve("copy.part");
        Files.writeString(copy, "what an earlier run left");
        server.drop("a.csv", DropFolder.sales(0, 3));

        assertThat(drop.poll(feed)).isEmpty();
        drop.takeAll(feed);

        assertThat(drop.touchpoints).hasSize(3);
        feed.close();
    }

    @Test
    void linksOnTheServerAreNotFollowed() throws IOException {
        Path elsewhere = Files.writeString(temporary.resolve("server/secret.csv"), DropFolder.sales(0, 3));
        Files.createSymbolicLink(temporary.resolve("server/out/a.csv"), elsewhere);

        try (Feed feed = drop.open(withPassword())) {
            drop.takeAll(feed);
        }

        assertThat(drop.touchpoints).isEmpty();
        assertThat(elsewhere).exists();
    }

    @Test
    void aServerThatIsNotKnownIsRefusedBeforeAnyPasswordIsSent() throws IOException {
        String other = "SHA256:" + "A".repeat(43);
        Path knownHosts = Files.writeString(temporary.resolve("known_hosts"), "[127.0.0.1]:1 ssh-rsa AAAA\n");

        for (String trust : new String[] {"host-key: \"" + other + "\"", "known-hosts: '" + knownHosts + "'"})
            try (Feed feed = drop.open(sftp("password: {env: PASSWORD}", trust))) {
                assertThatThrownBy(() -> drop.poll(feed))
                        .hasMessageContaining("is not known: its host key ssh-ed25519 " + server.fingerprint())
                        .hasMessageContaining("compare it");
            }

        Files.writeString(knownHosts, server.knownHost());
        server.drop("a.csv", DropFolder.sales(0, 1));
        try (Feed feed = drop.open(sftp("password: {env: PASSWORD}", "known-hosts: '" + knownHosts + "'"))) {
            drop.takeAll(feed);
        }
        assertThat(drop.touchpoints).hasSize(1);
        try (Feed feed = drop.open(sftp("password: {env: PASSWORD}", "known-hosts: '/absent'"))) {
            assertThatThrownBy(() -> drop.poll(feed)).hasMessageContaining("/absent cannot be read; sftp.known-hosts");
        }
    }

    @Test
    void aPrivateKeyLogsInWithItsPassphraseOrWithout() throws Exception {
        KeyPair key = SftpServer.newKey();
        server.userKey.set(key.getPublic());
        server.drop("a.csv", DropFolder.sales(0, 2));
        Path open = keyFile("open", key, "");
        Path closed = keyFile("closed", key, "Satz mit 4 Worten");
        drop.environment.put("PHRASE", "Satz mit 4 Worten");
        String trust = "host-key: \"" + server.fingerprint() + "\"";

        try (Feed feed = drop.open(sftp("private-key: {file: '" + open + "'}", trust))) {
            drop.takeAll(feed);
        }
        server.drop("b.csv", DropFolder.sales(2, 3));
        try (Feed feed = drop.open(sftp("private-key: {file: '" + closed + "'}\n  passphrase: {env: PHRASE}", trust))) {
            drop.takeAll(feed);
        }
        assertThat(drop.touchpoints).hasSize(3);
        try (Feed feed = drop.open(sftp("private-key: {file: '" + closed + "'}", trust))) {
            assertThatThrownBy(() -> drop.poll(feed))
                    .hasMessageContaining("sftp.private-key holds no private key that can be opened");
        }
        try (Feed feed = drop.open(sftp("private-key: {env: ABSENT}", trust))) {
            assertThatThrownBy(() -> drop.poll(feed)).hasMessageContaining("variable ABSENT is not set");
        }
    }

    private Path keyFile(String name, KeyPair key, String passphrase) throws Exception {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        OpenSSHKeyEncryptionContext encryption = new OpenSSHKeyEncryptionContext();
        encryption.setPassword(passphrase);
        encryption.setCipherType("256");
        OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(
                key, "test", passphrase.isEmpty() ? null : encryption, written);
        return Files.writeString(temporary.resolve(name), written.toString(StandardCharsets.UTF_8));
    }

    @Test
    void whatTheServerDoesNotHaveOrPermitIsSaidInWords() throws IOException {
        Files.delete(temporary.resolve("server/out"));
        Feed feed = drop.open(withPassword());

        assertThatThrownBy(() -> drop.poll(feed))
                .hasMessageContaining("the folder /out/ cannot be listed: there is no such folder")
                .hasMessageContaining("correct sftp.folder");
        server.drop("a.csv", DropFolder.sales(0, 1));
        Path inTheWay = server.drop("done.keep", "");
        Files.move(inTheWay, inTheWay.resolveSibling("done"));
        drop.poll(feed);
        drop.now = drop.now.plusSeconds(5);
        Item last = drop.poll(feed).getLast();
        assertThatThrownBy(() -> feed.stored(last.position()))
                .hasMessageContaining("a.csv is read, but cannot be moved into /out/done");
        feed.close();
    }

    @Test
    void aCredentialThatIsEmptyIsSaidToBe() throws IOException {
        drop.environment.put("PASSWORD", "");

        try (Feed feed = drop.open(withPassword())) {
            assertThatThrownBy(() -> drop.poll(feed)).hasMessageContaining("sftp.password is empty");
        }
    }

    @Test
    void aHostThatIsNowhereIsSaidInWords() throws IOException {
        String nowhere = withPassword().replace("host: 127.0.0.1", "host: files.invalid");

        try (Feed feed = drop.open(nowhere)) {
            assertThatThrownBy(() -> drop.poll(feed))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("files.invalid:" + server.port() + " cannot be reached");
        }
    }
}
