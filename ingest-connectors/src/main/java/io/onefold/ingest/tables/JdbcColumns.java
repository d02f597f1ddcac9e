package io.onefold.ingest.tables;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Columns of a query's rows, written as the log of changes writes them. */
final class JdbcColumns {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Dialect dialect;
    private final ResultSet rows;
    private final ResultSetMetaData about;

    JdbcColumns(Dialect dialect, ResultSet rows) throws SQLException {
        this.dialect = dialect;
        this.rows = rows;
        this.about = rows.getMetaData();
    }

    /** The columns of the row at hand. */
    ObjectNode row() throws SQLException {
        ObjectNode row = JSON.objectNode();
        for (int i = 1; i <= about.getColumnCount(); i++) {
            JsonNode node = node(i);
            row.set(about.getColumnName(i), rows.wasNull() ? JSON.nullNode() : node);
        }
        return row;
    }

    private JsonNode node(int i) throws SQLException {
        String typeName = about.getColumnTypeName(i);
        return switch (about.getColumnType(i)) {
            case Types.BOOLEAN -> JSON.booleanNode(rows.getBoolean(i));
            case Types.BIT -> about.getPrecision(i) <= 1 ? JSON.booleanNode(rows.getBoolean(i)) : bytes(i);
            case Types.TINYINT, Types.SMALLINT, Types.INTEGER -> JSON.numberNode(rows.getLong(i));
            case Types.BIGINT ->
                typeName.toUpperCase(Locale.ROOT).contains("UNSIGNED") ? exact(i) : JSON.numberNode(rows.getLong(i));
            case Types.REAL -> JSON.numberNode(rows.getFloat(i));
            case Types.FLOAT, Types.DOUBLE -> JSON.numberNode(rows.getDouble(i));
            case Types.NUMERIC, Types.DECIMAL -> exact(i);
            // A year comes as a date.
            case Types.DATE -> typeName.equals("YEAR") ? JSON.numberNode(rows.getInt(i)) : date(i);
            case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> time(i, typeName);
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> bytes(i);
            case Types.ARRAY -> array(i);
            default -> typeName.toLowerCase(Locale.ROOT).startsWith("json") ? json(i) : text(i);
        };
    }

    private JsonNode text(int i) throws SQLException {
        return JSON.textNode(rows.getString(i));
    }

    /** Not as text: a date of zeros is none. */
    private JsonNode date(int i) throws SQLException {
        LocalDate date = rows.getObject(i, LocalDate.class);
        return JSON.textNode(date == null ? "" : date.toString());
    }

    private JsonNode exact(int i) throws SQLException {
        BigDecimal number = rows.getBigDecimal(i);
        return JSON.textNode(number == null ? "" : number.toPlainString());
    }

    private JsonNode json(int i) throws SQLException {
        String text = rows.getString(i);
        return text == null ? JSON.nullNode() : JsonText.node(text);
    }

    private JsonNode bytes(int i) throws SQLException {
        byte[] bytes = rows.getBytes(i);
        return bytes == null
                ? JSON.nullNode()
                : JSON.textNode(Base64.getEncoder().encodeToString(bytes));
    }

    private JsonNode time(int i, String typeName) throws SQLException {
        if (!dialect.isMoment(typeName)) {
            LocalDateTime local = rows.getObject(i, LocalDateTime.class);
            return JSON.textNode(local == null ? "" : DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(local));
        }
        OffsetDateTime moment = rows.getObject(i, OffsetDateTime.class);
        return JSON.textNode(
                moment == null
                        ? ""
                        : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(moment.withOffsetSameInstant(ZoneOffset.UTC)));
    }

    private JsonNode array(int i) throws SQLException {
        Array array = rows.getArray(i);
        ArrayNode node = JSON.arrayNode();
        if (array != null && array.getArray() instanceof Object[] elements)
            for (Object element : elements) node.add(element(element));
        return node;
    }

    private static JsonNode element(@Nullable Object element) {
        return switch (element) {
            case null -> JSON.nullNode();
            case Boolean flag -> JSON.booleanNode(flag);
            case Integer number -> JSON.numberNode(number);
            case Long number -> JSON.numberNode(number);
            case BigDecimal number -> JSON.textNode(number.toPlainString());
            default -> JSON.textNode(element.toString());
        };
    }
}
