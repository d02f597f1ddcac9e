/** The sources that are read: their descriptions, and the worker of Kafka Connect that runs them, over its REST API. */
@NullMarked
package io.onefold.app.connectors;

import org.jspecify.annotations.NullMarked;
