package io.onefold.app.conformance;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.onefold.identity.audit.LatestRecords;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Iterator;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** An export, sorted on disk by profile id. Of one thread. */
final class ExportedLines {
    private static final ObjectReader JSON = new ObjectMapper()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .reader();

    private final Export export;
    private final LatestRecords lines;
    private SortedSet<String> fields = new TreeSet<>();
    private long count;

    private ExportedLines(Export export, LatestRecords into) {
        this.export = export;
        this.lines = into;
    }

    /**
     * Reads all of it.
     *
     * @throws InvalidExportException where a line is no profile, or has other fields than the first
     * @throws IOException where the file or the folder cannot be read or written
     */
    static ExportedLines read(Export export, LatestRecords into) throws IOException {
        ExportedLines read = new ExportedLines(export, into);
        try (BufferedReader file = Files.newBufferedReader(export.file())) {
            for (String line = file.readLine(); line != null; line = file.readLine())
                if (!line.isBlank()) read.take(line.strip());
        }
        return read;
    }

    private void take(String line) {
        count++;
        if (export.idsOnly()) {
            lines.put(bytes(line), bytes("{}"));
            return;
        }
        JsonNode profile = parse(line);
        String id = profile.path("profileId").asText();
        if (id.isEmpty()) throw invalid("there is no profileId; of ids alone say --ids-only");
        SortedSet<String> named = ProfileText.fields(profile);
        if (count == 1) fields = named;
        if (!named.equals(fields)) throw invalid("it has the fields " + named + ", the first line has " + fields);
        lines.put(bytes(id), bytes(line));
    }

    private JsonNode parse(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw invalid("it is no JSON; of ids alone say --ids-only");
        }
    }

    private InvalidExportException invalid(String why) {
        return new InvalidExportException(export.file() + ", profile " + count + ": " + why + ".");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** What the tool has besides ids. */
    SortedSet<String> fields() {
        return fields;
    }

    /** How many lines there are. */
    long count() {
        return count;
    }

    /** The profiles in the order of their ids. */
    Iterator<Map.Entry<String, JsonNode>> profiles(LatestRecords.Reading rows) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return rows.hasNext();
            }

            @Override
            public Map.Entry<String, JsonNode> next() {
                Map.Entry<byte[], byte[]> row = rows.next();
                return Map.entry(
                        new String(row.getKey(), StandardCharsets.UTF_8),
                        ProfileText.read(new String(row.getValue(), StandardCharsets.UTF_8)));
            }
        };
    }
}
