package io.onefold.app.sample.systems;

import io.onefold.schemas.Order;
import io.onefold.schemas.OrderLine;
import io.onefold.schemas.Touchpoint;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The tills: a file of receipts for each store and month. */
final class TillFiles implements CompanySystem {
    private static final List<String> HEADER = List.of(
            "record",
            "kind",
            "at",
            "till",
            "card",
            "phone",
            "receipt",
            "line",
            "product",
            "category",
            "quantity",
            "amount",
            "brand",
            "discount",
            "cost",
            "store");

    private final Path folder;

    TillFiles(Path folder) {
        this.folder = folder;
    }

    @Override
    public String name() {
        return "tills";
    }

    @Override
    public boolean tells(Touchpoint touchpoint) {
        return touchpoint.source().startsWith("till-");
    }

    @Override
    public void tell(List<Touchpoint> touchpoints, Told progress) throws IOException {
        Map<String, List<List<String>>> files = new TreeMap<>();
        for (Touchpoint each : touchpoints)
            files.computeIfAbsent(month(each) + "-" + each.source() + ".csv", name -> new ArrayList<>())
                    .addAll(rows(each));
        for (Map.Entry<String, List<List<String>>> file : files.entrySet())
            CsvFile.write(folder, file.getKey(), HEADER, file.getValue());
        progress.upTo(touchpoints.size());
    }

    /** By when it was received: a till whose clock went wrong writes into the file of the day all the same. */
    private static String month(Touchpoint touchpoint) {
        var day = Instant.ofEpochMilli(touchpoint.receivedAt()).atZone(ZoneOffset.UTC);
        return String.format(Locale.ROOT, "%d-%02d", day.getYear(), day.getMonthValue());
    }

    private static List<List<String>> rows(Touchpoint touchpoint) {
        Order order = touchpoint.details().order();
        if (order == null) return List.of();
        List<List<String>> rows = new ArrayList<>();
        for (OrderLine line : order.lines()) rows.add(row(touchpoint, order, line));
        return rows;
    }

    private static List<String> row(Touchpoint touchpoint, Order order, OrderLine line) {
        String card = Identifiers.first(touchpoint, "member_id");
        String other = touchpoint.identifiers().stream()
                .filter(identifier -> !identifier.namespace().equals("member_id"))
                .findFirst()
                .map(identifier -> identifier.value())
                .orElse("");
        return List.of(
                touchpoint.messageId(),
                touchpoint.name(),
                Instant.ofEpochMilli(touchpoint.occurredAt()).toString(),
                touchpoint.source(),
                card,
                other,
                order.orderId(),
                line.lineId(),
                line.product(),
                line.category(),
                line.quantity().toPlainString(),
                line.amount().toPlainString(),
                line.brand(),
                plain(line.discount()),
                plain(line.cost()),
                order.store());
    }

    private static String plain(@Nullable BigDecimal amount) {
        return amount == null ? "" : amount.toPlainString();
    }

    @Override
    public List<String> messageIds(Touchpoint touchpoint) {
        Order order = touchpoint.details().order();
        if (order == null) return List.of();
        return order.lines().stream()
                .map(line -> touchpoint.messageId() + "-" + line.lineId())
                .toList();
    }

    @Override
    public long left() throws IOException {
        return CsvFile.left(folder);
    }
}
