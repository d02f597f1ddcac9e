package io.onefold.ingest.files;

import com.fasterxml.jackson.databind.JsonNode;
import io.onefold.ingest.description.Block;
import io.onefold.ingest.mapping.Mapping;
import io.onefold.ingest.mapping.MappingReader;
import java.util.List;
import java.util.Locale;

/** Reads how files are written, and what their records mean. */
final class FormatReader {
    /** The keys of a format. */
    static final List<String> KEYS = List.of("format", "charset", "delimiter", "columns");

    private FormatReader() {}

    /**
     * The format in a block, and the mapping of its records.
     *
     * @param prefix of the mapping's keys
     */
    static FileMapping read(Block block, JsonNode mapping, String prefix) {
        FileFormat format = new FileFormat(syntax(block), charset(block));
        Mapping read = new MappingReader(block.problems(), mapping, prefix).read();
        boolean isNested = read.order() != null && read.order().each() != null;
        block.problems()
                .check(
                        !isNested || format.syntax() instanceof FileFormat.JsonLines,
                        prefix + "order.each",
                        "belongs to jsonl; a line of CSV is one line of an order");
        return new FileMapping(format, read);
    }

    private static FileFormat.Syntax syntax(Block block) {
        if (block.oneOf("format", "csv", List.of("csv", "jsonl")).equals("csv")) return csv(block);
        for (String key : List.of("delimiter", "columns"))
            block.problems()
                    .check(!block.has(key), block.key(key), "belongs to csv, and the format is jsonl; leave it out");
        return new FileFormat.JsonLines();
    }

    private static FileFormat.Csv csv(Block block) {
        String delimiter = block.text("delimiter", ",");
        boolean usable = delimiter.length() == 1 && !delimiter.equals("\"");
        block.problems().check(usable, block.key("delimiter"), "write one character in quotes, and no quote");
        return new FileFormat.Csv(usable ? delimiter.charAt(0) : ',', block.texts("columns"));
    }

    private static FileCharset charset(Block block) {
        return switch (block.text("charset", "detected").toUpperCase(Locale.ROOT)) {
            case "DETECTED" -> FileCharset.DETECTED;
            case "UTF-8" -> FileCharset.UTF_8;
            case "GB18030", "GBK", "GB2312" -> FileCharset.GB18030;
            default -> {
                block.problems()
                        .add(
                                block.key("charset"),
                                "write UTF-8 or GB18030, or leave it out: then a file must be in UTF-8");
                yield FileCharset.DETECTED;
            }
        };
    }
}
