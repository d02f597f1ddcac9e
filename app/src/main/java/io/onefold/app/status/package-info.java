/** What a running installation knows of itself: lags, counts, ages, sizes; as JSON, as metrics, as health. */
@NullMarked
package io.onefold.app.status;

import org.jspecify.annotations.NullMarked;
