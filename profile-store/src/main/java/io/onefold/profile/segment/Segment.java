package io.onefold.profile.segment;

import io.onefold.profile.expression.Expression;

/**
 * A group of people.
 *
 * @param name small letters, digits, {@code _} and {@code -}
 * @param description for people; may be empty
 * @param condition who is in it
 */
public record Segment(String name, String description, Expression condition) {}
