/** Who is in which segment over time, by what was published: docs/adr/0015-segment-sizes-are-counted-from-their-topic.md. */
@NullMarked
package io.onefold.app.console.segments;

import org.jspecify.annotations.NullMarked;
