package io.onefold.ingest.files;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.kex.BuiltinDHFactories;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.ServerBuilder;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.jspecify.annotations.Nullable;

/** An SFTP server on this machine, with one user. */
public final class SftpServer implements AutoCloseable {
    public static final String USER = "till";

    public final AtomicReference<String> password = new AtomicReference<>("geheim-1");
    final AtomicReference<@Nullable PublicKey> userKey = new AtomicReference<>();
    private final Path root;
    private final KeyPair hostKey = newKey();
    private @Nullable SshServer server;
    private int port;

    public SftpServer(Path root) throws IOException {
        this.root = Files.createDirectories(root);
        start();
    }

    static KeyPair newKey() {
        try {
            return KeyUtils.generateKeyPair(KeyPairProvider.SSH_ED25519, 256);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** At the port that it had, with the key that it had. */
    public void start() throws IOException {
        SshServer started = SshServer.setUpDefaultServer();
        started.setHost("127.0.0.1");
        started.setPort(port);
        started.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
        started.setPasswordAuthenticator(
                (user, offered, session) -> user.equals(USER) && offered.equals(password.get()));
        started.setPublickeyAuthenticator(
                (user, offered, session) -> user.equals(USER) && KeyUtils.compareKeys(offered, userKey.get()));
        started.setSubsystemFactories(List.of(new SftpSubsystemFactory.Builder().build()));
        started.setFileSystemFactory(new VirtualFileSystemFactory(root));
        // One that costs little: how keys are exchanged is no matter of ours, and others take most of a test's time.
        started.setKeyExchangeFactories(NamedFactory.setUpTransformedFactories(
                false, List.of(BuiltinDHFactories.curve25519), ServerBuilder.DH2KEX));
        started.start();
        port = started.getPort();
        server = started;
    }

    public void stop() throws IOException {
        Objects.requireNonNull(server).stop(true);
    }

    public int port() {
        return port;
    }

    public String fingerprint() {
        return KeyUtils.getFingerPrint(BuiltinDigests.sha256, hostKey.getPublic());
    }

    /** A line of a file of known hosts. */
    String knownHost() throws IOException {
        StringWriter line = new StringWriter();
        line.append("[127.0.0.1]:" + port + " ");
        PublicKeyEntry.appendPublicKeyEntry(line, hostKey.getPublic());
        return line + "\n";
    }

    Path drop(String name, byte[] content) throws IOException {
        return Files.write(Files.createDirectories(root.resolve("out")).resolve(name), content);
    }

    Path drop(String name, String content) throws IOException {
        return drop(name, content.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        stop();
    }
}
