package io.onefold.testing.cluster;

import java.io.IOException;

/** Signals to processes by their numbers. */
final class Signals {
    private Signals() {}

    /** Returns once it is sent. */
    static void send(String name, long pid) throws IOException, InterruptedException {
        int code = new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                .inheritIO()
                .start()
                .waitFor();
        if (code != 0) throw new IOException("signal " + name + " could not be sent to process " + pid);
    }
}
