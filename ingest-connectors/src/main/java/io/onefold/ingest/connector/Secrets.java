package io.onefold.ingest.connector;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.function.Function;

/** Reveals credentials, each time anew, so that a file may be replaced while the source is read. Safe for several threads. */
public final class Secrets {
    private final Function<String, Optional<String>> environment;

    /** @param environment the variables of the process's environment */
    public Secrets(Function<String, Optional<String>> environment) {
        this.environment = environment;
    }

    /**
     * The secret, without a line break at its end.
     *
     * @throws IOException naming the variable or the file that is not there
     */
    public String reveal(SecretReference reference) throws IOException {
        return switch (reference) {
            case SecretReference.Variable(String name) ->
                environment
                        .apply(name)
                        .orElseThrow(() -> new IOException("the environment variable " + name
                                + " is not set; it holds a credential of the source"));
            case SecretReference.InFile(var path) -> {
                if (!Files.isReadable(path))
                    throw new IOException(path + " cannot be read; it holds a credential of the source");
                yield Files.readString(path).stripTrailing();
            }
        };
    }
}
