package io.onefold.testing.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.onefold.ingest.IdentifierMapping;
import io.onefold.ingest.Limits;
import io.onefold.ingest.Source;
import io.onefold.ingest.SourceDefaults;
import io.onefold.ingest.files.FileImport;
import io.onefold.ingest.files.FileMapping;
import io.onefold.ingest.files.MappingFile;
import io.onefold.ingest.files.Progress;
import io.onefold.schemas.Channel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Files at the import. */
final class ImportTarget implements FuzzTarget {
    static final String TILLS = """
            event: {value: Purchase}
            time: {column: sold_at, format: yyyy-MM-dd HH:mm, zone: Asia/Shanghai}
            identifiers: {phone: mobile, member_id: card}
            traits: {city: city}
            order: {id: receipt, product: product, quantity: quantity, amount: amount}
            """;

    static final String EVENTS = """
            format: jsonl
            messageId: id
            event: name
            time: {column: at, format: iso, zone: UTC}
            identifiers: {customer_id: user.id, email: user.email}
            properties: {page: page.path}
            """;

    private static final String TILL_LINES = """
            receipt,sold_at,mobile,card,city,product,quantity,amount
            r1,2026-01-31 08:30,13912345678,c1,上海,tea,2,19.80
            r2,2026-01-31 08:31,13912345678,c1,北京,"tea, \""green\"\"",1,9.90
            r3,2026-01-31 08:32,,c2,,"two
            lines",1,0

            """;

    private static final String EVENT_LINES = """
            {"id":"1","name":"Viewed","at":"2026-01-31T08:30:00Z","user":{"id":"u1","email":"a@example.com"},"page":{"path":"/"}}
            {"id":"2","name":"Viewed","at":"2026-01-31T08:31:00+08:00","user":{"id":"u2"},"page":{"path":["a",1.5e3,true,null]}}
            """;

    private final String name;
    private final FileMapping mapping;
    private final Path file;
    private final List<byte[]> samples;
    private final boolean hasHeader;
    private final CountingSink sink = new CountingSink();
    private final FileImport files;
    private final Source source = new Source(
            "tills",
            Channel.STORE,
            Set.of(),
            IdentifierMapping.DEFAULT,
            new SourceDefaults("CN", "zh-CN", "CNY", Map.of(), Map.of()),
            Limits.DEFAULT);

    private ImportTarget(String name, String mapping, String lines, Path folder) {
        this.name = name;
        this.mapping = MappingFile.parse(mapping);
        this.file = folder.resolve("input");
        this.samples = List.of(lines.getBytes(UTF_8), Mutations.gzip(lines.getBytes(UTF_8)));
        this.hasHeader = name.equals("till-file");
        this.files =
                new FileImport(sink, () -> Instant.parse("2026-03-01T12:00:00Z"), folder.resolve("checkpoints"), 10);
    }

    static ImportTarget tills(Path folder) {
        return new ImportTarget("till-file", TILLS, TILL_LINES, folder);
    }

    static ImportTarget events(Path folder) {
        return new ImportTarget("event-file", EVENTS, EVENT_LINES, folder);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<byte[]> samples() {
        return samples;
    }

    @Override
    public boolean take(byte[] input) throws IOException {
        Files.write(file, input);
        long before = sink.all();
        long accepted = sink.accepted.get();
        Progress.Step end;
        try {
            end = files.run(file, source, mapping, step -> {});
        } catch (IOException e) {
            forget();
            return false;
        }
        long stored = sink.all() - before;
        if (end.stored() + end.quarantined() != stored || end.lines() != stored)
            throw new IllegalStateException(end + ", and " + stored + " stored");
        long lines = lines(input);
        if (lines >= 0 && lines != stored) throw new IllegalStateException(lines + " lines, " + stored + " stored");
        return sink.accepted.get() > accepted;
    }

    /** An import that was cut off leaves where it came to. */
    private void forget() throws IOException {
        Path checkpoints = file.resolveSibling("checkpoints");
        if (!Files.exists(checkpoints)) return;
        try (Stream<Path> left = Files.list(checkpoints)) {
            for (Path each : left.toList()) Files.delete(each);
        }
    }

    /** How many records a file has of which anybody can tell; -1 of others. */
    private long lines(byte[] input) {
        try {
            String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(input)).toString();
            if ((hasHeader && text.contains("\"")) || text.contains("\r") || text.startsWith("\ufeff")) return -1;
            long filled =
                    Stream.of(text.split("\n")).filter(line -> !line.isBlank()).count();
            return hasHeader ? Math.max(0, filled - 1) : filled;
        } catch (CharacterCodingException e) {
            return -1;
        }
    }
}
