package io.onefold.app.up;

import io.onefold.app.audit.AtRest;
import io.onefold.app.config.Configuration;
import io.onefold.app.kafka.KafkaProperties;
import java.io.PrintWriter;
import java.time.Duration;
import org.apache.kafka.clients.admin.Admin;

/** Waits until all that an installation was fed with is decided about, and tells how much is left. */
final class Settling {
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Configuration configuration;
    private final TopologyStage topology;
    private final PrintWriter out;

    Settling(Configuration configuration, TopologyStage topology, PrintWriter out) {
        this.configuration = configuration;
        this.topology = topology;
        this.out = out;
    }

    /** @throws StageException where the topology fails */
    void await() throws InterruptedException {
        try (Admin admin = Admin.create(KafkaProperties.of(configuration))) {
            AtRest rest = new AtRest(admin, configuration.topics().topics(), configuration.applicationId());
            long begun = System.nanoTime();
            long first = rest.behind();
            while (!rest.await(LOOK)) {
                if (topology.health() instanceof Health.Failed failed)
                    throw new StageException("identity resolution " + failed.why(), null);
                show(first, rest.behind(), (System.nanoTime() - begun) / 1e9);
            }
            show(first, 0, (System.nanoTime() - begun) / 1e9);
            out.println();
        }
    }

    /** What is decided about makes messages of its own, so the estimate is one. */
    private void show(long first, long left, double seconds) {
        double rate = Math.max(0, first - left) / seconds;
        String estimate = rate == 0 ? "?" : String.format("%,.0f s", left / rate);
        out.printf("\rResolving: %,d messages left, %,.0f/s, %s left   ", left, rate, estimate);
        out.flush();
    }
}
