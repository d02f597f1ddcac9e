package io.onefold.schemas.topics;

import io.onefold.schemas.Channel;
import io.onefold.schemas.topics.Content.Avro;
import io.onefold.schemas.topics.Content.Binary;
import io.onefold.schemas.topics.Content.Text;
import io.onefold.schemas.topics.Partitions.Kind;
import io.onefold.schemas.topics.Retention.For;
import io.onefold.schemas.topics.Retention.ForEver;
import io.onefold.schemas.topics.Retention.NewestOfKey;
import io.onefold.schemas.topics.Retention.UntilConsumed;
import io.onefold.schemas.topics.Topic.Audience;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Every topic of an installation. Several installations share a broker by different prefixes. What is internal carries a generation besides:
 * state may be made anew under the next one while everybody else reads and writes where they always did.
 */
public final class Topics {
    /** How long what was not accepted waits to be looked at and redriven. */
    public static final Duration QUARANTINE_KEPT = Duration.ofDays(30);

    /** How long it can be seen what was read of a source in which minute. */
    public static final Duration MINUTES_KEPT = Duration.ofDays(30);

    /** How long it can be seen who asked to see whose personal data. */
    public static final Duration AUDIT_KEPT = Duration.ofDays(1_096);

    private static final String SUBSCRIBER = "subscriber.";

    private final String prefix;
    private final int generation;
    private final String internal;
    private final List<String> subscribers;
    private final List<String> delivered;

    /** @param prefix what every name begins with, such as {@code shop.}; empty for none */
    public Topics(String prefix) {
        if (!prefix.matches("[A-Za-z0-9._-]{0,100}")) {
            throw new IllegalArgumentException("a topic prefix has letters, digits, '.', '_' and '-', at most 100");
        }
        this.prefix = prefix;
        this.generation = 1;
        this.internal = prefix;
        this.subscribers = List.of();
        this.delivered = List.of();
    }

    private Topics(
            String prefix,
            int generation,
            String internal,
            Collection<String> subscribers,
            Collection<String> delivered) {
        this.prefix = prefix;
        this.generation = generation;
        this.internal = internal;
        this.subscribers = subscribers.stream().sorted().toList();
        this.delivered = delivered.stream().sorted().toList();
    }

    /** What every name begins with; empty for nothing. */
    public String prefix() {
        return prefix;
    }

    /** Which generation of what is internal; 1 unless it was made anew. */
    public int generation() {
        return generation;
    }

    /** What every internal name begins with, that of the application among them: the prefix, and from the second generation on that. */
    public String internalPrefix() {
        return internal;
    }

    /**
     * The same public topics with internal ones of another generation.
     *
     * @param number from 1
     */
    public Topics ofGeneration(int number) {
        if (number < 1) throw new IllegalArgumentException("generations are counted from 1");
        return new Topics(prefix, number, number == 1 ? prefix : prefix + "g" + number + ".", subscribers, delivered);
    }

    /** The same internal topics, and shadows in the place of the public ones, which nobody else reads or writes. */
    public Topics shadow() {
        return new Topics(shadowPrefix(), generation, internal, subscribers, delivered);
    }

    /** What the names of all shadows of this generation begin with. */
    public String shadowPrefix() {
        return internal + "shadow.";
    }

    /** Which generation is in force, and how far a cut-over to it has come. Made by the first cut-over, so it is not among {@link #all()}. */
    public Topic generations() {
        return new Topic(
                prefix + "generations",
                "Which generation of the internal topics is in force.",
                new Text("`generation`"),
                new Text("the generation's number and how far the cut-over to it has come"),
                Kind.SINGLE,
                new ForEver(),
                Audience.INTERNAL);
    }

    /**
     * The same topics and those of subscribers.
     *
     * @param delivered those of the names to whom Onefold itself brings what they get, and who may refuse it
     */
    public Topics withSubscribers(Collection<String> names, Collection<String> delivered) {
        return new Topics(prefix, generation, internal, names, delivered);
    }

    /** The same topics, with the subscribers of others. */
    public Topics withSubscribersOf(Topics others) {
        return new Topics(prefix, generation, internal, others.subscribers, others.delivered);
    }

