package io.onefold.app.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.time.Duration;
import java.util.Arrays;

/**
 * Runs another class's {@code main} and ends the process when standard input ends. The parent holds the other end of that
 * pipe, and the system closes it when the parent ends for whatever reason, SIGKILL included: so no process is left behind.
 */
public final class Tethered {
    /** How long shutdown hooks may take before the process is halted. */
    static final Duration GRACE = Duration.ofSeconds(30);

    private Tethered() {}

    /** The first argument names the class to run, the others are its arguments. */
    public static void main(String[] arguments) throws ReflectiveOperationException {
        InputStream tether = System.in;
        System.setIn(InputStream.nullInputStream());
        daemon("tether", () -> {
            awaitEnd(tether);
            daemon("grace", Tethered::haltAfterGrace);
            System.exit(0);
        });
        String[] rest = Arrays.copyOfRange(arguments, 1, arguments.length);
        try {
            Class.forName(arguments[0]).getMethod("main", String[].class).invoke(null, (Object) rest);
        } catch (InvocationTargetException e) {
            e.printStackTrace();
            System.exit(1);
        }
    }

    private static void awaitEnd(InputStream tether) {
        try {
            tether.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            System.err.println("tether broken: " + e.getMessage());
        }
    }

    private static void haltAfterGrace() {
        try {
            Thread.sleep(GRACE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(1);
    }

    private static void daemon(String name, Runnable body) {
        Thread.ofPlatform().name("onefold-" + name).daemon().start(body);
    }
}
