package io.onefold.ingest.files;

import io.onefold.ingest.IdentifierMapping;
import io.onefold.ingest.Limits;
import io.onefold.ingest.RecordingSink;
import io.onefold.ingest.Source;
import io.onefold.ingest.SourceDefaults;
import io.onefold.schemas.Channel;
import io.onefold.schemas.Quarantined;
import io.onefold.schemas.SourceMinute;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;

/** A directory with till files, and imports of them into a sink that records. */
final class ImportDirectory {
    static final Source TILLS = new Source(
            "tills",
            Channel.STORE,
            Set.of(),
            IdentifierMapping.DEFAULT,
            new SourceDefaults("CN", "zh-CN", "CNY", Map.of(), Map.of()),
            new Limits(1_000, 20, 32, 500));
    static final FileMapping RECEIPTS = MappingFile.parse("""
            event: {value: Purchase}
            time: {column: sold_at, format: yyyy-MM-dd HH:mm, zone: Asia/Shanghai}
            identifiers: {phone: mobile, member_id: card}
            traits: {city: city}
            order: {id: receipt, product: product, quantity: quantity, amount: amount}
            """);
    static final String HEADER = "receipt,sold_at,mobile,card,city,product,quantity,amount\n";

    final RecordingSink sink = new RecordingSink();
    final List<Progress.Step> steps = new ArrayList<>();
    Instant now = Instant.parse("2026-03-01T12:00:00Z");
    /** What stands of the minutes, and whether the log takes more. */
    final Map<String, SourceMinute> minutes = new TreeMap<>();

    int logsBeforeFailure = Integer.MAX_VALUE;
    private final Path directory;

    ImportDirectory(Path directory) {
        this.directory = directory;
    }

    Path file(String name, String content) {
        return file(name, content, StandardCharsets.UTF_8);
    }

    Path file(String name, String content, Charset charset) {
        return file(name, content.getBytes(charset));
    }

    Path file(String name, byte[] content) {
        try {
            return Files.write(directory.resolve(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path checkpoints() {
        return directory.resolve("checkpoints");
    }

    Progress.Step run(Path file, FileMapping mapping) throws IOException {
        FileImport files = new FileImport(sink, () -> now, checkpoints(), 10);
        return files.telling(this::log).run(file, TILLS, mapping, steps::add);
    }

    private void log(List<SourceMinute> told) throws IOException {
        if (logsBeforeFailure-- <= 0) throw new IOException("the log is down");
        told.forEach(minute -> minutes.put(minute.key(), minute));
    }

    List<String> messageIds() {
        return sink.touchpoints.stream()
                .map(touchpoint -> touchpoint.messageId())
                .toList();
    }

    static String original(Quarantined record) {
        return StandardCharsets.UTF_8.decode(record.original().duplicate()).toString();
    }

    static byte[] gzip(String content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(content.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
