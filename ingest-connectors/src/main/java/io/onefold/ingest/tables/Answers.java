package io.onefold.ingest.tables;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Short answers of a database. */
record Answers(Connection connection) {
    /** The first column of the first row; empty where there is none. */
    String text(String question, String... values) throws SQLException {
        List<String> all = texts(question, values);
        return all.isEmpty() ? "" : all.getFirst();
    }

    /** The first column of all rows. */
    List<String> texts(String question, String... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(question)) {
            for (int i = 0; i < values.length; i++) statement.setString(i + 1, values[i]);
            List<String> texts = new ArrayList<>();
            try (ResultSet answer = statement.executeQuery()) {
                while (answer.next()) {
                    String text = answer.getString(1);
                    texts.add(text == null ? "" : text);
                }
            }
            return texts;
        }
    }
}
