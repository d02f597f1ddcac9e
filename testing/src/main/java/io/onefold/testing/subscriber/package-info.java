/** An example of a tool that keeps a copy of all profiles by reading the published topics and nothing else. */
@NullMarked
package io.onefold.testing.subscriber;

import org.jspecify.annotations.NullMarked;
