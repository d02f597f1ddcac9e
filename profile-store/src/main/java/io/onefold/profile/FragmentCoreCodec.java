package io.onefold.profile;

import io.onefold.schemas.binary.ByteReader;
import io.onefold.schemas.binary.ByteWriter;

/** Fragment cores as bytes. The first byte is the layout's version. */
public final class FragmentCoreCodec {
    private static final int VERSION = 1;

    private FragmentCoreCodec() {}

    /** The core as bytes; equal cores are equal bytes. */
    public static byte[] write(FragmentCore core) {
        ByteWriter writer = new ByteWriter().octet(VERSION);
        TextTable.Writer texts = new TextTable.Writer(writer);
        write(writer, texts, core.activity());
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
        if (version != VERSION)
            throw new IllegalArgumentException("fragment core of version " + version + ", not " + VERSION);
        TextTable.Reader texts = new TextTable.Reader(reader);
        ActivityCounts activity = activity(reader, texts);
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
        JoinMap<Long, Long> days = counts.days();
        writer.number(days.size());
        long last = 0;
        for (int i = 0; i < days.size(); i++) {
            writer.number(days.key(i) - last).number(days.value(i));
            last = days.key(i);
        }
    }

    private static ActivityCounts activity(ByteReader reader, TextTable.Reader texts) {
        long messages = reader.number();
        long firstAt = reader.fixed();
        long lastAt = reader.fixed();
        long calls = reader.number();
        long callSeconds = reader.number();
        JoinMap.Appender<String, Long> channels = new JoinMap.Appender<>(reader.count());
        while (channels.wanting()) channels.add(texts.read(), reader.number());
        JoinMap.Appender<Integer, Long> hours = new JoinMap.Appender<>(reader.count());
        while (hours.wanting()) hours.add(reader.octet(), reader.number());
        JoinMap.Appender<Long, Long> days = new JoinMap.Appender<>(reader.count());
        long day = 0;
        while (days.wanting()) {
            day += reader.number();
            days.add(day, reader.number());
        }
        return new ActivityCounts(
                messages, firstAt, lastAt, channels.build(), hours.build(), days.build(), calls, callSeconds);
    }
}
