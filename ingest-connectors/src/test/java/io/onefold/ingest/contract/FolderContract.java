package io.onefold.ingest.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A kind of source that is a folder of this machine, into which files are dropped. */
abstract class FolderContract implements Contract {
    static final String NO_CREDENTIAL = "a folder of this machine has no credential; its permissions are the system's";

    private final Path folder;
    private final SampleFiles files;
    private final PolledReader reader;

    /**
     * @param header of each file; empty for none
     * @param description with a place for the folder
     */
    FolderContract(Path temporary, String header, String description) throws IOException {
        folder = temporary.resolve("drop");
        files = new SampleFiles(folder, header);
        reader = new PolledReader(description.formatted(folder), temporary);
    }

    @Override
    public final void has(List<Sample> samples) throws IOException {
        files.write(samples);
    }

    @Override
    public final Reader reader() {
        return reader;
    }

    /** As a share that is not mounted. */
    @Override
    public final void goDown() throws IOException {
        Files.move(folder, folder.resolveSibling("elsewhere"));
    }

    @Override
    public final void comeBack() throws IOException {
        Files.move(folder.resolveSibling("elsewhere"), folder);
    }

    @Override
    public final void close() {}
}
