package io.onefold.testing.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.onefold.schemas.Channel;
import io.onefold.schemas.avro.WebTouchpoint;
import io.onefold.schemas.mapping.MalformedRecordException;
import io.onefold.schemas.serde.Registry;
import io.onefold.schemas.serde.TopicSerdes;
import io.onefold.schemas.topics.Topics;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.KafkaException;

/** Answers of a registry, as they go over the connection, to whoever reads a record whose schema it must ask for. */
final class RegistryTarget implements FuzzTarget {
    private final ServerSocket listening;
    private final byte[] record;
    private volatile byte[] answer = new byte[0];

    RegistryTarget() throws IOException {
        Topics topics = new Topics("");
        String topic = topics.touchpoints(Channel.WEB).name();
        try (SchemaServer server = new SchemaServer();
                Registry registry = Registry.connect(Map.of("schema.registry.url", server.url()))) {
            record = new TopicSerdes(registry, topics)
                    .touchpoints(Channel.WEB)
                    .serializer()
                    .serialize(topic, Touches.of(Channel.WEB));
        }
        listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().name("fuzzed-registry").start(this::serve);
    }

    @Override
    public String name() {
        return "registry";
    }

    @Override
    public List<byte[]> samples() {
        String schema = JsonNodeFactory.instance
                .objectNode()
                .put("schema", WebTouchpoint.getClassSchema().toString())
                .toString();
        return List.of(
                answer("200 OK", schema),
                answer("200 OK", "{\"schemaType\":\"JSON\",\"schema\":\"{}\",\"references\":[]}"),
                answer("404 Not Found", "{\"error_code\":40403,\"message\":\"Schema not found\"}"),
                answer("500 Internal Server Error", "<html>broken</html>"),
                answer("401 Unauthorized", ""));
    }

    private static byte[] answer(String status, String body) {
        return ("HTTP/1.1 " + status
                        + "\r\nContent-Type: application/vnd.schemaregistry.v1+json\r\nConnection: close\r\n"
                        + "Content-Length: " + body.getBytes(UTF_8).length + "\r\n\r\n" + body)
                .getBytes(UTF_8);
    }

    @Override
    public boolean take(byte[] input) {
        answer = input;
        Topics topics = new Topics("");
        try (Registry registry =
                Registry.connect(Map.of("schema.registry.url", "http://127.0.0.1:" + listening.getLocalPort()))) {
            new TopicSerdes(registry, topics)
                    .touchpoints(Channel.WEB)
                    .deserializer()
                    .deserialize(topics.touchpoints(Channel.WEB).name(), record);
            return true;
        } catch (KafkaException | MalformedRecordException e) {
            return false;
        }
    }

    private void serve() {
        while (!listening.isClosed()) {
            try (Socket socket = listening.accept()) {
                readHead(socket.getInputStream());
                OutputStream out = socket.getOutputStream();
                out.write(answer);
                out.flush();
            } catch (IOException e) {
                // Whoever asked has had enough, or this is over.
            }
        }
    }

    private static void readHead(InputStream in) throws IOException {
        byte[] last = new byte[4];
        while (!Arrays.equals(last, new byte[] {'\r', '\n', '\r', '\n'})) {
            int next = in.read();
            if (next < 0) return;
            System.arraycopy(last, 1, last, 0, 3);
            last[3] = (byte) next;
        }
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
