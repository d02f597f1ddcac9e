package io.onefold.profile.segment;

import io.onefold.profile.expression.Expression;

/**
 * A computed trait of a deployment's own.
 *
 * @param name small letters, digits and {@code _}; none of those that come with Onefold
 * @param description for people; may be empty
 * @param expression what it is
 */
public record OwnTrait(String name, String description, Expression expression) {}
