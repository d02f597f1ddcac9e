package io.onefold.app.conformance;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Asks the query API for many profiles at a time. Thread-safe. */
final class QueryApi implements AutoCloseable {
    /** What one request may ask for. */
    static final int MOST_IDS = 500;

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final JsonFactory JSON = new JsonFactory();

    private final URI lookup;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    /**
     * What is told of an id.
     *
     * @param status such as {@code found}
     * @param profile as it was written, byte by byte; empty where there is none
     */
    record Told(String status, String profile) {}

    QueryApi(String url) {
        this.lookup = URI.create(url + "/v1/profiles/lookup");
    }

    /**
     * What is told of each id, in their order. Where the answer would be too large it is asked for in halves.
     *
     * @param ids at most {@link #MOST_IDS}
     * @throws QueryApiException where nothing answers, or it refuses
     */
    List<Told> ask(List<String> ids) throws InterruptedException {
        HttpResponse<String> answer = post(ids);
        if (answer.statusCode() == 200) return read(answer.body(), ids.size());
        if (ids.size() == 1 || !answer.body().contains("\"answer-too-large\""))
            throw new QueryApiException(false, lookup + " refuses: " + answer.body());
        List<Told> halves = new ArrayList<>(ask(ids.subList(0, ids.size() / 2)));
        halves.addAll(ask(ids.subList(ids.size() / 2, ids.size())));
        return halves;
    }

    private HttpResponse<String> post(List<String> ids) throws InterruptedException {
        try {
            return http.send(
                    HttpRequest.newBuilder(lookup)
                            .timeout(TIMEOUT)
                            .POST(BodyPublishers.ofString(request(ids)))
                            .build(),
                    BodyHandlers.ofString());
        } catch (IOException e) {
            throw new QueryApiException(
                    true,
                    "Nothing answers at " + lookup + ": start it with ./onefold up, or name another with --server.");
        }
    }

    private static String request(List<String> ids) throws IOException {
        StringWriter body = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(body)) {
            json.writeStartObject();
            json.writeArrayFieldStart("ids");
            for (String id : ids) json.writeString(id);
            json.writeEndArray();
            json.writeEndObject();
        }
        return body.toString();
    }

    private List<Told> read(String answer, int asked) {
        List<Told> told = new ArrayList<>();
        try (JsonParser json = JSON.createParser(answer)) {
            while (json.nextToken() != null && !"ids".equals(json.currentName())) {}
            json.nextToken();
            while (json.nextToken() == JsonToken.START_OBJECT) told.add(told(json, answer));
        } catch (IOException e) {
            throw new QueryApiException(false, lookup + " answers what is no JSON: " + e.getMessage());
        }
        if (told.size() != asked)
            throw new QueryApiException(false, lookup + " answers of " + told.size() + " ids, asked were " + asked);
        return told;
    }

    private static Told told(JsonParser json, String answer) throws IOException {
        String status = "";
        String profile = "";
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            json.nextToken();
            if (field.equals("status")) status = json.getText();
            if (field.equals("profile")) {
                int from = (int) json.currentTokenLocation().getCharOffset();
                json.skipChildren();
                profile = answer.substring(from, (int) json.currentLocation().getCharOffset());
            }
        }
        return new Told(status, profile);
    }

    @Override
    public void close() {
        http.close();
    }
}
