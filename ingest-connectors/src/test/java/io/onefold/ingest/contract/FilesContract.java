package io.onefold.ingest.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** {@code kind: files}: a folder. */
final class FilesContract implements Contract {
    private final Path folder;
    private final SampleFiles files;
    private final PolledReader reader;

    FilesContract(Path temporary) throws IOException {
        folder = temporary.resolve("drop");
        files = new SampleFiles(folder, Sales.header());
        reader = new PolledReader("""
                kind: files
                channel: store
                files: {folder: '%s', settle: 5s, charset: UTF-8}
                """.formatted(folder) + Sales.MAPPING, temporary);
    }

    @Override
    public Sample good(int number, Instant at) {
        return Sales.good(number, at);
    }

    @Override
    public Sample bad(Trouble trouble) {
        return Sales.bad(trouble);
    }

    @Override
    public Sample withNewField(int number, Instant at) {
        return Sales.withNewField(number, at);
    }

    @Override
    public void has(List<Sample> samples) throws IOException {
        files.write(samples);
    }

    @Override
    public Reader reader() {
        return reader;
    }

    /** As a share that is not mounted. */
    @Override
    public void goDown() throws IOException {
        Files.move(folder, folder.resolveSibling("elsewhere"));
    }

    @Override
    public void comeBack() throws IOException {
        Files.move(folder.resolveSibling("elsewhere"), folder);
    }

    @Override
    public Map<Clause, String> meaningless() {
        String why = "a folder of this machine has no credential; its permissions are the system's";
        return Map.of(Clause.WRONG_CREDENTIAL, why, Clause.ROTATED_CREDENTIAL, why);
    }

    @Override
    public void close() {}
}
