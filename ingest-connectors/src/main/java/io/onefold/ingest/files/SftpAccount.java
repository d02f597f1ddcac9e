package io.onefold.ingest.files;

import io.onefold.ingest.connector.SecretReference;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An account on an SFTP server. */
record SftpAccount(String host, int port, String user, Login login, Trust trust) {
    /** What proves that we are the user. */
    sealed interface Login {
        /** A password. */
        record Password(SecretReference password) implements Login {}

        /** @param passphrase of the key; null where it has none */
        record PrivateKey(SecretReference key, @Nullable SecretReference passphrase) implements Login {}
    }

    /** What proves that the server is the one that is meant. */
    sealed interface Trust {
        /** A file as that of OpenSSH: lines of hosts and their keys. */
        record KnownHosts(Path file) implements Trust {}

        /** @param fingerprints such as {@code SHA256:...}, without padding; any of them will do, so a key can be changed without a gap */
        record Fingerprints(Set<String> fingerprints) implements Trust {
            public Fingerprints {
                fingerprints = Set.copyOf(fingerprints);
            }
        }
    }

    /** What messages call the server. */
    String place() {
        return host + ":" + port;
    }
}
