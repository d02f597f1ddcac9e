/** Which jars of others the packaged product holds, and under which licences. */
@NullMarked
package io.onefold.testing.dependencies;

import org.jspecify.annotations.NullMarked;