    /** The touchpoints of one channel. */
    public Topic touchpoints(Channel channel) {
        return new Topic(
                prefix + "touchpoints." + channel.label(),
                "Touchpoints of the channel " + channel.label() + ", as sources send them.",
                new Text("any; Onefold's own collector uses the source and message id"),
                new Avro(recordName(channel)),
                Kind.TOUCHPOINTS,
                new UntilConsumed(),
                Audience.OPEN_TO_WRITE);
    }

    /** What was not accepted. */
    public Topic quarantine() {
        return new Topic(
                prefix + "touchpoints.quarantine",
                "What was not accepted: the original bytes, where they stood and why. Redriving sends them again.",
                new Text("the source"),
                new Avro("QuarantineRecord"),
                Kind.TOUCHPOINTS,
                new For(QUARANTINE_KEPT),
                Audience.OPEN_TO_READ);
    }

    /** Commands of stewards and privacy officers, by raw identifiers. */
    public Topic identityCommands() {
        return new Topic(
                prefix + "identity-commands",
                "Commands of stewards and privacy officers: erase, unlink, must-link, never-link, reset-pair, block, unblock.",
                new Text("the command's id"),
                new Avro("IdentityCommandRequest"),
                Kind.SINGLE,
                new UntilConsumed(),
                Audience.OPEN_TO_WRITE);
    }

    /** Accepted touchpoints and commands, on their way to their anchor. */
    public Topic observations() {
        return new Topic(
                internal + "observations",
                "Accepted touchpoints and commands, keyed by the identifier they belong to.",
                new Binary("the key of the anchor identifier, 17 bytes"),
                new Binary("an observation or a command"),
                Kind.IDENTITY,
                new UntilConsumed(),
                Audience.INTERNAL);
    }

    /** The messages that identifiers send one another. */
    public Topic identityLinks() {
        return new Topic(
                internal + "identity-links",
                "The messages that identifiers send one another, ticks of the clock and changes of rules.",
                new Binary("the key of the identifier it is sent to, 17 bytes"),
                new Binary("a message of the identity forest"),
                Kind.IDENTITY,
                new UntilConsumed(),
                Audience.INTERNAL);
    }

    /** One unified profile a person. */
    public Topic customerProfiles() {
        return published(
                "customer-profiles",
                "One unified profile a person, whole; a tombstone ends it.",
                new Text("the profile id"),
                "UnifiedProfile",
                new NewestOfKey());
    }

    /** Which profile an identifier belongs to. */
    public Topic profileIndex() {
        return published(
                "profile-index",
                "Which profile an identifier belongs to, and which identifier a published profile id was named by.",
                new Text("i: and the identifier's key in 34 hexadecimal digits, or p: and a profile id"),
                "ProfileIndexEntry",
                new NewestOfKey());
    }

    /** What became of profile ids. */
    public Topic profileChanges() {
        // One partition: an entry is about several ids at once, and what befalls them has one order.
        return new Topic(
                prefix + "profile-changes",
                "What became of profile ids. Replayed from the beginning it gives exactly the ids that live.",
                new Text("the first id the change is about"),
                new Avro("ProfileChange"),
                Kind.SINGLE,
                new ForEver(),
                Audience.OPEN_TO_READ);
    }

    /** Who is in which segment. */
    public Topic segmentMemberships() {
        return published(
                "segment-memberships",
                "Who entered and who left which segment.",
                new Text("the segment's name, / and the profile id"),
                "SegmentMembership",
                new NewestOfKey());
    }

    /** What one subscriber gets of profiles. */
    public Topic subscriber(String name) {
        return published(
                SUBSCRIBER + name,
                "What the subscriber " + name + " may have of the profiles that it gets; a tombstone ends one.",
                new Text("the profile id"),
                "UnifiedProfile",
                new NewestOfKey());
    }

    /** Names of all subscribers, in order. */
    public List<String> subscribers() {
        return subscribers;
    }

    /** Whether a topic is that of a subscriber, also of one that was once, or has what it did not take. */
    public boolean isOfSubscriber(String topic) {
        return topic.startsWith(prefix + SUBSCRIBER);
    }

