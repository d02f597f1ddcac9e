package io.onefold.app.sample.systems;

import io.onefold.schemas.EventType;
import io.onefold.schemas.Order;
import io.onefold.schemas.OrderLine;
import io.onefold.schemas.Touchpoint;
import io.onefold.schemas.Value;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The web shop's database: who has an account, and what was ordered. The orders are there before anybody reads them; once they are read,
 * some are shipped, cancelled or refunded, so that what the profiles say of them changes.
 */
final class ShopDatabase implements CompanySystem, AutoCloseable {
    private static final long LATER = Duration.ofDays(2).toMillis();
    private static final Duration LOOK = Duration.ofMillis(200);

    /** No news for so long is the end of waiting. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final ShopServer server;
    private final Arrivals arrivals;
    private long versions;

    /** What becomes of an order: a statement with the time and the order's id. */
    private record Change(String sql, String orderId, long at) {}

    ShopDatabase(ShopServer server, Arrivals arrivals) {
        this.server = server;
        this.arrivals = arrivals;
    }

    @Override
    public String name() {
        return "shop";
    }

    @Override
    public boolean tells(Touchpoint touchpoint) {
        if (!touchpoint.source().equals("webshop")) return false;
        boolean logsIn = touchpoint.type() == EventType.IDENTIFY
                && !Identifiers.first(touchpoint, "customer_id").isEmpty();
        return logsIn || touchpoint.details().order() != null;
    }

    /** Enters all accounts and orders that are not there yet. */
    void fill(List<Touchpoint> touchpoints) throws SQLException {
        long rows = 0;
        try (Connection connection = server.connect()) {
            connection.setAutoCommit(false);
            rows += enterCustomers(connection, touchpoints);
            rows += enterOrders(connection, orders(touchpoints));
            connection.commit();
        }
        versions = rows;
    }

    /** By the order's id; an event that a broken sender repeats with another time is not the order. */
    private static Map<String, Touchpoint> orders(List<Touchpoint> touchpoints) {
        Map<String, Touchpoint> orders = new LinkedHashMap<>();
        for (Touchpoint each : touchpoints) {
            Order order = each.details().order();
            if (order != null) orders.putIfAbsent(order.orderId(), each);
        }
        return orders;
    }

    private static int enterCustomers(Connection connection, List<Touchpoint> touchpoints) throws SQLException {
        Map<String, Touchpoint> customers = new LinkedHashMap<>();
        for (Touchpoint each : touchpoints)
            if (each.type() == EventType.IDENTIFY) customers.put(Identifiers.first(each, "customer_id"), each);
        try (PreparedStatement insert =
                connection.prepareStatement("insert into customers values (?, ?, ?, ?) on conflict do nothing")) {
            for (Map.Entry<String, Touchpoint> customer : customers.entrySet()) {
                Touchpoint said = customer.getValue();
                String name = said.traits().get("name") instanceof Value.Text(String text) ? text : "";
                enter(insert, customer.getKey(), name, Identifiers.first(said, "email"), time(said.receivedAt()));
            }
            insert.executeBatch();
        }
        return customers.size();
    }

    private static int enterOrders(Connection connection, Map<String, Touchpoint> orders) throws SQLException {
        int rows = orders.size();
        try (PreparedStatement order = connection.prepareStatement(
                        "insert into orders values (?, ?, ?, ?, 'placed', ?) on conflict do nothing");
                PreparedStatement line = connection.prepareStatement(
                        "insert into order_lines values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing")) {
            for (Map.Entry<String, Touchpoint> each : orders.entrySet()) {
                Touchpoint said = each.getValue();
                Timestamp at = time(said.occurredAt());
                String customer = Identifiers.first(said, "customer_id");
                String email = Identifiers.first(said, "email");
                enter(order, each.getKey(), customer, email, Identifiers.first(said, "phone"), at);
                for (OrderLine item : lines(said)) {
                    enterLine(line, each.getKey(), item, at);
                    rows++;
                }
            }
            order.executeBatch();
            line.executeBatch();
        }
        return rows;
    }

