package io.onefold.app.up;

import io.onefold.app.config.Configuration;
import io.onefold.app.local.Installation;
import io.onefold.app.metrics.Metrics;
import io.onefold.app.rebuild.Feed;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Which stages a rebuild has: servers where none run, the fresh installation's ground, and what resolves in it. */
final class RebuildAssembly {
    private final RebuildPlan plan;
    private final Configuration present;
    private final Configuration fresh;
    private final Installation installation;
    private final Consumer<String> lost;
    private final SchemasStage schemas;
    private final TopologyStage topology;

    RebuildAssembly(RebuildPlan plan, Installation installation, Consumer<String> lost) {
        this.plan = plan;
        this.present = plan.present();
        this.fresh = plan.fresh();
        this.installation = installation;
        this.lost = lost;
        this.schemas = new SchemasStage(plan.registered());
        this.topology = new TopologyStage(
                        fresh,
                        schemas::serdes,
                        fresh.applicationId(),
                        new Metrics(fresh.streams().instance()),
                        () -> null)
                .once();
    }

    /** Nothing where the present installation runs, since its servers do then. */
    List<Stage> servers() {
        DataFolder folder = new DataFolder(present.data());
        if (folder.isTaken()) return List.of();
        return Assembly.withServers(folder, present, installation, lost);
    }

    List<Stage> ground() {
        List<Stage> ground = new ArrayList<>();
        // A prefix has topics of its own, which nobody had before.
        if (plan.inputs() == Feed.Inputs.LEFT) ground.add(new ShadowsStage(plan));
        ground.addAll(List.of(new TopicsStage(fresh), schemas));
        return ground;
    }

    List<Stage> resolution() {
        return List.of(
                new UnusedStage(fresh),
                topology,
                new Upkeep(fresh).clock(),
                new PopulationStage(fresh, schemas::serdes, null, InstantSource.system()));
    }

    TopologyStage topology() {
        return topology;
    }
}
