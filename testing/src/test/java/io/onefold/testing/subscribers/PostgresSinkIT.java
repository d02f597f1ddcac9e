package io.onefold.testing.subscribers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.onefold.app.audit.CommittedTopic;
import io.onefold.app.command.ExitCode;
import io.onefold.app.config.Configuration;
import io.onefold.app.kafka.KafkaProperties;
import io.onefold.profile.query.NamedFields;
import io.onefold.profile.subscription.FieldPaths;
import io.onefold.schemas.UnifiedProfile;
import io.onefold.schemas.Value;
import io.onefold.schemas.serde.Registry;
import io.onefold.schemas.serde.TopicSerdes;
import io.onefold.testing.installation.RunningInstallation;
import io.onefold.testing.process.Distribution;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A subscriber's topic in a table of a real PostgreSQL, by the worker and the connector of docs/connect-sinks.md. */
@Tag("long")
class PostgresSinkIT {
    private static final Duration SOON = Duration.ofMinutes(3);
    private static final String TOPIC = "subscriber.analysts";
    private static final List<String> FIELDS =
            List.of("identifiers.customer_id", "traits.city", "activity", "purchases", "computed", "segments");
    /** Whose city has a character that PostgreSQL does not know. */
    private static final String ODD = "customer_id:C3";

