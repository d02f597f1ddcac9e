package io.onefold.app.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.onefold.app.connectors.ConnectorState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How the connectors are, as their workers last said. Thread-safe. */
public final class ConnectorMetrics {
    private final MultiGauge connectors;
    private final MultiGauge tasks;

    ConnectorMetrics(MeterRegistry registry) {
        connectors = MultiGauge.builder("onefold.connector.state")
                .description("1 for the state that a connector is in")
                .register(registry);
        tasks = MultiGauge.builder("onefold.connector.task.state")
                .description("1 for the state that a connector's task is in")
                .register(registry);
    }

    /** They are like this now; those that are not among them are gone. */
    public void update(List<ConnectorState> states) {
        List<Row<?>> whole = new ArrayList<>();
        List<Row<?>> parts = new ArrayList<>();
        for (ConnectorState each : states) {
            whole.add(Row.of(Tags.of("connector", each.name(), "state", label(each.state())), 1));
            for (ConnectorState.TaskState task : each.tasks())
                parts.add(Row.of(
                        Tags.of("connector", each.name(), "task", "" + task.id(), "state", label(task.state())), 1));
        }
        connectors.register(whole, true);
        tasks.register(parts, true);
    }

    private static String label(String state) {
        return state.toLowerCase(Locale.ROOT);
    }
}
