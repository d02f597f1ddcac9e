package io.onefold.schemas.mapping;

/** An Avro record that fits its schema but says something that cannot be. The message names the field and no value. */
public final class MalformedRecordException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String field;

    MalformedRecordException(String field, String problem) {
        super(field + ": " + problem);
        this.field = field;
    }

    /** The field, such as {@code order.lines.amount}. */
    public String field() {
        return field;
    }
}
