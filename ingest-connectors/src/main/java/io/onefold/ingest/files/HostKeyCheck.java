package io.onefold.ingest.files;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.Set;
import org.apache.sshd.client.keyverifier.KnownHostsServerKeyVerifier;
import org.apache.sshd.client.keyverifier.RejectAllServerKeyVerifier;
import org.apache.sshd.client.keyverifier.ServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.jspecify.annotations.Nullable;

/** Accepts a server that is known, and remembers the key of one that is not, so that the refusal can name it. Thread-safe. */
final class HostKeyCheck implements ServerKeyVerifier {
    private final ServerKeyVerifier known;
    private final String among;
    private volatile @Nullable String refused;

    private HostKeyCheck(ServerKeyVerifier known, String among) {
        this.known = known;
        this.among = among;
    }

    /** @throws IOException where the file of known hosts cannot be read */
    static HostKeyCheck of(SftpAccount.Trust trust) throws IOException {
        return switch (trust) {
            case SftpAccount.Trust.KnownHosts(Path file) -> {
                if (!Files.isReadable(file))
                    throw new IOException(
                            file + " cannot be read; sftp.known-hosts says that it holds the server's key");
                yield new HostKeyCheck(
                        new KnownHostsServerKeyVerifier(RejectAllServerKeyVerifier.INSTANCE, file),
                        "is not among those of that host in " + file);
            }
            case SftpAccount.Trust.Fingerprints(Set<String> fingerprints) ->
                new HostKeyCheck(
                        (session, address, key) -> fingerprints.contains(fingerprint(key)), "is not sftp.host-key");
        };
    }

    @Override
    public boolean verifyServerKey(ClientSession session, SocketAddress address, PublicKey key) {
        boolean isKnown = known.verifyServerKey(session, address, key);
        refused = isKnown ? null : KeyUtils.getKeyType(key) + " " + fingerprint(key);
        return isKnown;
    }

    /** Why the server's key was refused; null where it was not. */
    @Nullable
    String refusal() {
        String key = refused;
        return key == null ? null : "its host key " + key + " " + among;
    }

    static String unpadded(String fingerprint) {
        return fingerprint.endsWith("=") ? fingerprint.substring(0, fingerprint.length() - 1) : fingerprint;
    }

    private static String fingerprint(PublicKey key) {
        return unpadded(String.valueOf(KeyUtils.getFingerPrint(BuiltinDigests.sha256, key)));
    }
}
