package io.onefold.ingest.contract;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

/** {@code kind: files}: a folder. */
final class FilesContract extends FolderContract {
    FilesContract(Path temporary) throws IOException {
        super(temporary, Sales.header(), """
                kind: files
                channel: store
                files: {folder: '%s', settle: 5s, charset: UTF-8}
                """ + Sales.MAPPING);
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
    public Map<Clause, String> meaningless() {
        return Map.of(Clause.WRONG_CREDENTIAL, NO_CREDENTIAL, Clause.ROTATED_CREDENTIAL, NO_CREDENTIAL);
    }
}
