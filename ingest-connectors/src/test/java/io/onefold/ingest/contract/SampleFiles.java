package io.onefold.ingest.contract;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes samples into a folder, those that can be in one file as one. */
final class SampleFiles {
    private final Path folder;
    private final String header;
    private int files;

    /** @param header first line of each file, unless a sample is a file by itself */
    SampleFiles(Path folder, String header) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.header = header;
    }

    void write(List<Sample> samples) throws IOException {
        for (List<Sample> together : Sample.together(samples)) {
            Path file = folder.resolve("export-%03d.csv".formatted(files++));
            Files.write(file, bytes(together));
        }
    }

    private byte[] bytes(List<Sample> together) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        boolean isWhole = together.getFirst().isWhole();
        if (!isWhole) file.writeBytes(header.getBytes(StandardCharsets.UTF_8));
        for (Sample each : together) {
            byte[] bytes = new byte[each.content().remaining()];
            each.content().duplicate().get(bytes);
            file.writeBytes(bytes);
            if (!isWhole) file.write('\n');
        }
        return file.toByteArray();
    }
}
