package io.onefold.ingest.tables;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Locale;

/** What a database's refusal means and what to do. */
final class SqlWords {
    private SqlWords() {}

    static String of(SQLException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause())
            switch (cause) {
                case UnknownHostException unknown -> {
                    return "no host of this name is known; correct host";
                }
                case ConnectException refused -> {
                    return "nothing answers there; correct host and port, or start the database";
                }
                case SocketTimeoutException late -> {
                    return "no answer; a firewall may be between";
                }
                default -> {}
            }
        return ofState(failure);
    }

    /** The first two characters are a class of states; SQL's standard and the makes' own. */
    private static String ofState(SQLException failure) {
        String state =
                failure.getSQLState() == null ? "" : failure.getSQLState().toUpperCase(Locale.ROOT);
        String told = " (" + firstLine(failure) + ")";
        return switch (state) {
            case "28P01", "28000" -> "user or password is not accepted" + told;
            case "3D000", "42000" -> "not there, or the user may not" + told;
            case "42P01", "42S02" -> "is not there; correct its name" + told;
            case "42501" -> "the user may not read it: GRANT SELECT" + told;
            default -> firstLine(failure);
        };
    }

    private static String firstLine(SQLException failure) {
        String message = String.valueOf(failure.getMessage());
        return message.lines().findFirst().orElse(message);
    }
}
