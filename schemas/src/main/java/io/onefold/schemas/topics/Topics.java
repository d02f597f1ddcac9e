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
import java.util.List;

/** Every topic of an installation. Several installations share a broker by different prefixes. */
public final class Topics {
    /** How long what was not accepted waits to be looked at and redriven. */
    public static final Duration QUARANTINE_KEPT = Duration.ofDays(30);

    /** How long it can be seen what was read of a source in which minute. */
    public static final Duration MINUTES_KEPT = Duration.ofDays(30);

    private final String prefix;

    /** @param prefix what every name begins with, such as {@code shop.}; empty for none */
    public Topics(String prefix) {
        if (!prefix.matches("[A-Za-z0-9._-]{0,100}")) {
            throw new IllegalArgumentException("a topic prefix has letters, digits, '.', '_' and '-', at most 100");
        }
        this.prefix = prefix;
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
                prefix + "observations",
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
                prefix + "identity-links",
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

    /** All of them, those that sources write to first. */
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
                sourceMinutes()));
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
