package io.onefold.identity.streams;

import io.onefold.identity.forest.Message;
import io.onefold.identity.normalise.CommandNormaliser;
import io.onefold.identity.normalise.CommandOutcome;
import io.onefold.identity.normalise.TouchpointNormaliser;
import io.onefold.identity.normalise.TouchpointOutcome;
import io.onefold.schemas.Channel;
import io.onefold.schemas.IdentityCommandRequest;
import io.onefold.schemas.QuarantineReason;
import io.onefold.schemas.Touchpoint;
import io.onefold.schemas.mapping.MalformedRecordException;
import io.onefold.schemas.serde.TopicSerdes;
import io.onefold.schemas.serde.UnknownSchemaException;
import io.onefold.schemas.topics.Topics;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;

/** Reads a record of a touchpoint topic or of identity-commands and says what it is. One for each task; not thread-safe. */
final class Normaliser {
    /** The source that commands are counted under. */
    static final String COMMANDS = "identity-commands";

    private final Map<String, Deserializer<Touchpoint>> touchpoints = new HashMap<>();
    private final Map<String, Channel> channels = new HashMap<>();
    private final Deserializer<IdentityCommandRequest> commands;
    private final TouchpointNormaliser touchpointNormaliser;
    private final CommandNormaliser commandNormaliser;
    private final String commandsTopic;

    Normaliser(
            Topics topics,
            TopicSerdes serdes,
            TouchpointNormaliser touchpointNormaliser,
            CommandNormaliser commandNormaliser) {
        for (Channel channel : Channel.values()) {
            String topic = topics.touchpoints(channel).name();
            touchpoints.put(topic, serdes.touchpoints(channel).deserializer());
            channels.put(topic, channel);
        }
        this.commands = serdes.identityCommands().deserializer();
        this.commandsTopic = topics.identityCommands().name();
        this.touchpointNormaliser = touchpointNormaliser;
        this.commandNormaliser = commandNormaliser;
    }

    /** What a record is. */
    sealed interface Outcome {
        /** The source that sent it; empty where it could not be read. */
        String source();

        /** To be told to an identifier. */
        record Accepted(String source, Message message) implements Outcome {}

        /** To be quarantined. */
        record Rejected(String source, Channel channel, QuarantineReason reason, String why, String messageId)
                implements Outcome {}
    }

    Outcome read(String topic, byte[] value) {
        try {
            return topic.equals(commandsTopic) ? command(topic, value) : touchpoint(topic, value);
        } catch (RetriableException e) {
            throw e;
        } catch (UnknownSchemaException e) {
            return unreadable(topic, QuarantineReason.UNKNOWN_SCHEMA, e);
        } catch (SerializationException | MalformedRecordException e) {
            return unreadable(topic, QuarantineReason.WRONG_TYPE, e);
        }
    }

    private Outcome touchpoint(String topic, byte[] value) {
        Deserializer<Touchpoint> deserializer = touchpoints.get(topic);
        if (deserializer == null) throw new IllegalStateException(topic + " is no topic of touchpoints");
        Touchpoint touchpoint = deserializer.deserialize(topic, value);
        return switch (touchpointNormaliser.normalise(touchpoint)) {
            case TouchpointOutcome.Accepted accepted ->
                new Outcome.Accepted(touchpoint.source(), new Message.Observe(accepted.observation()));
            case TouchpointOutcome.Rejected rejected ->
                new Outcome.Rejected(
                        touchpoint.source(),
                        touchpoint.channel(),
                        rejected.reason(),
                        rejected.message(),
                        touchpoint.messageId());
        };
    }

    private Outcome command(String topic, byte[] value) {
        IdentityCommandRequest request = commands.deserialize(topic, value);
        return switch (commandNormaliser.normalise(request)) {
            case CommandOutcome.Accepted accepted ->
                new Outcome.Accepted(COMMANDS, new Message.Order(accepted.command()));
            case CommandOutcome.Rejected rejected ->
                new Outcome.Rejected(
                        COMMANDS, Channel.MEMBER, rejected.reason(), rejected.message(), request.commandId());
        };
    }

    private Outcome unreadable(String topic, QuarantineReason reason, RuntimeException cause) {
        String source = topic.equals(commandsTopic) ? COMMANDS : "";
        Channel channel = channels.getOrDefault(topic, Channel.MEMBER);
        String why = cause.getMessage() == null ? "not readable as Avro of this topic" : cause.getMessage();
        return new Outcome.Rejected(source, channel, reason, why, "");
    }
}
