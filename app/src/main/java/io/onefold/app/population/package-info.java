/** Learns from all customers what scores, churn and value of each depend on, and tells it to the profiles. */
@NullMarked
package io.onefold.app.population;

import org.jspecify.annotations.NullMarked;
