/** A call centre that is none: it speaks Asterisk's manager interface, for tests and for the sample company. */
@NullMarked
package io.onefold.ingest.callcentre.stub;

import org.jspecify.annotations.NullMarked;
