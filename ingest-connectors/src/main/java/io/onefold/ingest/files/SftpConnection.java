package io.onefold.ingest.files;

import io.onefold.ingest.connector.SecretReference;
import io.onefold.ingest.connector.Secrets;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Duration;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.SshException;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.jspecify.annotations.Nullable;

/** A connection to an SFTP server. What stands in the home of the user that this runs as has no part in it. */
final class SftpConnection implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);
    /** A server that is silent for so many heartbeats is gone, whatever we are waiting for. */
    private static final int UNANSWERED = 3;

    private final SshClient ssh;
    private final SftpClient sftp;
    private final String place;

    private SftpConnection(SshClient ssh, SftpClient sftp, String place) {
        this.ssh = ssh;
        this.sftp = sftp;
        this.place = place;
    }

    /**
     * Connects and logs in, with credentials that are revealed now.
     *
     * @throws IOException says in words what the server or we have refused
     */
    static SftpConnection open(SftpAccount account, Secrets secrets) throws IOException {
        HostKeyCheck hostKey = HostKeyCheck.of(account.trust());
        SshClient ssh = client(hostKey);
        try {
            ClientSession session = reached(ssh, account);
            identify(session, account.login(), secrets);
            authenticate(session, account, hostKey);
            return new SftpConnection(ssh, sftp(session, account), account.place());
        } catch (IOException e) {
            ssh.stop();
            throw e;
        }
    }

    private static SshClient client(HostKeyCheck hostKey) {
        SshClient ssh = SshClient.setUpDefaultClient();
        ssh.setServerKeyVerifier(hostKey);
        ssh.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
        ssh.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
        ssh.setAgentFactory(null);
        CoreModuleProperties.HEARTBEAT_INTERVAL.set(ssh, HEARTBEAT);
        CoreModuleProperties.HEARTBEAT_REQUEST.set(ssh, "keepalive@openssh.com");
        CoreModuleProperties.HEARTBEAT_NO_REPLY_MAX.set(ssh, UNANSWERED);
        ssh.start();
        return ssh;
    }

    private static ClientSession reached(SshClient ssh, SftpAccount account) throws IOException {
        try {
            return ssh.connect(account.user(), account.host(), account.port())
                    .verify(PATIENCE)
                    .getSession();
        } catch (IOException e) {
            throw new IOException(
                    account.place() + " cannot be reached" + detail(e)
                            + "; check sftp.host and sftp.port, and whether a firewall stands between",
                    e);
        }
    }

    private static void identify(ClientSession session, SftpAccount.Login login, Secrets secrets) throws IOException {
        switch (login) {
            case SftpAccount.Login.Password(SecretReference password) ->
                session.addPasswordIdentity(told(secrets.reveal(password), "sftp.password"));
            case SftpAccount.Login.PrivateKey key -> keys(key, secrets).forEach(session::addPublicKeyIdentity);
        }
    }

    private static String told(String secret, String key) throws IOException {
        if (secret.isEmpty()) throw new IOException(key + " is empty; write the secret where it says");
        return secret;
    }

    private static Iterable<KeyPair> keys(SftpAccount.Login.PrivateKey login, Secrets secrets) throws IOException {
        // A key ends with a line break, which a secret that was revealed has lost.
        byte[] key = (secrets.reveal(login.key()) + "\n").getBytes(StandardCharsets.UTF_8);
        @Nullable SecretReference passphrase = login.passphrase();
        FilePasswordProvider opened = passphrase == null
                ? FilePasswordProvider.EMPTY
                : FilePasswordProvider.of(told(secrets.reveal(passphrase), "sftp.passphrase"));
        try {
            @Nullable
            Iterable<KeyPair> keys = SecurityUtils.loadKeyPairIdentities(
                    null, NamedResource.ofName("sftp.private-key"), new ByteArrayInputStream(key), opened);
            if (keys != null && keys.iterator().hasNext()) return keys;
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            // What was thrown may quote the key.
        }
        throw new IOException("sftp.private-key holds no private key that can be opened; write it as ssh-keygen does,"
                + " and name its passphrase in sftp.passphrase where it has one");
    }

    private static void authenticate(ClientSession session, SftpAccount account, HostKeyCheck hostKey)
            throws IOException {
        try {
            session.auth().verify(PATIENCE);
        } catch (IOException e) {
            @Nullable String refusal = hostKey.refusal();
            if (refusal != null)
                throw new IOException(
                        account.place() + " is not known: " + refusal
                                + "; compare it with what the server's owner says, and correct that if it is the same",
                        e);
            boolean isRefused = e instanceof SshException refused
                    && refused.getDisconnectCode() == SshConstants.SSH2_DISCONNECT_NO_MORE_AUTH_METHODS_AVAILABLE;
            String why = isRefused
                    ? " refused the credentials of " + account.user()
                            + "; check sftp.user, and sftp.password or sftp.private-key"
                    : " did not let us log in" + detail(e);
            throw new IOException(account.place() + why, e);
        }
    }

    private static SftpClient sftp(ClientSession session, SftpAccount account) throws IOException {
        try {
            return SftpClientFactory.instance().createSftpClient(session);
        } catch (IOException e) {
            throw new IOException(
                    account.place() + " lets " + account.user() + " log in, but not use SFTP" + detail(e), e);
        }
    }

    /** What a library says of a failure of the connection. */
    static String detail(IOException e) {
        return " (" + (e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage()) + ")";
    }

    SftpClient sftp() {
        return sftp;
    }

    /** What messages call the server. */
    String place() {
        return place;
    }

    boolean isOpen() {
        return sftp.isOpen();
    }

    @Override
    public void close() {
        ssh.stop();
    }
}
