package io.onefold.schemas;

import java.util.List;

/** An order, a receipt or a return, as one touchpoint tells it. */
public record Order(String orderId, List<OrderLine> lines) {
    public Order {
        lines = List.copyOf(lines);
    }
}
