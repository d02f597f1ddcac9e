package io.onefold.app.up;

import io.onefold.app.config.Configuration;
import io.onefold.app.kafka.KafkaProperties;
import io.onefold.app.rebuild.Generations;
import io.onefold.app.rebuild.Generations.Phase;
import io.onefold.app.rebuild.Generations.State;
import io.onefold.schemas.topics.Topics;
import org.apache.kafka.clients.admin.Admin;

/** Refuses a generation that is not in force: two would publish to the same topics what each holds for true. */
final class GenerationStage extends BrokerStage {
    private final Configuration configuration;

    GenerationStage(Configuration configuration) {
        super("generation", configuration);
        this.configuration = configuration;
    }

    @Override
    String start(Admin admin) throws InterruptedException {
        Topics topics = configuration.topics().topics();
        int configured = topics.generation();
        Generations generations = new Generations(KafkaProperties.of(configuration), topics);
        State state = generations.state();
        if (!state.isInForce(configured)) {
            if (!generations.isUnused()) throw new StageException(refusal(state, configured), null);
            generations.become(
                    new State(configured, Phase.LIVE), configuration.topics().replicas());
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
}
