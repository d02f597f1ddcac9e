/**
 * What a customer will likely still buy and spend: the BG/NBD model of purchases, the gamma-gamma model of spend, their
 * fit to a customer base, and quintiles. Knows neither Kafka nor a clock, and answers with the same bits on every machine:
 * nothing runs in parallel, everything is summed in a fixed order, and logarithms and powers are those of {@link StrictMath}.
 */
@NullMarked
package io.onefold.profile.lifetime;

import org.jspecify.annotations.NullMarked;
