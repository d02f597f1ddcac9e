package io.onefold.ingest.description;

/**
 * Something wrong with a description.
 *
 * @param file as it was named
 * @param line from 1; 0 where it is the file as a whole
 * @param key with dots between the levels; empty where it is the document as a whole
 * @param message what is wrong and what to do
 */
public record Problem(String file, int line, String key, String message) {
    /** The file and, where it is known, the line. */
    public String place() {
        return file + (line == 0 ? "" : ":" + line);
    }

    @Override
    public String toString() {
        return place() + ": " + (key.isEmpty() ? "" : key + ": ") + message;
    }
}
