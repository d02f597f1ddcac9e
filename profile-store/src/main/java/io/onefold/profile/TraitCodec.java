package io.onefold.profile;

import io.onefold.schemas.Value;
import io.onefold.schemas.binary.ByteReader;
import io.onefold.schemas.binary.ByteWriter;
import org.jspecify.annotations.Nullable;

/** The traits of a fragment core as bytes. */
final class TraitCodec {
    private static final int ABSENT = 0;
    private static final int AS_LATEST = 1;
    private static final int OWN = 2;

    private TraitCodec() {}

    static void write(ByteWriter writer, TextTable.Writer texts, JoinMap<String, TraitState> traits) {
        writer.number(traits.size());
        for (int i = 0; i < traits.size(); i++) {
            texts.write(traits.key(i));
            JoinMap<String, SourceRegisters> sources = traits.value(i).sources();
            writer.number(sources.size());
            for (SourceRegisters registers : sources.values()) {
                write(writer, texts, registers.latest());
                write(writer, texts, registers.oldest(), registers.latest());
                write(writer, texts, registers.latestFilled(), registers.latest());
            }
            JoinMap<Long, ValueCount> values = traits.value(i).values();
            writer.number(values.size());
            for (int j = 0; j < values.size(); j++) {
                writer.fixed(values.key(j)).number(values.value(j).messages());
                write(writer, texts, values.value(j).latest());
            }
        }
    }

    static JoinMap<String, TraitState> read(ByteReader reader, TextTable.Reader texts) {
        JoinMap.Appender<String, TraitState> traits = new JoinMap.Appender<>(reader.count());
        while (traits.wanting()) {
            String name = texts.read();
            JoinMap.Appender<String, SourceRegisters> sources = new JoinMap.Appender<>(reader.count());
            while (sources.wanting()) {
                TraitRegister latest = register(reader, texts);
                SourceRegisters registers =
                        new SourceRegisters(latest, other(reader, texts, latest), other(reader, texts, latest));
                sources.add(latest.source(), registers);
            }
            JoinMap.Appender<Long, ValueCount> values = new JoinMap.Appender<>(reader.count());
            while (values.wanting())
                values.add(reader.fixed(), new ValueCount(reader.number(), register(reader, texts)));
            traits.add(name, new TraitState(sources.build(), values.build()));
        }
        return traits.build();
    }

    private static void write(
            ByteWriter writer, TextTable.Writer texts, @Nullable TraitRegister other, TraitRegister latest) {
        if (other == null) {
            writer.octet(ABSENT);
        } else if (other.equals(latest)) {
            writer.octet(AS_LATEST);
        } else {
            write(writer.octet(OWN), texts, other);
        }
    }

    private static @Nullable TraitRegister other(ByteReader reader, TextTable.Reader texts, TraitRegister latest) {
        return switch (reader.octet()) {
            case ABSENT -> null;
            case AS_LATEST -> latest;
            default -> register(reader, texts);
        };
    }

    private static void write(ByteWriter writer, TextTable.Writer texts, TraitRegister register) {
        writer.number(register.occurredAt());
        texts.write(register.messageId());
        texts.write(register.source());
        ValueCodec.write(writer, texts, register.value());
    }

    private static TraitRegister register(ByteReader reader, TextTable.Reader texts) {
        long occurredAt = reader.number();
        String messageId = texts.read();
        String source = texts.read();
        Value value = ValueCodec.read(reader, texts);
        return new TraitRegister(occurredAt, messageId, source, value);
    }
}
