package io.onefold.app.up;

import io.onefold.app.config.Configuration;
import io.onefold.app.kafka.GroupMembers;
import io.onefold.app.kafka.KafkaProperties;
import io.onefold.app.rebuild.Cutover;
import io.onefold.app.rebuild.Generations;
import io.onefold.app.rebuild.Generations.Phase;
import io.onefold.app.rebuild.Generations.State;
import io.onefold.app.rebuild.RebuildRefusedException;
import io.onefold.app.rebuild.Shadows;
import io.onefold.identity.normalise.ObservationReader;
import io.onefold.schemas.kafka.TopicCreator;
import io.onefold.schemas.serde.Registry;
import io.onefold.schemas.serde.TopicSerdes;
import io.onefold.schemas.topics.Topics;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.apache.kafka.clients.admin.Admin;

/**
 * The next generation takes the place of the present one. From the beginning on the present one can not be started; as long as nothing
 * public was written that is taken back where the next one turns out not to be fit.
 */
final class SwitchingOver implements Around {
    private final RebuildPlan plan;
    private final Configuration present;
    private final Topics topics;
    private final Generations generations;
    private final PrintWriter out;

    SwitchingOver(RebuildPlan plan, PrintWriter out) {
        this.plan = plan;
        this.present = plan.present();
        this.topics = present.topics().topics();
        this.generations = new Generations(KafkaProperties.of(present), topics);
        this.out = out;
    }

    @Override
    public boolean begin() throws InterruptedException {
        State state = generations.state();
        int next = plan.next().generation();
        try (Admin admin = Admin.create(KafkaProperties.of(present))) {
            Shadows shadows = new Shadows(admin, topics, plan.fresh().topics().topics());
            if (state.generation() == next && state.phase() == Phase.LIVE) {
                shadows.delete();
                return false;
            }
            if (state.generation() != next) {
                Beside.requireInForce(plan, state);
                requireNobody(admin);
                generations.become(
                        new State(next, Phase.BEGUN), present.topics().replicas());
            }
            // Who was just starting when that was written has seen the former word.
            requireNobody(admin);
            awaitNothingOpen(shadows);
        }
        return true;
    }

    private void awaitNothingOpen(Shadows shadows) throws InterruptedException {
        try {
            shadows.awaitNothingOpen(present.applicationId(), present.streams().transactionTimeout());
        } catch (RebuildRefusedException e) {
            giveUp();
            throw e;
        }
    }

    private void requireNobody(Admin admin) throws InterruptedException {
        String group = present.applicationId();
        GroupMembers members = new GroupMembers(admin, List.of(group));
        if (!members.exist()) return;
        out.println(group + " has members; those that have just ended are forgotten in a few seconds.");
        out.flush();
        if (members.awaitNone(present.streams().sessionTimeout())) return;
        giveUp();
        throw new RebuildRefusedException(
                group + " is running: stop it first. What is sent meanwhile waits in its topics.");
    }

    @Override
    public SortedMap<String, Long> complete(ObservationReader reader) throws InterruptedException {
        Map<String, Object> client = KafkaProperties.of(present);
        Map<String, Object> registered = new HashMap<>(present.kafka());
        registered.put("schema.registry.url", present.servers().registryUrl());
        try (Admin admin = Admin.create(client);
                Registry registry = Registry.connect(registered)) {
            String fresh = plan.fresh().applicationId();
            if (!new GroupMembers(admin, List.of(fresh))
                    .awaitNone(present.streams().sessionTimeout()))
                throw new StageException(fresh + " is running elsewhere: stop it, and give the command again", null);
            makePublicTopics(admin);
            out.println("Writing what differs to the public topics.");
            out.flush();
            SortedMap<String, Long> written = new Cutover(
                            client,
                            topics,
                            plan.next().withSubscribersOf(topics),
                            new Cutover.Applications(present.applicationId(), fresh),
                            new TopicSerdes(registry, topics),
                            new Cutover.Means(reader, InstantSource.system()))
                    .run();
            new Shadows(admin, topics, plan.fresh().topics().topics()).delete();
            return written;
        }
    }

    /** Those of subscribers that are new with this rebuild. */
    private void makePublicTopics(Admin admin) throws InterruptedException {
        List<String> problems = new TopicCreator(
                        admin, present.topics().partitions(), present.topics().replicas())
                .create(plan.next().all());
        if (!problems.isEmpty()) throw new StageException(String.join("\n", problems), null);
    }

    /** Only where nothing was written: what is told of ids comes first, with the note that it is. */
    @Override
    public void giveUp() throws InterruptedException {
        if (generations.state().phase() != Phase.BEGUN) return;
        generations.become(
                new State(topics.generation(), Phase.LIVE), present.topics().replicas());
    }
}