    private static List<OrderLine> lines(Touchpoint touchpoint) {
        Order order = touchpoint.details().order();
        return order == null ? List.of() : order.lines();
    }

    private static void enterLine(PreparedStatement insert, String order, OrderLine item, Timestamp at)
            throws SQLException {
        enter(
                insert,
                order,
                item.lineId(),
                item.product(),
                item.category(),
                item.quantity(),
                item.amount(),
                at,
                item.brand(),
                item.discount(),
                item.cost());
    }

    private static void enter(PreparedStatement insert, @Nullable Object... values) throws SQLException {
        for (int n = 0; n < values.length; n++) insert.setObject(n + 1, "".equals(values[n]) ? null : values[n]);
        insert.addBatch();
    }

    private static Timestamp time(long millis) {
        return new Timestamp(millis);
    }

    @Override
    public void tell(List<Touchpoint> touchpoints, Told progress) throws IOException, InterruptedException {
        awaitRead();
        int done = 0;
        try (Connection connection = server.connect()) {
            for (Change change : changes(orders(touchpoints))) {
                versions += make(connection, change);
                progress.upTo(++done);
            }
        } catch (SQLException e) {
            throw new IOException("the shop's database does not take a change", e);
        }
    }

    private void awaitRead() throws IOException, InterruptedException {
        long seen = -1;
        long since = System.nanoTime();
        for (long now = arrivals.of(name()); now < versions; now = arrivals.of(name())) {
            if (now > seen) since = System.nanoTime();
            seen = now;
            if (System.nanoTime() - since > PATIENCE.toNanos())
                throw new IOException("the shop's tables are not read: " + now + " of " + versions
                        + " rows; see the connector shop in ./onefold connector status");
            Thread.sleep(LOOK);
        }
    }

    private static List<Change> changes(Map<String, Touchpoint> orders) {
        List<Change> changes = new ArrayList<>();
        int number = 0;
        for (Map.Entry<String, Touchpoint> order : orders.entrySet()) {
            String id = order.getKey();
            long at = order.getValue().occurredAt() + LATER;
            switch (number++ % 20) {
                case 0 -> {
                    changes.add(
                            new Change("update orders set status = 'cancelled', updated_at = ? where id = ?", id, at));
                    changes.add(new Change(
                            "update order_lines set quantity = 0, amount = 0, discount = null, cost = null, updated_at = ? where order_id = ?",
                            id,
                            at));
                }
                case 1 ->
                    changes.add(new Change(
                            "update order_lines set quantity = 0, amount = 0, discount = null, cost = null, updated_at = ?"
                                    + " where order_id = ? and line = '1'",
                            id,
                            at));
                default ->
                    changes.add(
                            new Change("update orders set status = 'shipped', updated_at = ? where id = ?", id, at));
            }
        }
        return changes;
    }

    private static int make(Connection connection, Change change) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(change.sql())) {
            update.setTimestamp(1, time(change.at()));
            update.setString(2, change.orderId());
            return update.executeUpdate();
        }
    }

    /** A row's message is known by its content; but it names an account or an order. */
    @Override
    public List<String> messageIds(Touchpoint touchpoint) {
        List<String> ids = new ArrayList<>();
        String customer = Identifiers.first(touchpoint, "customer_id");
        if (!customer.isEmpty()) ids.add(Truth.named(customer));
        Order order = touchpoint.details().order();
        if (order != null) ids.add(Truth.named(order.orderId()));
        return ids;
    }

    @Override
    public long left() {
        return Math.max(0, versions - arrivals.of(name()));
    }

    @Override
    public SortedMap<String, String> placeholders() {
        return new TreeMap<>(Map.of("port", String.valueOf(server.port())));
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
