package io.onefold.app.up;

import io.onefold.app.config.Configuration;
import io.onefold.app.kafka.KafkaProperties;
import io.onefold.app.rebuild.Generations;
import io.onefold.app.rebuild.Generations.Phase;
import io.onefold.app.rebuild.Generations.State;
import io.onefold.schemas.topics.Topics;
import org.apache.kafka.common.KafkaException;

/** Refuses a generation that is not in force: two would publish to the same topics what each holds for true. */
final class GenerationStage implements Stage {
    private final Configuration configuration;

    GenerationStage(Configuration configuration) {
        this.configuration = configuration;
    }

    @Override
    public String name() {
        return "generation";
    }

    @Override
    public String start() throws InterruptedException {
        Topics topics = configuration.topics().topics();
        int configured = topics.generation();
        Generations generations = new Generations(KafkaProperties.of(configuration), topics);
        try {
            State state = generations.state();
            if (!state.isInForce(configured)) {
                if (!generations.isUnused()) throw new StageException(refusal(state, configured), null);
                generations.become(
                        new State(configured, Phase.LIVE),
                        configuration.topics().replicas());
            }
        } catch (KafkaException e) {
            throw new StageException("it cannot be read which generation is in force: " + e.getMessage(), e);
        }
        return Integer.toString(configured);
    }

    private static String refusal(State state, int configured) {
        if (state.phase() == Phase.LIVE)
            return "generation " + state.generation() + " of this installation is in force, and " + configured
                    + " is configured: set topics.generation: " + state.generation()
                    + " and topics.partitions to what its topics have, in onefold.yaml";
        return "a cut-over to generation " + state.generation()
                + " has begun and is not done: give ./onefold rebuild --cut-over again, as it was given";
    }

    @Override
    public void stop() {}

    @Override
    public Health health() {
        return Health.READY;
    }
}
