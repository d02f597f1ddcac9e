package io.onefold.ingest.files;

import io.onefold.ingest.Fate;
import io.onefold.ingest.Source;
import io.onefold.ingest.connector.Again;
import io.onefold.schemas.Quarantined;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads quarantined lines of a source again, by a mapping that may have been corrected meanwhile. */
public final class LineAgain implements Again {
    private static final Pattern LOCATION = Pattern.compile("(.+?):(\\d{1,18})(?::\\d+)?");

    private final Source source;
    private final FileMapping mapping;

    /** Lines of {@code source}, read by {@code mapping}. */
    public LineAgain(Source source, FileMapping mapping) {
        this.source = source;
        this.mapping = mapping;
    }

    /**
     * Reads the original of a record, under the id that it has in its file. Empty where its location is no line of a file.
     *
     * @throws IOException where the mapping does not fit the file's header
     */
    @Override
    public Optional<List<Fate>> read(Quarantined quarantined) throws IOException {
        Matcher location = LOCATION.matcher(quarantined.location());
        if (!location.matches()) return Optional.empty();
        byte[] original = new byte[quarantined.original().remaining()];
        quarantined.original().duplicate().get(original);
        OpenedFile opened = OpenedFile.open(location.group(1), new ByteArrayInputStream(original), source, mapping);
        @Nullable RawRecord read = opened.records().next();
        if (read == null) return Optional.empty();
        RawRecord line = new RawRecord(Long.parseLong(location.group(2)), read.bytes(), read.text(), read.problem());
        Instant receivedAt = Instant.ofEpochMilli(quarantined.receivedAt());
        return Optional.of(List.of(opened.reading().read(line, quarantined.messageId(), receivedAt)));
    }
}
