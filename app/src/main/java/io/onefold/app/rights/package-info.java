/** Who may do what on the brokers, as their access control lists say it. */
@NullMarked
package io.onefold.app.rights;

import org.jspecify.annotations.NullMarked;
