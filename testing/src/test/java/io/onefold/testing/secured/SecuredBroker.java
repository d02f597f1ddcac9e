package io.onefold.testing.secured;

import io.onefold.testing.kafka.EmbeddedBroker;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A broker that nobody reaches without TLS and a password, as a managed cluster is. */
final class SecuredBroker implements AutoCloseable {
    static final String PASSWORD = "kept-by-the-test-only-7f3a";

    private static final String MODULE = "org.apache.kafka.common.security.plain.PlainLoginModule";
    private static final String STORE_PASSWORD = "of-the-key-store";

    private final EmbeddedBroker broker;
    private final Path keys;

    private SecuredBroker(EmbeddedBroker broker, Path keys) {
        this.broker = broker;
        this.keys = keys;
    }

    /** Starts one; its certificate, made for it, is for the loopback address. */
    static SecuredBroker start(Path folder) throws IOException, InterruptedException {
        Path keys = folder.resolve("broker.p12");
        makeCertificate(keys);
        Map<String, String> settings = new HashMap<>(store(keys, "ssl.keystore"));
        settings.putAll(store(keys, "ssl.truststore"));
        settings.put("listener.security.protocol.map", "PLAINTEXT:SASL_SSL,CONTROLLER:PLAINTEXT");
        settings.put("sasl.enabled.mechanisms", "PLAIN");
        settings.put("sasl.mechanism.inter.broker.protocol", "PLAIN");
        settings.put(
                "listener.name.plaintext.plain.sasl.jaas.config",
                "%s required username=\"onefold\" password=\"%s\" user_onefold=\"%s\";"
                        .formatted(MODULE, PASSWORD, PASSWORD));
        return new SecuredBroker(EmbeddedBroker.start(settings), keys);
    }

    private static void makeCertificate(Path keys) throws IOException, InterruptedException {
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        List<String> command = List.of(
                keytool.toString(),
                "-genkeypair",
                "-alias",
                "broker",
                "-keyalg",
                "EC",
                "-dname",
                "CN=broker",
                "-ext",
                "san=ip:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-keystore",
                keys.toString(),
                "-storepass",
                STORE_PASSWORD);
        if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0)
            throw new IOException("keytool made no certificate in " + keys);
    }

    private static Map<String, String> store(Path keys, String prefix) {
        return Map.of(
                prefix + ".location",
                keys.toString(),
                prefix + ".password",
                STORE_PASSWORD,
                prefix + ".type",
                "PKCS12");
    }

    String bootstrap() {
        return broker.bootstrap();
    }

    /** What a client needs, by Kafka's own names. */
    Map<String, String> client(String password) {
        Map<String, String> client = new HashMap<>(store(keys, "ssl.truststore"));
        client.put("security.protocol", "SASL_SSL");
        client.put("sasl.mechanism", "PLAIN");
        client.put("sasl.jaas.config", "%s required username=\"onefold\" password=\"%s\";".formatted(MODULE, password));
        return client;
    }

    @Override
    public void close() {
        broker.close();
    }
}
