package io.onefold.testing.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.javalin.Javalin;
import io.onefold.ingest.Source;
import io.onefold.ingest.Sources;
import io.onefold.ingest.http.Collector;
import io.onefold.ingest.http.CollectorSettings;
import io.onefold.schemas.Channel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whole requests, headers and all, at the collector. An input is what goes over the connection. */
final class CollectorTarget implements FuzzTarget {
    private static final String BATCH = """
            {"batch":[
            {"type":"identify","messageId":"1","userId":"u1","anonymousId":"a1","timestamp":"2026-03-01T12:00:00.000Z","traits":{"email":"a@example.com","age":41,"address":{"city":"上海"}}},
            {"type":"track","messageId":"2","userId":"u1","event":"Order Completed","properties":{"order_id":"o1","currency":"CNY","products":[{"product_id":"p","quantity":2,"price":9.5}]}},
            {"type":"page","anonymousId":"a2","name":"Home","context":{"ip":"192.0.2.1","userAgent":"x","device":{"id":"d1"}}}
            ],"sentAt":"2026-03-01T12:00:01Z","context":{"locale":"zh-CN"}}""";

    private static final String TRACK =
            "{\"messageId\":\"m1\",\"userId\":\"u1\",\"event\":\"Signed Up\",\"properties\":{\"plan\":\"a\"},\"originalTimestamp\":1772000000000}";
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 (\\d{3}) ");
    private static final Pattern LENGTH = Pattern.compile("(?im)^Content-Length: (\\d{1,9})\\r");
    private static final int MAX_BYTES = 200_000;
    private static final int PATIENCE_MILLIS = 20_000;

    /** What it reads it keeps no names of. */
    private final JsonMapper json = JsonMapper.builder(JsonFactory.builder()
                    .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final CountingSink sink = new CountingSink();
    private final Javalin server;

    CollectorTarget() {
        Sources sources = new Sources(List.of(Source.of("shop", Channel.WEB, Set.of("web-key"))));
        CollectorSettings settings = new CollectorSettings(
                MAX_BYTES, 16 * 1024 * 1024, CollectorSettings.DEFAULT.answerWithin(), Set.of("*"));
        Collector collector =
                new Collector(sources, sink, () -> java.time.Instant.EPOCH.plusSeconds(1_772_000_000), settings);
        server = Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    collector.addRoutes(config);
                })
                .start("127.0.0.1", 0);
    }

    @Override
    public String name() {
        return "collector";
    }

    @Override
    public List<byte[]> samples() {
        List<byte[]> samples = new ArrayList<>();
        for (String path : List.of("/v1/batch", "/v1/import", "/v1/track", "/v1/page", "/v1/alias"))
            samples.add(request(path, "", (path.matches(".*(batch|import)") ? BATCH : TRACK).getBytes(UTF_8)));
        for (String path : List.of("/v1/batch", "/v1/track", "/v1/identify")) {
            byte[] body = (path.endsWith("batch") ? BATCH : TRACK).getBytes(UTF_8);
            samples.add(request(path, "", body));
            samples.add(request(path, "Content-Encoding: gzip\r\n", Mutations.gzip(body)));
        }
        samples.add(request("/v1/batch", "", BATCH.getBytes(UTF_16)));
        samples.add(request("/v1/track", "", TRACK.getBytes(UTF_16LE)));
        // A thousandth of what it unpacks to.
        samples.add(request("/v1/batch", "Content-Encoding: gzip\r\n", Mutations.gzip(new byte[50_000_000])));
        return samples;
    }

    private static byte[] request(String path, String headers, byte[] body) {
        String head = "POST " + path
                + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Basic d2ViLWtleTo=\r\nX-Onefold-Strict: 1\r\n"
                + "Content-Type: application/json\r\n" + headers + "Content-Length: " + body.length
                + "\r\nConnection: close\r\n\r\n";
        byte[] first = head.getBytes(ISO_8859_1);
        byte[] all = Arrays.copyOf(first, first.length + body.length);
        System.arraycopy(body, 0, all, first.length, body.length);
        return all;
    }

    @Override
    public boolean take(byte[] mutated) throws IOException {
        byte[] input = mutated.length % 8 == 0 ? mutated : withItsLength(mutated);
        long before = sink.all();
        String answer = exchange(input);
        long stored = sink.all() - before;
        Matcher status = STATUS.matcher(answer);
        int statuses = 0;
        int events = 0;
        boolean isTaken = false;
        // What was mutated may be several requests on one connection.
        while (status.find()) {
            statuses++;
            int code = Integer.parseInt(status.group(1));
            if (code >= 500 && code != 501 && code != 505)
                throw new IOException("answered " + answer.lines().findFirst().orElse(""));
            isTaken |= code == 200;
        }
        if (statuses == 1 && isTaken) {
            events = listed(answer);
            int sent = sent(input);
            if (events >= 0 && events != stored) throw new IOException(events + " answered, " + stored + " stored");
            if (sent >= 0 && sent != stored) throw new IOException(sent + " sent, " + stored + " stored");
        }
        return isTaken;
    }

    /** What was changed in a body changes its length, and what is cut short is seldom read at all: most say their own. */
    private static byte[] withItsLength(byte[] input) {
        String text = new String(input, ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        Matcher length = LENGTH.matcher(text);
        if (end < 0 || !length.find() || length.start() > end) return input;
        return (text.substring(0, length.start()) + "Content-Length: " + (input.length - end - 4) + "\r"
                        + text.substring(length.end()))
                .getBytes(ISO_8859_1);
    }

    private String exchange(byte[] input) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            try {
                OutputStream out = socket.getOutputStream();
                out.write(input);
                out.flush();
                socket.shutdownOutput();
            } catch (SocketException e) {
                // It may refuse before all is sent; the answer is there all the same.
            }
            byte[] buffer = new byte[8192];
            try {
                for (int count = socket.getInputStream().read(buffer);
                        count >= 0;
                        count = socket.getInputStream().read(buffer)) answer.write(buffer, 0, count);
            } catch (SocketException e) {
                // A connection that is reset with something unread.
            }
        }
        return answer.toString(UTF_8);
    }

    /** How many events the answer tells the fate of; -1 where it does not say. */
    private int listed(String answer) throws IOException {
        int body = answer.indexOf("\r\n\r\n");
        if (body < 0) return -1;
        try {
            JsonNode events = json.readTree(answer.substring(body + 4)).path("events");
            return events.isArray() ? events.size() : -1;
        } catch (JsonProcessingException e) {
            return -1;
        }
    }

    /** How many events a request has that anybody can read; -1 of others. */
    private int sent(byte[] input) throws IOException {
        String text = new String(input, ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        if (end < 0 || text.contains("Encoding")) return -1;
        Matcher length = LENGTH.matcher(text.substring(0, end));
        byte[] body = Arrays.copyOfRange(input, end + 4, input.length);
        if (!length.find() || Integer.parseInt(length.group(1)) != body.length) return -1;
        try {
            JsonNode root = json.readTree(body);
            if (!text.startsWith("POST /v1/batch ")) return text.startsWith("POST /v1/track ") ? 1 : -1;
            return root.path("batch").isArray() ? root.path("batch").size() : -1;
        } catch (JsonProcessingException e) {
            return -1;
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
