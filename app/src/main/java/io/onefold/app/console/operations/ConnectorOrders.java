package io.onefold.app.console.operations;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.onefold.app.connectors.ConnectRefusalException;
import io.onefold.app.console.Asker;
import io.onefold.app.console.Console;
import io.onefold.app.console.ConsoleAnswer;
import io.onefold.app.console.JsonRecord;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Pauses, resumes and restarts connectors for whoever says who they are and why. Thread-safe. */
public final class ConnectorOrders implements Console.Part {
    private static final Map<String, ConnectorsView.Order> ORDERS = Map.of(
            "pause", ConnectorsView.Order.PAUSE,
            "resume", ConnectorsView.Order.RESUME,
            "restart", ConnectorsView.Order.RESTART);

    private final Supplier<Optional<ConnectorsView>> connectors;
    private final Asker asker;

    private record Done(String action) {}

    /** @param connectors empty until they are watched */
    public ConnectorOrders(Supplier<Optional<ConnectorsView>> connectors, Asker asker) {
        this.connectors = connectors;
        this.asker = asker;
    }

    @Override
    public void addRoutes(JavalinConfig config) {
        config.routes.post("/console/api/operations/connectors/{name}/{order}", this::order);
    }

    private void order(Context request) throws IOException {
        String name = request.pathParam("name");
        String action = request.pathParam("order");
        ConnectorsView.@Nullable Order order = ORDERS.get(action);
        Optional<ConnectorsView> known = connectors
                .get()
                .filter(seen -> seen.latest().connectors().stream()
                        .anyMatch(each -> each.name().equals(name)));
        if (order == null || known.isEmpty()) {
            ConsoleAnswer.refuse(
                    request, HttpStatus.NOT_FOUND, "no-such-connector", "the workers know no such connector");
            return;
        }
        Optional<JsonNode> body = Asker.body(request);
        if (body.isEmpty() || !asker.mayDo(request, body.get(), action, name)) return;
        try {
            known.get().order(order, name);
            JsonRecord.write(request, new Done(action));
        } catch (ConnectRefusalException e) {
            ConsoleAnswer.refuse(
                    request,
                    e.isBusy() ? HttpStatus.CONFLICT : HttpStatus.BAD_GATEWAY,
                    e.isBusy() ? "workers-busy" : "workers-would-not",
                    "the workers would not: " + e.getMessage());
        } catch (IOException e) {
            ConsoleAnswer.refuse(
                    request, HttpStatus.BAD_GATEWAY, "workers-unreachable", "no Kafka Connect worker answers");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            ConsoleAnswer.refuse(request, HttpStatus.SERVICE_UNAVAILABLE, "starting", "Onefold is stopping");
        }
    }
}
