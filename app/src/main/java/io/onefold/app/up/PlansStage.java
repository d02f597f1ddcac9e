package io.onefold.app.up;

import io.onefold.app.config.Configuration;
import io.onefold.ingest.Source;
import java.io.IOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says which plans were changed without raising their version. It holds up nothing: what is read is checked by the plan as it is, and its label tells the
 * two apart.
 */
final class PlansStage implements Stage {
    private static final Logger LOG = LoggerFactory.getLogger(PlansStage.class);

    private final Configuration configuration;

    PlansStage(Configuration configuration) {
        this.configuration = configuration;
    }

    /** Whether any source has a plan. */
    static boolean areThere(Configuration configuration) {
        return configuration.sources().all().stream()
                .anyMatch(source -> source.plan().isPresent());
    }

    @Override
    public String name() {
        return "plans";
    }

    @Override
    public String start() {
        List<Source> sources = List.copyOf(configuration.sources().all());
        try {
            List<String> changed =
                    new PlanVersions(configuration.data().resolve("plans.properties")).changedUnderOneVersion(sources);
            changed.forEach(source -> LOG.warn("event=plan-changed-under-one-version source={}", source));
            return changed.isEmpty()
                    ? ""
                    : "changed under one version, raise it: the plan of " + String.join(", of ", changed);
        } catch (IOException e) {
            throw new StageException(configuration.data() + " cannot be written: " + e.getMessage(), e);
        }
    }

    @Override
    public void stop() {}

    @Override
    public Health health() {
        return Health.READY;
    }
}
