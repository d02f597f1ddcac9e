package io.onefold.ingest.files;

import java.io.IOException;

/** A file whose content is not what its mapping says. Reading it again would not help. */
public final class UnreadableFileException extends IOException {
    private static final long serialVersionUID = 1L;

    UnreadableFileException(String message) {
        super(message);
    }

    UnreadableFileException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Never null, unlike that of other exceptions. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
