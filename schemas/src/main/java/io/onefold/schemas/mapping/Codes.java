package io.onefold.schemas.mapping;

import io.onefold.schemas.Channel;
import io.onefold.schemas.QuarantineReason;

/** Names that are open in Avro, where a later version may know more of them, and closed here. */
final class Codes {
    private Codes() {}

    static Channel channel(String field, String label) {
        for (Channel channel : Channel.values()) if (channel.label().equals(label)) return channel;
        throw new MalformedRecordException(field, "no channel has this name");
    }

    static QuarantineReason reason(String field, String code) {
        for (QuarantineReason reason : QuarantineReason.values())
            if (reason.code().equals(code)) return reason;
        throw new MalformedRecordException(field, "no reason has this code; it may be from a newer Onefold");
    }
}
