package io.onefold.ingest.tables;

import java.util.List;
import java.util.Locale;

/** What to do about failures that a reader of a log tells in words of its own. */
public final class Advice {
    private static final int MOST_TOLD = 150;
    private static final String RESET =
            "./onefold connector reset NAME reads all rows anew; what was read before counts as"
                    + " duplicate, and a row that was deleted meanwhile is not told";

    /** @param words of the failure, in small letters */
    private record Known(String words, String advice) {}

    private static final List<Known> KNOWN = List.of(
            new Known("no longer available on the server", "the log that was not read yet is gone: " + RESET),
            new Known("could not find first log file name", "the log that was not read yet is gone: " + RESET),
            new Known("purged", "the log that was not read yet is gone: " + RESET),
            new Known("requested wal segment", "the log that was not read yet is gone: " + RESET),
            new Known(
                    "can no longer get changes from replication slot", "the slot has lost its log: drop it. " + RESET),
            new Known("history topic is missing", "what tables were like is forgotten: " + RESET),
            new Known("whose schema isn't known", "a table was added to the description: " + RESET),
            new Known("mariadb", "this is a MariaDB server, which kind: mysql cannot read"),
            new Known("same server_uuid/server_id", "another reader has this server-id: give each its own"));

    private Advice() {}

    /** The failure, and what to do where that is known. */
    public static String on(String failure) {
        String lower = failure.toLowerCase(Locale.ROOT);
        return KNOWN.stream()
                .filter(known -> lower.contains(known.words()))
                .map(known -> known.advice() + " (" + beginning(failure) + ")")
                .findFirst()
                .orElse(failure);
    }

    /** Some are told with all that their teller knows. */
    private static String beginning(String failure) {
        return failure.length() <= MOST_TOLD ? failure : failure.substring(0, MOST_TOLD) + "…";
    }
}
