package io.onefold.testing.interop;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Another program, run once: it reads its standard input to the end and answers on its standard output. */
record Peer(Path folder, List<String> command) {
    private static final int ATTEMPTS = 2;
    private static final long SECONDS = 90;

    /**
     * What it answers. One that does not end is run once more: Confluent's JavaScript client was seen to wait for ever for an answer
     * that the registry had given.
     */
    String answer(String input) throws IOException, InterruptedException {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            Optional<String> answer = once(input);
            if (answer.isPresent()) return answer.get();
        }
        throw new IllegalStateException(command.getFirst() + " does not end within " + SECONDS + " s");
    }

    /** Empty where it does not end in time. */
    private Optional<String> once(String input) throws IOException, InterruptedException {
        Path errors = Files.createTempFile("peer", ".err");
        Path answer = Files.createTempFile("peer", ".out");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(answer.toFile())
                .redirectError(errors.toFile())
                .start();
        try {
            process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().close();
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) return Optional.empty();
            if (process.exitValue() != 0)
                throw new IllegalStateException(command.getFirst() + " failed: " + Files.readString(errors));
            return Optional.of(Files.readString(answer).strip());
        } finally {
            process.destroyForcibly();
            Files.delete(errors);
            Files.delete(answer);
        }
    }
}
