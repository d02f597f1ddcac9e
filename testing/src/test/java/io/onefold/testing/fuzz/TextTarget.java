package io.onefold.testing.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;

/**
 * A file that is read as a whole or refused as a whole.
 *
 * @param refusal the one exception that says so
 */
record TextTarget(String name, List<byte[]> samples, Reading reading, Class<? extends Exception> refusal)
        implements FuzzTarget {
    TextTarget {
        samples = List.copyOf(samples);
    }

    /** Reads a file's text. */
    interface Reading {
        void read(String text) throws Exception;
    }

    @Override
    public boolean take(byte[] input) throws Exception {
        try {
            reading.read(new String(input, UTF_8));
            return true;
        } catch (Exception e) {
            if (refusal.isInstance(e)) return false;
            throw e;
        }
    }
}
