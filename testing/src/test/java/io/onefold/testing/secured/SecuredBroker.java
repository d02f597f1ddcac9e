package io.onefold.testing.secured;

import io.onefold.app.rights.Right;
import io.onefold.testing.kafka.EmbeddedBroker;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.acl.AclBinding;

/**
 * A broker that nobody reaches without TLS and a password, as a managed cluster is. Users with SCRAM may do what they were given rights for;
 * the one with PLAIN may do all.
 */
final class SecuredBroker implements AutoCloseable {
    static final String PASSWORD = "kept-by-the-test-only-7f3a";

    private static final String PLAIN = "org.apache.kafka.common.security.plain.PlainLoginModule";
    private static final String SCRAM = "org.apache.kafka.common.security.scram.ScramLoginModule";
    private static final int ITERATIONS = 4096;

    private final EmbeddedBroker broker;
    private final Path keys;

    private SecuredBroker(EmbeddedBroker broker, Path keys) {
        this.broker = broker;
        this.keys = keys;
    }

    /** Starts one; its certificate, made for it, is for the loopback address. */
    static SecuredBroker start(Path folder) throws IOException, InterruptedException {
        Path keys = Certificates.make(folder, "broker");
        Map<String, String> settings = new HashMap<>(Certificates.store(keys, "ssl.keystore"));
        settings.putAll(Certificates.store(keys, "ssl.truststore"));
        settings.put("listener.security.protocol.map", "PLAINTEXT:SASL_SSL,CONTROLLER:PLAINTEXT");
        settings.put("sasl.enabled.mechanisms", "PLAIN,SCRAM-SHA-512");
        settings.put("sasl.mechanism.inter.broker.protocol", "PLAIN");
        settings.put(
                "listener.name.plaintext.plain.sasl.jaas.config",
                "%s required username=\"onefold\" password=\"%s\" user_onefold=\"%s\";"
                        .formatted(PLAIN, PASSWORD, PASSWORD));
        settings.put("listener.name.plaintext.scram-sha-512.sasl.jaas.config", SCRAM + " required;");
        settings.put("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
        settings.put("super.users", "User:onefold;User:ANONYMOUS");
        return new SecuredBroker(EmbeddedBroker.start(settings), keys);
    }

    String bootstrap() {
        return broker.bootstrap();
    }

    /** Lets a user with that password in, by SCRAM, and gives it rights. */
    void add(String user, String password, String prefix, List<Right> rights) throws Exception {
        List<AclBinding> bindings = rights.stream()
                .flatMap(right -> right.bindings(prefix, "User:" + user).stream())
                .toList();
        try (Admin admin = Admin.create(admin())) {
            admin.alterUserScramCredentials(List.of(new UserScramCredentialUpsertion(
                            user, new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, ITERATIONS), password)))
                    .all()
                    .get();
            admin.createAcls(bindings).all().get();
        }
    }

    /** What a client needs that may do all. */
    Map<String, Object> admin() {
        Map<String, Object> all = new HashMap<>(client(PASSWORD));
        all.put("bootstrap.servers", bootstrap());
        return all;
    }

    /** What a client with PLAIN needs, by Kafka's own names. */
    Map<String, String> client(String password) {
        Map<String, String> client = new HashMap<>(Certificates.store(keys, "ssl.truststore"));
        client.put("security.protocol", "SASL_SSL");
        client.put("sasl.mechanism", "PLAIN");
        client.put("sasl.jaas.config", login(PLAIN, "onefold", password));
        return client;
    }

    /** What a client with SCRAM needs. */
    Map<String, String> client(String user, String password) {
        Map<String, String> client = new HashMap<>(client(PASSWORD));
        client.put("sasl.mechanism", "SCRAM-SHA-512");
        client.put("sasl.jaas.config", login(SCRAM, user, password));
        return client;
    }

    private static String login(String module, String user, String password) {
        return "%s required username=\"%s\" password=\"%s\";".formatted(module, user, password);
    }

    @Override
    public void close() {
        broker.close();
    }
}
