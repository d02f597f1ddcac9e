package io.onefold.schemas.serde;

import io.confluent.kafka.schemaregistry.ParsedSchema;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.avro.AvroSchemaProvider;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaMetadata;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.onefold.schemas.mapping.PublicSchemas;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.avro.Schema;
import org.apache.kafka.common.KafkaException;

/**
 * A schema registry. What it once said about an id or a schema is kept, since neither ever changes. Every method may throw
 * {@link RegistryUnreachableException}, and other {@link KafkaException}s where the registry refuses. Thread-safe.
 */
public final class Registry implements AutoCloseable {
    private static final int SCHEMAS_KEPT = 1000;

    private final SchemaRegistryClient client;
    private final boolean normalize;
    private final ConcurrentMap<Integer, Schema> byId = new ConcurrentHashMap<>();
    private final ConcurrentMap<Subject, Integer> registered = new ConcurrentHashMap<>();
    private final ConcurrentMap<Subject, Integer> found = new ConcurrentHashMap<>();

    private Registry(SchemaRegistryClient client, boolean normalize) {
        this.client = client;
        this.normalize = normalize;
    }

    private record Subject(String name, Schema schema) {}

    /** The newest version under a subject. */
    record Latest(int id, Schema schema) {}

    /** @param settings as of Confluent's clients: {@code schema.registry.url}, {@code basic.auth.user.info}, … */
    public static Registry connect(Map<String, ?> settings) {
        RegistrySettings read = RegistrySettings.read(settings);
        SchemaRegistryClient client = new CachedSchemaRegistryClient(
                read.urls(), SCHEMAS_KEPT, List.of(new AvroSchemaProvider()), RegistrySettings.forClient(settings));
        return new Registry(client, read.normalize());
    }

    /** The schema's id under a subject, where it becomes the newest version if it is none yet. */
    public int register(String subject, Schema schema) {
        return registered.computeIfAbsent(new Subject(subject, schema), key -> {
            return ask(
                    "to register under " + subject, () -> client.register(subject, asOthersSeeIt(schema), normalize));
        });
    }

    /** The schema's id under a subject that has it already. */
    public int find(String subject, Schema schema) {
        return found.computeIfAbsent(new Subject(subject, schema), key -> {
            return ask(
                    "to find a schema under " + subject, () -> client.getId(subject, asOthersSeeIt(schema), normalize));
        });
    }

    /** The schema of an id. */
    public Schema byId(int id) {
        Schema known = byId.get(id);
        if (known != null) return known;
        Schema asked = ask("to give the schema " + id, () -> {
            ParsedSchema given = client.getSchemaById(id);
            if (given.rawSchema() == null) throw new IOException("the answer has no schema");
            return avro(given, "schema " + id);
        });
        byId.put(id, asked);
        return asked;
    }

    Latest latest(String subject) {
        return ask("to give the newest schema of " + subject, () -> {
            SchemaMetadata newest = client.getLatestSchemaMetadata(subject);
            return new Latest(newest.getId(), byId(newest.getId()));
        });
    }

    /** From now on the subject takes only schemas that read every version before them. False where there is no such subject. */
    boolean requireBackwardTransitive(String subject) {
        return ask("to set the compatibility of " + subject, () -> {
            try {
                client.updateCompatibility(subject, "BACKWARD_TRANSITIVE");
                return true;
            } catch (RestClientException e) {
                if (RegistryFailure.isNotFound(e)) return false;
                throw e;
            }
        });
    }

    @Override
    public void close() {
        try {
            client.close();
        } catch (IOException e) {
            throw new KafkaException("the schema registry's client could not be closed", e);
        }
    }

    private static AvroSchema asOthersSeeIt(Schema schema) {
        return new AvroSchema(PublicSchemas.withoutJavaProperties(schema));
    }

    private static Schema avro(ParsedSchema schema, String what) {
        if (schema instanceof AvroSchema avro) return avro.rawSchema();
        throw new UnknownSchemaException(what + " is no Avro schema but " + schema.schemaType());
    }

    private interface Question<T> {
        T ask() throws IOException, RestClientException;
    }

    /**
     * Asks again where there was no answer: a connection that was kept open may be closed by the other side in the moment in which it is
     * used again. All that is asked may be asked twice.
     */
    private static <T> T ask(String doing, Question<T> question) {
        try {
            try {
                return answered(question);
            } catch (IOException e) {
                return answered(question);
            }
        } catch (RestClientException e) {
            throw RegistryFailure.of(doing, e);
        } catch (IOException e) {
            throw RegistryFailure.of(doing, e);
        }
    }

    /** The client takes an answer of {@code null} for one, and looks into it. */
    private static <T> T answered(Question<T> question) throws IOException, RestClientException {
        try {
            return question.ask();
        } catch (NullPointerException e) {
            throw new IOException("the answer is none of a registry's", e);
        }
    }
}
