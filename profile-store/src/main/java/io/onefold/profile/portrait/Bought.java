package io.onefold.profile.portrait;

/**
 * The days on which something was bought until today.
 *
 * @param first since 1970-01-01, as is {@code last}
 * @param days how many
 */
record Bought(long first, long last, long days) {}
