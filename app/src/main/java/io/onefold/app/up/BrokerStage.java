package io.onefold.app.up;

import io.onefold.app.config.Configuration;
import io.onefold.app.kafka.KafkaProperties;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;

/** What has to be seen or made on the brokers before others may start, and is done then. Whatever keeps it from them is named alike. */
abstract class BrokerStage implements Stage {
    private final String name;
    private final Configuration configuration;

    BrokerStage(String name, Configuration configuration) {
        this.name = name;
        this.configuration = configuration;
    }

    /**
     * Does it.
     *
     * @param admin is closed by the caller
     * @return what {@link #start} does
     */
    abstract String start(Admin admin) throws InterruptedException, ExecutionException;

    @Override
    public final String start() throws InterruptedException {
        try (Admin admin = Admin.create(KafkaProperties.of(configuration))) {
            return start(admin);
        } catch (ExecutionException | KafkaException e) {
            Throwable cause = cause(e);
            throw new StageException(
                    "the brokers at " + configuration.servers().bootstrap() + " cannot be used: " + cause.getMessage()
                            + whatToDo(cause),
                    e);
        }
    }

    /** What a client says when it cannot be made says no more than that. */
    private static Throwable cause(Exception e) {
        boolean wraps = e instanceof ExecutionException || e.getClass() == KafkaException.class;
        return wraps ? Objects.requireNonNullElse(e.getCause(), e) : e;
    }

    private static String whatToDo(Throwable cause) {
        return switch (cause) {
            case SslAuthenticationException e ->
                " (TLS: check kafka.ssl.truststore.*, and kafka.ssl.keystore.* where they ask for a certificate)";
            case SaslAuthenticationException e -> " (check kafka.sasl.mechanism and kafka.sasl.jaas.config)";
            case AuthorizationException e -> " (./onefold acls prints the rights that are needed)";
            default -> "";
        };
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final void stop() {}

    @Override
    public final Health health() {
        return Health.READY;
    }
}
