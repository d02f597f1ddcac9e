/** Sources that are read: what a task of Kafka Connect needs of each kind of them, without Kafka. */
@NullMarked
package io.onefold.ingest.feed;

import org.jspecify.annotations.NullMarked;