    private static final List<String> PEOPLE =
            List.of("customer_id:C1", "email:li@shop.cn", ODD, "customer_id:C4", "customer_id:C5", "customer_id:C6");
    private static final String[] NOT_TO_BE_SAID = {"secret of", "上海", "li@shop.cn", "analysts-secret"};
    private static final Pattern SQL = Pattern.compile("```sql\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern PSQL = Pattern.compile("-c '(create table [^']*)'");
    private static final Path PAGE = Distribution.root().resolve("docs/connect-sinks.md");
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final ObjectMapper SORTED =
            new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    @TempDir
    private Path folder;

    private final StringWriter said = new StringWriter();
    private int messages;

    @Test
    void theTableEndsWithWhatTheTopicHasWhateverHappensToPeopleAndToTheWorker() throws Exception {
        Path subscribers = Files.writeString(folder.resolve("subscribers.yaml"), """
                purposes: {analytics: Statistics.}
                subscribers:
                  analysts: {purpose: analytics, fields: %s, mask: {identifier: hash}}
                """.formatted(FIELDS));
        try (RunningInstallation installation = RunningInstallation.start(
                        Distribution.home(), folder, 2, "subscribers: %s%n".formatted(subscribers));
                EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .start();
                Connection database = postgres.getPostgresDatabase().getConnection();
                Statement sql = database.createStatement()) {
            sql.execute("create role onefold login password 'analysts-secret'");
            sql.execute("create database analytics owner onefold");
            follow(installation, postgres);
        }
    }

    private void follow(RunningInstallation installation, EmbeddedPostgres postgres) throws Exception {
        Configuration configuration = installation.configuration();
        String registryUrl = configuration.servers().registryUrl();
        String database = "jdbc:postgresql://127.0.0.1:%d/analytics".formatted(postgres.getPort());
        closePartitions(configuration);
        try (Registry registry = Registry.connect(Map.of("schema.registry.url", registryUrl));
                Connection connection = tableAsThePageMakesIt(postgres);
                SinkWorker worker =
                        new SinkWorker(folder, configuration.servers().bootstrap(), registryUrl, database)) {
            Deserializer<UnifiedProfile> profiles = new TopicSerdes(
                            registry, configuration.topics().topics())
                    .subscriber("analysts")
                    .deserializer();
            Table table = new Table(connection, new CommittedTopic(KafkaProperties.of(configuration)), profiles);
            for (String person : PEOPLE) publish(installation, "GRANTED", person);
            publish(installation, "DENIED", "customer_id:C7");
            execute(installation, "audit");
            table.awaitRows(6);
            assertThat(table.one("select count(*) from customers where city = '上海\uFFFD'"))
                    .isEqualTo("1");

            publish(installation, "GRANTED", "customer_id:C1", "email:li@shop.cn");
            publish(installation, "DENIED", ODD);
            execute(installation, "audit");
            worker.restart();
            execute(installation, "erase", "--person", "customer_id:C4");
            publish(installation, "GRANTED", "customer_id:C5");
            execute(installation, "audit");
            table.awaitRows(3);
            assertThat(table.one("select max(purchases_orders) from customers")).isEqualTo("3");
            assertThat(table.one("select count(*) from customers where life_cycle is null or top_categories is null"))
                    .isEqualTo("0");
            asThePageSays(installation, table);
            likeTheQueryApi(installation, table);

            sql(connection, "truncate customers");
            worker.readAgain();
            table.awaitRows(3);

            sayNothingOfAnybody(configuration, worker, connection);
        }
    }

    private static Connection tableAsThePageMakesIt(EmbeddedPostgres postgres) throws Exception {
        Matcher statement = PSQL.matcher(Files.readString(PAGE));
        assertThat(statement.find()).isTrue();
        Connection connection = postgres.getDatabase("onefold", "analytics").getConnection();
        sql(connection, statement.group(1));
        return connection;
    }

    /** As Onefold does once a day; the first records of each partition, before there is a table. */
    private static void closePartitions(Configuration configuration) throws Exception {
        for (int partition = 0; partition < 2; partition++) {
            ProducerRecord<byte[], byte[]> nothing = new ProducerRecord<>(TOPIC, partition, "~".getBytes(UTF_8), null);
            nothing.headers().add("onefold-nothing", new byte[0]);
            send(configuration, nothing);
        }
    }

    private static void send(Configuration configuration, ProducerRecord<byte[], byte[]> record) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                KafkaProperties.of(configuration), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(record).get();
        }
    }

    /** Each question of the page is answered, and its comparison finds no difference. */
    private void asThePageSays(RunningInstallation installation, Table table) throws Exception {
        String page = Files.readString(PAGE);
        assertThat(page)
                .contains(
                        Files.readString(Distribution.root().resolve("docs/examples/subscribers/postgres-sink.json")));
        List<String> questions = SQL.matcher(page)
                .results()
                .flatMap(block -> Pattern.compile(";\\s*").splitAsStream(block.group(1)))
                .filter(question -> !question.isBlank())
                .toList();
        assertThat(questions).hasSize(4);
        for (String question : questions) table.column(question);
        assertThat(table.one(questions.getLast())).isEqualTo("CNY");

        String export = page.substring(page.indexOf("select jsonb_build_object"), page.indexOf("from customers\"\n"))
                + "from customers";
        Path file = Files.write(folder.resolve("table.jsonl"), table.column(export));
        execute(installation, "conformance", "--topic", TOPIC, "--exported", file.toString());
        assertThat(said.toString()).contains("No differences.");
    }

    /** What is neither masked nor held back has the bytes' meaning that the API has. */
    private void likeTheQueryApi(RunningInstallation installation, Table table) throws Exception {
        execute(installation, "profile", "customer_id:C5");
        JsonNode answer = MAPPER.readTree(said.toString());
        String id = answer.path("profileId").asText();
        for (String section : List.of("computed", "activity", "purchases"))
            assertThat(MAPPER.readTree(
                            table.one("select %s from customers where profile_id = '%s'".formatted(section, id))))
                    .isEqualTo(answer.path(section));
    }

    /** A row that cannot be written stops the task, and so does what cannot be read; neither puts anybody into the log. */
    private static void sayNothingOfAnybody(Configuration configuration, SinkWorker worker, Connection connection)
            throws Exception {
        sql(connection, "truncate customers");
        sql(connection, "alter table customers add constraint nobody check (city is null)");
        worker.readAgain();
        worker.awaitState("violates check constraint");
        assertThat(worker.said()).contains("violates check constraint").doesNotContain(NOT_TO_BE_SAID);

        sql(connection, "alter table customers drop constraint nobody");
        send(configuration, new ProducerRecord<>(TOPIC, 0, "C9".getBytes(UTF_8), "\0secret of C9".getBytes(UTF_8)));
        worker.restart();
        worker.awaitState("DataException");
        assertThat(worker.said()).contains("DataException").doesNotContain(NOT_TO_BE_SAID);
        assertThat(worker.state().toString()).doesNotContain(NOT_TO_BE_SAID);
    }

    private static void sql(Connection connection, String statement) throws SQLException {
        try (Statement sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    /** One order of one product, and what the person said to analytics. */
    private void publish(RunningInstallation installation, String consent, String... identifiers) throws IOException {
        String message = "m" + messages++;
        ObjectNode touchpoint = MAPPER.createObjectNode();
        ObjectNode envelope = touchpoint
                .putObject("envelope")
                .put("messageId", message)
                .put("source", "till")
                .put("name", "Purchase")
                .put("occurredAt", "2026-11-20T10:15:%02d+08:00".formatted(messages));
        for (String identifier : identifiers)
            envelope.withArray("identifiers")
                    .addObject()
                    .put("namespace", identifier.substring(0, identifier.indexOf(':')))
                    .put("value", identifier.substring(identifier.indexOf(':') + 1));
        envelope.withArray("consents").addObject().put("purpose", "analytics").put("state", consent);
        envelope.putObject("traits")
                .put("city", identifiers[0].equals(ODD) ? "上海\0" : "上海")
                .put("phone_note", "not for analysts");
        touchpoint
                .putObject("order")
                .put("orderId", message)
                .withArray("lines")
                .addObject()
                .put("lineId", "1")
                .put("product", "Longjing")
                .put("category", "tea")
                .put("quantity", 1)
                .put("amount", new BigDecimal("168.05"))
                .put("currency", "CNY");
        Path line = Files.writeString(folder.resolve("line.jsonl"), MAPPER.writeValueAsString(touchpoint) + "\n");
        execute(installation, "publish", "store", line.toString());
    }

    private void execute(RunningInstallation installation, String... verb) {
        said.getBuffer().setLength(0);
        assertThat(installation.execute(new PrintWriter(said, true), verb))
                .as(said::toString)
                .isEqualTo(ExitCode.OK);
    }

    /** The table, and what it is to have by the topic. */
    private record Table(Connection connection, CommittedTopic topic, Deserializer<UnifiedProfile> profiles) {
        /** Until it has exactly what the topic has, which is so many rows. */
        void awaitRows(int rows) {
            // The first record makes the table.
            Awaitility.await()
                    .atMost(SOON)
                    .ignoreExceptionsInstanceOf(SQLException.class)
                    .untilAsserted(() -> {
                        Map<String, Map<String, String>> wanted = wanted();
                        assertThat(wanted).hasSize(rows);
                        assertThat(found()).isEqualTo(wanted);
                    });
        }

        private Map<String, Map<String, String>> wanted() {
            Map<String, Map<String, String>> rows = new TreeMap<>();
            topic.read(TOPIC, record -> {
                String id = new String(record.key(), UTF_8);
                if (record.value() == null) {
                    rows.remove(id);
                    return;
                }
                String asOf =
                        new String(record.headers().lastHeader("onefold-as-of").value(), UTF_8);
                rows.put(id, row(profiles.deserialize(TOPIC, record.value()), Long.parseLong(asOf)));
            });
            return rows;
        }

        private static Map<String, String> row(UnifiedProfile profile, long asOf) {
            Map<String, String> row = new TreeMap<>();
            for (Map.Entry<String, JsonNode> section : sections(profile).properties())
                row.put(section.getKey(), sorted(section.getValue()));
            row.put("profile_id", profile.profileId());
            row.remove("profileId");
            row.put("life_cycle", text(profile.computed().get("life_cycle")));
            row.put("value_tier", text(profile.computed().get("value_tier")));
            row.put("last_purchase_on", text(profile.computed().get("last_purchase_on")));
            row.put("city", text(profile.traits().get("city").value()));
            row.put("top_categories", "[\"tea\"]");
            row.put("purchases_orders", Long.toString(profile.purchases().orders()));
            row.put("purchases_last_order_at", moment(profile.purchases().lastOrderAt()));
            row.put(
                    "spend_cny",
                    profile.purchases().spend().get("CNY").setScale(6).toPlainString());
            row.put("as_of", moment(asOf));
            return row;
        }

        /** PostgreSQL keeps no order of fields. */
        private static String sorted(JsonNode json) {
            try {
                return SORTED.writeValueAsString(SORTED.treeToValue(json, Object.class));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(e);
            }
        }

        private static String moment(long millis) {
            return Instant.ofEpochMilli(millis).toString();
        }

        private static @Nullable String text(@Nullable Value value) {
            return value instanceof Value.Text(String text) ? text.replace('\0', '\uFFFD') : null;
        }

        private static JsonNode sections(UnifiedProfile profile) {
            StringWriter text = new StringWriter();
            try (JsonGenerator json = MAPPER.getFactory().createGenerator(text)) {
                new NamedFields(new FieldPaths(FIELDS)).write(json, profile);
                json.flush();
                return MAPPER.readTree(text.toString().replace("\\u0000", "\uFFFD"));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        private Map<String, Map<String, String>> found() throws Exception {
            Map<String, Map<String, String>> rows = new TreeMap<>();
            try (Statement sql = connection.createStatement();
                    ResultSet found = sql.executeQuery("select * from customers")) {
                while (found.next()) {
                    Map<String, String> row = new TreeMap<>();
                    for (int i = 1; i <= found.getMetaData().getColumnCount(); i++)
                        row.put(found.getMetaData().getColumnName(i), cell(found, i));
                    rows.put(row.get("profile_id"), row);
                }
            }
            return rows;
        }

        private static @Nullable String cell(ResultSet row, int column) throws Exception {
            String text = row.getString(column);
            return switch (row.getMetaData().getColumnTypeName(column)) {
                case "jsonb" -> text == null ? null : sorted(MAPPER.readTree(text));
                case "timestamptz" -> row.getTimestamp(column).toInstant().toString();
                case "text", "int8", "date", "numeric" -> text;
                default ->
                    throw new IllegalStateException("a column of another type: "
                            + row.getMetaData().getColumnName(column) + " "
                            + row.getMetaData().getColumnTypeName(column));
            };
        }

        @Nullable
        String one(String question) throws SQLException {
            return column(question).getFirst();
        }

        List<String> column(String question) throws SQLException {
            List<String> cells = new ArrayList<>();
            try (Statement sql = connection.createStatement();
                    ResultSet found = sql.executeQuery(question)) {
                while (found.next()) cells.add(found.getString(1));
            }
            return cells;
        }
    }
}
