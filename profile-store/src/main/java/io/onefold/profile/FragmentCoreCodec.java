package io.onefold.profile;

import io.onefold.schemas.binary.ByteReader;
import io.onefold.schemas.binary.ByteWriter;

/**
 * Fragment cores as bytes. The first byte is the layout's version: 2 has calls by day, 1 has none, be it that there were no calls or that
 * it was written before they were counted by day.
 */
public final class FragmentCoreCodec {
    private static final int WITHOUT_CALL_DAYS = 1;
    private static final int WITH_CALL_DAYS = 2;

    private FragmentCoreCodec() {}

    /** The core as bytes; equal cores are equal bytes. */
    public static byte[] write(FragmentCore core) {
        boolean hasCallDays = core.activity().callDays().size() > 0;
        ByteWriter writer = new ByteWriter().octet(hasCallDays ? WITH_CALL_DAYS : WITHOUT_CALL_DAYS);
        TextTable.Writer texts = new TextTable.Writer(writer);
        write(writer, texts, core.activity());
        if (hasCallDays) days(writer, core.activity().callDays());
        TraitCodec.write(writer, texts, core.traits());
        return writer.toBytes();
    }

    /**
     * The core that was written.
     *
     * @throws IllegalArgumentException for a version that this release does not know
     */
    public static FragmentCore read(byte[] bytes) {
        ByteReader reader = new ByteReader(bytes);
        int version = reader.octet();
        if (version != WITHOUT_CALL_DAYS && version != WITH_CALL_DAYS)
            throw new IllegalArgumentException(
                    "fragment core of version " + version + ", not " + WITHOUT_CALL_DAYS + " or " + WITH_CALL_DAYS);
        TextTable.Reader texts = new TextTable.Reader(reader);
        ActivityCounts activity = activity(reader, texts, version == WITH_CALL_DAYS);
        return new FragmentCore(TraitCodec.read(reader, texts), activity);
    }

    private static void write(ByteWriter writer, TextTable.Writer texts, ActivityCounts counts) {
        writer.number(counts.messages()).fixed(counts.firstAt()).fixed(counts.lastAt());
        writer.number(counts.calls()).number(counts.callSeconds());
        JoinMap<String, Long> channels = counts.channels();
        writer.number(channels.size());
        for (int i = 0; i < channels.size(); i++) {
            texts.write(channels.key(i));
            writer.number(channels.value(i));
        }
        JoinMap<Integer, Long> hours = counts.hours();
        writer.number(hours.size());
        for (int i = 0; i < hours.size(); i++) writer.octet(hours.key(i)).number(hours.value(i));
        days(writer, counts.days());
    }

    private static void days(ByteWriter writer, JoinMap<Long, Long> days) {
        writer.number(days.size());
        long last = 0;
        for (int i = 0; i < days.size(); i++) {
            writer.number(days.key(i) - last).number(days.value(i));
            last = days.key(i);
        }
    }

    private static ActivityCounts activity(ByteReader reader, TextTable.Reader texts, boolean hasCallDays) {
        long messages = reader.number();
        long firstAt = reader.fixed();
        long lastAt = reader.fixed();
        long calls = reader.number();
        long callSeconds = reader.number();
        JoinMap.Appender<String, Long> channels = new JoinMap.Appender<>(reader.count());
        while (channels.wanting()) channels.add(texts.read(), reader.number());
        JoinMap.Appender<Integer, Long> hours = new JoinMap.Appender<>(reader.count());
        while (hours.wanting()) hours.add(reader.octet(), reader.number());
        JoinMap<Long, Long> days = days(reader);
        JoinMap<Long, Long> callDays = hasCallDays ? days(reader) : JoinMap.empty();
        return new ActivityCounts(
                messages, firstAt, lastAt, channels.build(), hours.build(), days, calls, callSeconds, callDays);
    }

    private static JoinMap<Long, Long> days(ByteReader reader) {
        JoinMap.Appender<Long, Long> days = new JoinMap.Appender<>(reader.count());
        long day = 0;
        while (days.wanting()) {
            day += reader.number();
            days.add(day, reader.number());
        }
        return days.build();
    }
}
