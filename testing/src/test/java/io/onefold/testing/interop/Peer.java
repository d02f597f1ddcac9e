package io.onefold.testing.interop;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Another program, run once: it reads its standard input to the end and answers on its standard output. */
record Peer(Path folder, List<String> command) {
    private static final long MOST_MINUTES = 5;

    String answer(String input) throws IOException, InterruptedException {
        Path errors = Files.createTempFile("peer", ".err");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(errors.toFile())
                .start();
        try {
            process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().close();
            String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(MOST_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new IllegalStateException(command.getFirst() + " failed: " + Files.readString(errors));
            }
            return answer.strip();
        } finally {
            process.destroyForcibly();
            Files.delete(errors);
        }
    }
}
