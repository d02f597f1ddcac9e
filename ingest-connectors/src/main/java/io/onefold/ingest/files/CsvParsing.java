package io.onefold.ingest.files;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.onefold.ingest.Rejection;
import io.onefold.ingest.mapping.Row;
import io.onefold.schemas.QuarantineReason;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Parses the records of one CSV file. */
final class CsvParsing implements RowParser {
    private final ObjectReader reader;
    private final int count;
    private final Map<String, Integer> columns = new HashMap<>();

    private CsvParsing(ObjectReader reader, List<String> names) {
        this.reader = reader;
        this.count = names.size();
        Set<String> repeated = new HashSet<>();
        for (int i = 0; i < count; i++) {
            String name = names.get(i).strip();
            if (columns.put(name, i) != null) repeated.add(name);
        }
        // A trailing delimiter makes columns without a name; only what the mapping names must be one column.
        columns.keySet().removeAll(repeated);
    }

    static CsvParsing withColumns(FileFormat.Csv csv, List<String> names) {
        return new CsvParsing(reader(csv), names);
    }

    /** The names in a file's first line. */
    static List<String> header(FileFormat.Csv csv, String line) throws Rejection {
        return List.of(values(reader(csv), line));
    }

    private static ObjectReader reader(FileFormat.Csv csv) {
        CsvSchema schema = CsvSchema.emptySchema().withColumnSeparator(csv.delimiter());
        return new CsvMapper().readerFor(String[].class).with(schema);
    }

    @Override
    public Row parse(String text) throws Rejection {
        String[] values = values(reader, text);
        if (values.length != count)
            throw new Rejection(
                    QuarantineReason.MALFORMED_LINE,
                    "the line has " + values.length + " values for " + count
                            + " columns; check the delimiter and the quotes");
        return new CsvRow(columns, values);
    }

    private static String[] values(ObjectReader reader, String text) throws Rejection {
        try {
            String @Nullable [] values = reader.<String[]>readValue(text);
            return values == null ? new String[0] : values;
        } catch (JsonProcessingException e) {
            @Nullable JsonLocation at = e.getLocation();
            throw new Rejection(
                    QuarantineReason.MALFORMED_LINE,
                    "the line is no CSV" + (at == null ? "" : " at character " + at.getColumnNr())
                            + "; check the delimiter and the quotes");
        }
    }

    /** Where the columns stand whose name only they have. */
    Map<String, Integer> columns() {
        return columns;
    }
}
