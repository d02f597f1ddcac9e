package io.onefold.ingest.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Opens sources of one kind, each in a folder of its own, and closes them all. */
public final class Bench implements AutoCloseable {
    /** The name of the file that a source's credential stands in. */
    public static final String CREDENTIAL = "credential";

    /** The credential that is in it at first, and that the source knows at first. */
    public static final String SECRET = "opensesame-1";

    private final Opening opening;
    private final Path temporary;
    private final List<Contract> opened = new ArrayList<>();
    private boolean isFirstTaken;

    /** Opens a source. */
    @FunctionalInterface
    public interface Opening {
        /** @param folder of the source alone */
        Contract open(Path folder) throws Exception;
    }

    Bench(Opening opening, Path temporary) {
        this.opening = opening;
        this.temporary = temporary;
    }

    /** The source that is opened first, as it is then. */
    Contract first() throws Exception {
        return opened.isEmpty() ? another() : opened.getFirst();
    }

    /** A source that has nothing yet. */
    Contract open() throws Exception {
        boolean isFirstFree = !isFirstTaken;
        isFirstTaken = true;
        return isFirstFree ? first() : another();
    }

    private Contract another() throws Exception {
        Path folder = Files.createDirectory(temporary.resolve("source-" + opened.size()));
        Files.writeString(folder.resolve(CREDENTIAL), SECRET + "\n");
        Contract contract = opening.open(folder);
        opened.add(contract);
        return contract;
    }

    /** Another credential takes the place of the one that a source is read with. */
    void replaceCredential(Contract contract, String secret) throws IOException {
        Path file = temporary.resolve("source-" + opened.indexOf(contract)).resolve(CREDENTIAL);
        Files.writeString(file, secret + "\n");
    }

    @Override
    public void close() throws IOException {
        for (Contract each : opened) {
            each.reader().close();
            each.close();
        }
    }
}
