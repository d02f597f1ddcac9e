package io.onefold.schemas;

import java.util.List;

/**
 * An order, a receipt or a return, as one touchpoint tells it.
 *
 * @param store the shop's code; empty where it is not known or there was none, such as online
 */
public record Order(String orderId, List<OrderLine> lines, String store) {
    public Order {
        lines = List.copyOf(lines);
    }

    /** One that names no shop. */
    public Order(String orderId, List<OrderLine> lines) {
        this(orderId, lines, "");
    }

    /** Whether it says of no line more than what was bought and for how much, and names no shop. */
    public boolean isPlain() {
        return store.isEmpty() && lines.stream().allMatch(OrderLine::isPlain);
    }
}
