package io.onefold.benchmarks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.Javalin;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * What the collector is held against: the same server and producer, and nothing between them but a parser. It knows no source, checks
 * nothing, counts nothing, and has no bound; an event's record is the event as it came.
 */
final class BareHandler implements AutoCloseable {
    private final ObjectMapper json = new ObjectMapper();
    private final String topic;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Javalin server;

    BareHandler(String bootstrap, String topic) {
        this.topic = topic;
        this.producer =
                new KafkaProducer<>(asTheCollector(bootstrap), new ByteArraySerializer(), new ByteArraySerializer());
        this.server = Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    for (String path : List.of("/v1/batch", "/v1/track")) config.routes.post(path, this::take);
                })
                .start("127.0.0.1", 0);
    }

    private static Map<String, Object> asTheCollector(String bootstrap) {
        return Map.of(
                "bootstrap.servers",
                bootstrap,
                "acks",
                "all",
                "enable.idempotence",
                true,
                "linger.ms",
                5,
                "batch.size",
                128 * 1024,
                "compression.type",
                "snappy",
                "buffer.memory",
                64L << 20);
    }

    int port() {
        return server.port();
    }

    private void take(Context request) {
        byte[] body = request.bodyAsBytes();
        JsonNode told = parse(body);
        Iterable<JsonNode> events = told.has("batch") ? told.get("batch") : List.of(told);
        int count = told.has("batch") ? told.get("batch").size() : 1;
        CompletableFuture<Void> stored = new CompletableFuture<>();
        Callback each = countDown(count, stored);
        for (JsonNode event : events) {
            byte[] key = ("web/" + event.path("messageId").textValue()).getBytes(StandardCharsets.UTF_8);
            var unused = producer.send(new ProducerRecord<>(topic, key, written(event)), each);
        }
        request.future(() ->
                stored.thenRun(() -> request.contentType("application/json").result("{\"success\":true}")));
    }

    private byte[] written(JsonNode event) {
        try {
            return json.writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree that was read can be written", e);
        }
    }

    private JsonNode parse(byte[] body) {
        try {
            return json.readTree(body);
        } catch (IOException e) {
            throw new IllegalArgumentException("the body is no JSON", e);
        }
    }

    private static Callback countDown(int count, CompletableFuture<Void> stored) {
        AtomicInteger left = new AtomicInteger(count);
        return (metadata, failure) -> {
            if (failure != null) stored.completeExceptionally(failure);
            else if (left.decrementAndGet() == 0) stored.complete(null);
        };
    }

    @Override
    public void close() {
        server.stop();
        producer.close();
    }
}
