/**
 * The identity forest: an asynchronous union-find over partitions that brings the evidence of everybody who might be one person
 * to one root. It only grows; who really is one person is {@link io.onefold.identity.resolve}'s matter. A handler decides, from the
 * state and one message, on changes, messages and outputs, and touches nothing; {@link io.onefold.identity.forest.Forest} applies them.
 * No handler depends on the order of messages. docs/definition.md says what must come out, docs/adr why it is done like this.
 */
@NullMarked
package io.onefold.identity.forest;

import org.jspecify.annotations.NullMarked;
