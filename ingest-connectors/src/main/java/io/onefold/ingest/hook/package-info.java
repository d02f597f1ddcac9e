/** Sources that call us: what the collector needs of each kind of them, without its server. */
@NullMarked
package io.onefold.ingest.hook;

import org.jspecify.annotations.NullMarked;
