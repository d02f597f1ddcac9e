/**
 * Holds a published topic to its contract, from outside: with nothing but the topics, the query API and, where it is given, the export of a tool that
 * subscribes.
 */
@NullMarked
package io.onefold.app.conformance;

import org.jspecify.annotations.NullMarked;
