package io.onefold.ingest.files;

import com.fasterxml.jackson.databind.JsonNode;
import io.onefold.ingest.connector.Kind;
import io.onefold.ingest.connector.SecretReference;
import io.onefold.ingest.connector.Setup;
import io.onefold.ingest.description.Block;
import io.onefold.ingest.description.Problems;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code kind: sftp}: exports dropped into a folder of an SFTP server. */
public final class SftpKind implements Kind {
    private static final Pattern FINGERPRINT = Pattern.compile("SHA256:[A-Za-z0-9+/]{43}=?");
    private static final Duration REST = Duration.ofSeconds(5);
    private static final List<String> KEYS = Stream.concat(
                    FilesKind.COMMON_KEYS.stream(),
                    Stream.of(
                            "host", "port", "user", "password", "private-key", "passphrase", "known-hosts", "host-key"))
            .toList();

    @Override
    public String name() {
        return "sftp";
    }

    @Override
    public List<String> keys() {
        return KEYS;
    }

    @Override
    public boolean isMapped() {
        return true;
    }

    @Override
    public Setup read(Block block, JsonNode mapping) {
        SftpAccount account = new SftpAccount(
                block.required("host"),
                block.count("port", 22, 1, 65_535),
                block.required("user"),
                login(block),
                trust(block));
        String folder = block.required("folder");
        return new FilesSettings(
                opening ->
                        new SftpShelf(() -> SftpConnection.open(account, opening.secrets()), folder, opening.folder()),
                FilesKind.pattern(block),
                FilesKind.settle(block),
                REST,
                FormatReader.read(block, mapping, MAPPING),
                1);
    }

    private static SftpAccount.Login login(Block block) {
        Problems problems = block.problems();
        @Nullable
        SecretReference password = SecretReference.optional(problems, block.key("password"), block.node("password"));
        @Nullable
        SecretReference key = SecretReference.optional(problems, block.key("private-key"), block.node("private-key"));
        @Nullable
        SecretReference passphrase =
                SecretReference.optional(problems, block.key("passphrase"), block.node("passphrase"));
        problems.check(
                passphrase == null || key != null, block.key("passphrase"), "belongs to private-key, which is missing");
        problems.check(password == null || key == null, block.key("password"), "write either password or private-key");
        if (key != null) return new SftpAccount.Login.PrivateKey(key, passphrase);
        if (password != null) return new SftpAccount.Login.Password(password);
        problems.add(block.key("password"), "is missing; write password or private-key as {env: NAME} or {file: PATH}");
        return new SftpAccount.Login.Password(new SecretReference.Variable(""));
    }

    private static SftpAccount.Trust trust(Block block) {
        Problems problems = block.problems();
        boolean isOne = block.has("known-hosts") != block.has("host-key");
        problems.check(
                isOne,
                block.key("known-hosts"),
                "write either known-hosts (a file) or host-key (a fingerprint); a server that is not known is refused");
        if (block.has("known-hosts")) {
            Path file = FilesKind.path(block, "known-hosts");
            return new SftpAccount.Trust.KnownHosts(file);
        }
        Set<String> fingerprints = new HashSet<>();
        for (String written : block.texts("host-key")) {
            problems.check(
                    FINGERPRINT.matcher(written).matches(),
                    block.key("host-key"),
                    "write a fingerprint such as ssh-keygen -l shows: SHA256: and 43 characters");
            fingerprints.add(HostKeyCheck.unpadded(written));
        }
        return new SftpAccount.Trust.Fingerprints(fingerprints);
    }
}
