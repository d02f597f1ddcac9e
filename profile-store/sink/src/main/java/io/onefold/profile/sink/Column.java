package io.onefold.profile.sink;

/** A column of the table: its name, of small letters, digits and {@code _}, and what it is of. Every cell but the key's may be empty. */
public record Column(String name, ColumnType type) {}
