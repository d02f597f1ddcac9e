package io.onefold.schemas;

import java.nio.ByteBuffer;

/**
 * Something that was not accepted, kept with its original bytes until it is redriven.
 *
 * @param source the configured source, or empty where not even that could be read
 * @param origin the topic that it is redriven to, such as {@code touchpoints.web}; empty where it never was a touchpoint: then
 *     the original is what the edge received
 * @param original the bytes as received
 * @param location where it stood: {@code orders.csv:17:4}, {@code /v1/batch[3]} or {@code touchpoints.web-2@1044}
 * @param message what was wrong and what to do, without personal data
 * @param messageId the sender's id, empty where unread
 * @param receivedAt UTC milliseconds
 */
public record Quarantined(
        String source,
        Channel channel,
        QuarantineReason reason,
        String message,
        String location,
        String origin,
        ByteBuffer original,
        String messageId,
        long receivedAt) {
    public Quarantined {
        original = original.asReadOnlyBuffer();
    }

    /** The same, refused for another reason. */
    public Quarantined with(QuarantineReason other, String why) {
        return new Quarantined(source, channel, other, why, location, origin, original, messageId, receivedAt);
    }

    @Override
    public String toString() {
        return "Quarantined[" + source + " " + reason.code() + " " + location + "]";
    }
}
