package io.onefold.identity.streams;

import io.onefold.identity.forest.Forest;
import io.onefold.identity.forest.Invariant;
import io.onefold.identity.forest.Message;
import io.onefold.identity.forest.Output;
import io.onefold.schemas.Accounting;
import io.onefold.schemas.Observation;
import io.onefold.schemas.ProfileIndexEntry;
import io.onefold.schemas.SegmentMembership;
import io.onefold.schemas.UnifiedProfile;
import io.onefold.schemas.trace.Traces;
import java.time.Duration;
import java.util.Set;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs one partition of the identity forest: hands it what arrives and sends on what it decides. */
final class IdentityProcessor implements Processor<byte[], byte[], byte[], byte[]> {
    private static final Logger log = LoggerFactory.getLogger(IdentityProcessor.class);
    private static final Duration TURN = Duration.ofMillis(100);
    private static final int TURN_LIMIT = 500;
    /** Work that may wait is measured in so many profiles at a time. */
    private static final int BATCH = 5;

    private final IdentityTopology.Settings settings;
    private final Encoders encoders;
    private final ThreadLocal<Pace> paces;
    private final Observers observers;
    private @Nullable Task task;

    /** Who hears of what is decided, without a part in it. */
    record Observers(
            BrokenInvariants broken,
            Publications publications,
            @Nullable Traces traces) {}

    /** What one task works with, from its start on. */
    private record Task(
            ProcessorContext<byte[], byte[]> context, Forest forest, Sender sender, Counts counts, Pace.Share spare) {}

    /** @param paces each stream thread's, shared by its tasks */
    IdentityProcessor(
            IdentityTopology.Settings settings, Encoders encoders, ThreadLocal<Pace> paces, Observers observers) {
        this.observers = observers;
        this.settings = settings;
        this.encoders = encoders;
        this.paces = paces;
    }

    static ThreadLocal<Pace> paces() {
        return ThreadLocal.withInitial(() -> new Pace(TURN, System::nanoTime));
    }

