package io.onefold.schemas.binary;

import io.onefold.schemas.Channel;
import io.onefold.schemas.ConsentDecision;
import io.onefold.schemas.Context;
import io.onefold.schemas.EventType;
import io.onefold.schemas.Touchpoint;
import java.util.ArrayList;
import java.util.List;

/** A touchpoint but for its identifiers, which stand in the observation. The other times are kept as distances from the first. */
final class TouchpointCodec {
    static final EnumCode<Channel> CHANNELS = new EnumCode<>(
            Channel.class,
            List.of(
                    Channel.WEB,
                    Channel.APP,
                    Channel.STORE,
                    Channel.SOCIAL,
                    Channel.CALL_CENTRE,
                    Channel.SURVEY,
                    Channel.MEMBER));
    static final EnumCode<EventType> TYPES = new EnumCode<>(
            EventType.class,
            List.of(
                    EventType.TRACK,
                    EventType.IDENTIFY,
                    EventType.PAGE,
                    EventType.SCREEN,
                    EventType.GROUP,
                    EventType.ALIAS));

    private TouchpointCodec() {}

    static void write(Touchpoint touchpoint, ByteWriter to) {
        to.text(touchpoint.messageId()).text(touchpoint.source());
        CHANNELS.write(touchpoint.channel(), to);
        TYPES.write(touchpoint.type(), to);
        to.text(touchpoint.name())
                .number(touchpoint.occurredAt())
                .number(touchpoint.receivedAt() - touchpoint.occurredAt())
                .number(touchpoint.senderTime() - touchpoint.occurredAt());
        ValueCodec.writeMap(touchpoint.traits(), to);
        to.number(touchpoint.consents().size());
        for (ConsentDecision decision : touchpoint.consents()) ConsentCodec.write(decision, to);
        Context context = touchpoint.context();
        to.text(context.locale()).text(context.ip()).text(context.userAgent()).text(context.campaign());
        DetailsCodec.write(touchpoint.details(), to);
    }

    static Touchpoint read(ByteReader from) {
        String messageId = from.text();
        String source = from.text();
        Channel channel = CHANNELS.read(from);
        EventType type = TYPES.read(from);
        String name = from.text();
        long occurredAt = from.number();
        return new Touchpoint(
                messageId,
                source,
                channel,
                type,
                name,
                occurredAt,
                occurredAt + from.number(),
                occurredAt + from.number(),
                List.of(),
                ValueCodec.readMap(from),
                consents(from),
                new Context(from.text(), from.text(), from.text(), from.text()),
                DetailsCodec.read(from));
    }

    private static List<ConsentDecision> consents(ByteReader from) {
        int size = from.count();
        List<ConsentDecision> consents = new ArrayList<>(size);
        for (int i = 0; i < size; i++) consents.add(ConsentCodec.decision(from));
        return consents;
    }
}
