/**
 * A made-up retailer with stores, a web shop and an app, for trying Onefold out and for measuring it: touchpoints as such a company
 * would send them, mistakes included, and the truth about who was who. The same seed gives the same company.
 */
@NullMarked
package io.onefold.app.sample;

import org.jspecify.annotations.NullMarked;