    /** May be called again on the same object after an aborted transaction: whatever was decoded is read anew. */
    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        int partition = context.taskId().partition();
        KeyValueStore<Bytes, byte[]> state = context.getStateStore(Names.FOREST);
        new StateGuard(state, settings).admit();
        Counts counts = new Counts(context.getStateStore(Names.IDENTITY_COUNTS), Names.IDENTITY, partition);
        StreamsForestStore store =
                new StreamsForestStore(state, context.getStateStore(Names.TIMELINE), counts, settings.cachedRoots());
        PublishedBytes bytes = new PublishedBytes(encoders);
        Sender sender = new Sender(context, encoders, bytes, settings.subscriberTopics(), observers);
        Forest forest = new Forest(
                store, settings.forest(), key -> key.partition(settings.partitions()) == partition, bytes, sender);
        close();
        task = new Task(context, forest, sender, counts, paces.get().join());
        context.schedule(TURN, PunctuationType.WALL_CLOCK_TIME, now -> turn());
        context.schedule(Duration.ofSeconds(1), PunctuationType.WALL_CLOCK_TIME, now -> tellCounts());
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        if (record.headers().lastHeader(Names.NOTHING_HEADER) != null) return;
        switch (LoopCodec.decode(record.value())) {
            case Loop.Told told -> {
                if (told.message() instanceof Message.Observe) running().spare.came();
                if (record.headers().lastHeader(Names.REBUILT_HEADER) != null) receive(told.message());
                running().sender.begin(record);
                running().forest.handle(told.message());
                running().sender.end();
            }
            case Loop.Learned learned -> running().forest.learn(learned.population());
            case Loop.Tick tick -> running().forest.tick(tick.now());
        }
    }

    /** What a rebuild feeds came in at no other stage. */
    private void receive(Message message) {
        Counts counts = running().counts;
        if (message instanceof Message.Observe(Observation observation))
            counts.received(observation.touchpoint().source(), false);
        if (message instanceof Message.Order || message instanceof Message.Recall)
            counts.received(Normaliser.COMMANDS, false);
    }

    /** What time alone changes, and what a sweep looks at, may wait: very many may fall due at the same moment. */
    private void turn() {
        Task running = running();
        Forest forest = running.forest;
        running.sender.beginPutOff();
        boolean more = forest.turn(TURN_LIMIT);
        running.sender.endPutOff(more);
        running.spare.use(() -> forest.due(BATCH) || forest.sweep(BATCH));
    }

    @Override
    public void close() {
        if (task != null) task.spare.leave();
        task = null;
    }

    private void tellCounts() {
        Task running = running();
        for (Accounting counts : running.counts.takeChanged())
            running.context.forward(
                    encoders.accounting(counts, running.context.currentSystemTimeMs()), Names.IDENTITY_ACCOUNTING);
    }

    private Task running() {
        if (task == null) throw new IllegalStateException("used before init");
        return task;
    }

    /** Sends what a forest decides, under the time of the record that brought it about. */
    private static final class Sender implements Forest.Outbox {
        private final ProcessorContext<byte[], byte[]> context;
        private final Encoders encoders;
        private final PublishedBytes bytes;
        private final Set<String> subscribers;
        private final Observers observers;
        private final Origin origin = new Origin();
        private final Followed followed;
        private long since;

        Sender(
                ProcessorContext<byte[], byte[]> context,
                Encoders encoders,
                PublishedBytes bytes,
                Set<String> subscribers,
                Observers observers) {
            this.observers = observers;
            this.followed = new Followed(observers.traces);
            this.subscribers = subscribers;
            this.context = context;
            this.encoders = encoders;
            this.bytes = bytes;
        }

        /** What is published up to {@link #end} was brought about by that record. */
        void begin(Record<byte[], byte[]> record) {
            origin.begin(record.timestamp());
            since = followed.begin();
            followed.take(record);
        }

        void end() {
            origin.end();
            followed.done("resolve", since, Names.IDENTITY);
            followed.end();
        }

        /** What is published up to {@link #endPutOff} was brought about by records since the last such turn. */
        void beginPutOff() {
            origin.beginPutOff();
        }

        void endPutOff(boolean more) {
            origin.endPutOff(more);
            followed.end();
        }

        @Override
        public void putOff(String cause) {
            followed.remember(cause);
        }

        @Override
        public void because(String cause) {
            followed.because(cause);
        }

        @Override
        public void shared() {
            observers.publications.shared();
        }

        @Override
        public void send(Message message) {
            byte[] value = LoopCodec.encode(new Loop.Told(message));
            Record<byte[], byte[]> record = new Record<>(LoopCodec.key(message.to()), value, time());
            followed.leave(record.headers());
            context.forward(record, Names.TO_LINKS);
        }

        @Override
        public void broken(Invariant invariant) {
            observers.broken.add(invariant);
            log.error(
                    "an invariant does not hold, and ./onefold audit says for whom: invariant={} task={} offset={}",
                    invariant,
                    context.taskId(),
                    context.recordMetadata().map(RecordMetadata::offset).orElse(-1L));
        }

        @Override
        public void publish(Output output) {
            switch (output) {
                case Output.Upsert upsert -> {
                    context.forward(profile(upsert), Names.TO_PROFILES);
                    observers.publications.published(upsert.profile(), origin.age(context.currentSystemTimeMs()));
                }
                case Output.Tombstone ended ->
                    context.forward(
                            new Record<byte[], byte[]>(Encoders.text(ended.profileId()), null, time()),
                            Names.TO_PROFILES);
                case Output.Index entry -> context.forward(encoders.indexed(entry, time()), Names.TO_INDEX);
                case Output.Naming naming -> context.forward(encoders.naming(naming, time()), Names.TO_INDEX);
                case Output.Unindex entry ->
                    context.forward(
                            new Record<byte[], byte[]>(
                                    Encoders.text(ProfileIndexEntry.keyOf(entry.key())), null, time()),
                            Names.TO_INDEX);
                case Output.Membership membership -> publish(membership.change());
                case Output.Delivery delivery -> publish(delivery);
                case Output.Feed feed -> {
                    context.forward(encoders.change(feed.change(), time()), Names.TO_CHANGES);
                    observers.publications.changed(feed.change().kind());
                }
            }
        }

        /** Who has left leaves nothing behind: what stands on the topic at rest is who is in. */
        private void publish(SegmentMembership change) {
            context.forward(encoders.membership(change, time()), Names.TO_MEMBERSHIPS);
            if (change.change() == SegmentMembership.Change.LEFT)
                context.forward(
                        new Record<byte[], byte[]>(Encoders.text(change.key()), null, time()), Names.TO_MEMBERSHIPS);
        }

        /** Somebody who was taken out of the file, and whose topic is gone with all that stood there, has nothing that could be taken back. */
        private void publish(Output.Delivery delivery) {
            if (!subscribers.contains(delivery.subscriber())) return;
            RecordHeaders headers = asOf(delivery.asOf());
            headers.add(Names.SUBSCRIBER_HEADER, Encoders.text(delivery.subscriber()));
            UnifiedProfile view = delivery.view();
            byte[] value = view == null ? null : encoders.delivered(delivery.subscriber(), view);
            context.forward(
                    new Record<>(Encoders.text(delivery.profileId()), value, time(), headers), Names.TO_SUBSCRIBERS);
        }

        private Record<byte[], byte[]> profile(Output.Upsert upsert) {
            RecordHeaders headers = asOf(upsert.asOf());
            if (upsert.population() != 0)
                headers.add(Names.POPULATION_HEADER, Encoders.text(Long.toString(upsert.population())));
            followed.leave("publish", headers, Names.TO_PROFILES);
            byte[] key = Encoders.text(upsert.profile().profileId());
            return new Record<>(key, bytes.of(upsert.profile()), time(), headers);
        }

        private static RecordHeaders asOf(long tick) {
            RecordHeaders headers = new RecordHeaders();
            headers.add(Names.AS_OF_HEADER, Encoders.text(Long.toString(tick)));
            return headers;
        }

        /** The stream time is that of the newest record: no record on any topic is older than what brought it about. */
        private long time() {
            return Math.max(0, context.currentStreamTimeMs());
        }
    }
}