    /** The subscriber whose topic that is, also of one that was once; empty where it is none's. */
    public Optional<String> subscriberOf(String topic) {
        String start = prefix + SUBSCRIBER;
        return topic.startsWith(start) && topic.indexOf('.', start.length()) < 0
                ? Optional.of(topic.substring(start.length()))
                : Optional.empty();
    }

    /** What a subscriber did not take. */
    public Topic deadLetters(String name) {
        return new Topic(
                prefix + SUBSCRIBER + name + ".dead",
                "What the subscriber " + name
                        + " did not take. The headers `onefold-reason` and `onefold-status` say why.",
                new Text("the profile id"),
                new Avro("UnifiedProfile"),
                Kind.SINGLE,
                new For(QUARANTINE_KEPT),
                Audience.OPEN_TO_READ);
    }

    /** The counts of what became of every message. */
    public Topic accounting() {
        return new Topic(
                prefix + "accounting",
                "Running counts of what became of the messages of each source.",
                new Text("the stage, the partition and the source, with / between them"),
                new Avro("AccountingRecord"),
                Kind.SINGLE,
                new NewestOfKey(),
                Audience.OPEN_TO_READ);
    }

    /** What was read of each source, by the minute. */
    public Topic sourceMinutes() {
        return new Topic(
                prefix + "source-minutes",
                "What each reader of a source has done in a minute: read = produced + quarantined + repeated. The latest of a key counts.",
                new Text("the source, the reader and the minute, with / between them"),
                new Avro("SourceMinuteRecord"),
                Kind.SINGLE,
                new For(MINUTES_KEPT),
                Audience.OPEN_TO_READ);
    }

    /** What was learned from all customers together, each version of it. */
    public Topic population() {
        return new Topic(
                prefix + "population",
                "What was learned from all customers together: cuts of scores, parameters of models. The greatest version is in force.",
                new Text("the version, in decimal"),
                new Avro("PopulationRecord"),
                Kind.SINGLE,
                new ForEver(),
                Audience.OPEN_TO_READ);
    }

    /** What was done at the console, and whose personal data was asked for. */
    public Topic consoleAudit() {
        return new Topic(
                prefix + "console-audit",
                "Who asked at the console to see whose personal data, or did something there, and why; written before it is done.",
                new Text("what it was done to, such as a profile id"),
                new Avro("ConsoleAuditRecord"),
                Kind.SINGLE,
                new For(AUDIT_KEPT),
                Audience.OPEN_TO_READ);
    }

    /**
     * The name of what a capture keeps of a source's tables as they were. The capture makes the topic itself, where its
     * database's log does not tell that; so it is not among {@link #all()}.
     */
    public String tableHistory(String source) {
        return tableHistories() + source.replaceAll("[^A-Za-z0-9_-]", "_");
    }

    /** What the name of each {@link #tableHistory} begins with. */
    public String tableHistories() {
        return prefix + "table-history.";
    }

    /** All of them, those that sources write to first, those of subscribers last. */
    public List<Topic> all() {
        List<Topic> all = new ArrayList<>(touchpoints());
        all.addAll(List.of(
                identityCommands(),
                quarantine(),
                observations(),
                identityLinks(),
                customerProfiles(),
                profileIndex(),
                profileChanges(),
                segmentMemberships(),
                accounting(),
                sourceMinutes(),
                population(),
                consoleAudit()));
        subscribers.forEach(name -> all.add(subscriber(name)));
        delivered.forEach(name -> all.add(deadLetters(name)));
        return List.copyOf(all);
    }

    /** The touchpoint topics of all channels. */
    public List<Topic> touchpoints() {
        return Arrays.stream(Channel.values()).map(this::touchpoints).toList();
    }

    private Topic published(String name, String about, Content key, String recordName, Retention retention) {
        return new Topic(
                prefix + name, about, key, new Avro(recordName), Kind.PUBLISHED, retention, Audience.OPEN_TO_READ);
    }

    private static String recordName(Channel channel) {
        return switch (channel) {
            case WEB -> "WebTouchpoint";
            case APP -> "AppTouchpoint";
            case STORE -> "StoreTouchpoint";
            case SOCIAL -> "SocialTouchpoint";
            case CALL_CENTRE -> "CallCentreTouchpoint";
            case SURVEY -> "SurveyTouchpoint";
            case MEMBER -> "MemberRecord";
        };
    }
}
