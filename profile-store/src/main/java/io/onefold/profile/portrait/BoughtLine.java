package io.onefold.profile.portrait;

import io.onefold.schemas.OrderLine;

/**
 * An order line in its latest version.
 *
 * @param store the shop that this version names; empty for none
 * @param firstAt the time of its first version, UTC milliseconds
 * @param day of its first version, in the business time zone: days since 1970-01-01
 */
public record BoughtLine(String source, String orderId, String store, long firstAt, long day, OrderLine line) {
    /** Whether it is something bought, not given back or given away. */
    boolean isPurchase() {
        return line.amount().signum() > 0;
    }

    @Override
    public String toString() {
        return "BoughtLine[" + day + "]";
    }
}
