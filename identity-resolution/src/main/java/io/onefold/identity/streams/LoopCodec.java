package io.onefold.identity.streams;

import io.onefold.identity.facts.Row;
import io.onefold.identity.forest.Message;
import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.binary.ByteReader;
import io.onefold.schemas.binary.ByteWriter;
import io.onefold.schemas.binary.IdentityCommandCodec;
import io.onefold.schemas.binary.ObservationCodec;
import io.onefold.schemas.binary.PopulationCodec;
import io.onefold.schemas.binary.ResidueCodec;
import io.onefold.schemas.binary.UnknownFormatException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands on observations and identity-links, as bytes. The first byte is the version of the format. Thread-safe. */
public final class LoopCodec {
    private static final int VERSION = 1;
    private static final int OBSERVE = 1;
    private static final int ORDER = 2;
    private static final int REMAIN = 3;
    private static final int UPDATE = 4;
    private static final int LINK = 5;
    private static final int UNION = 6;
    private static final int ABSORB = 7;
    private static final int MOVE = 8;
    private static final int COMPRESS = 9;
    private static final int REDACT = 10;
    private static final int ERASE_PERSON = 11;
    private static final int TICK = 12;
    private static final int RECALL = 13;
    private static final int LEARNED = 14;

    private LoopCodec() {}

    /** The record's key: that of the identifier it is sent to. */
    public static byte[] key(IdentifierKey to) {
        return ByteWriter.small().key(to).toBytes();
    }

    /** The record's value. */
    public static byte[] encode(Loop loop) {
        ByteWriter to = new ByteWriter().octet(VERSION);
        switch (loop) {
            case Loop.Told told -> write(told.message(), to);
            case Loop.Learned learned -> PopulationCodec.write(learned.population(), to.octet(LEARNED));
            case Loop.Tick tick -> to.octet(TICK).number(tick.now());
        }
        return to.toBytes();
    }

    private static void write(Message message, ByteWriter to) {
        switch (message) {
            case Message.Observe observe -> ObservationCodec.write(observe.observation(), to.octet(OBSERVE));
            case Message.Order order -> IdentityCommandCodec.write(order.command(), to.octet(ORDER));
            case Message.Recall recall -> IdentityCommandCodec.write(recall.command(), to.octet(RECALL));
            case Message.Remain remain -> ResidueCodec.write(remain.residue(), to.octet(REMAIN));
            case Message.Update update -> {
                to.octet(UPDATE).key(update.to());
                writeOptional(update.via(), to);
                to.number(update.hops()).text(update.cause());
                writeRows(update.rows(), to);
            }
            case Message.Link link -> {
                to.octet(LINK).key(link.to()).key(link.anchor());
                RowCodec.write(link.seen(), to);
                to.flag(link.anchorShared()).flag(link.byWord()).text(link.cause());
            }
            case Message.Union union ->
                to.octet(UNION).key(union.to()).key(union.smaller()).text(union.cause());
            case Message.Absorb absorb -> {
                to.octet(ABSORB).key(absorb.to()).text(absorb.cause());
                writeRows(absorb.rows(), to);
            }
            case Message.Move move ->
                to.octet(MOVE).key(move.to()).number(move.chunk()).text(move.cause());
            case Message.Compress compress ->
                to.octet(COMPRESS).key(compress.to()).key(compress.root());
            case Message.Redact redact ->
                to.octet(REDACT)
                        .key(redact.to())
                        .key(redact.erased())
                        .fixed(redact.until())
                        .text(redact.cause());
            case Message.ErasePerson erase ->
                IdentityCommandCodec.write(
                        erase.command(), to.octet(ERASE_PERSON).key(erase.to()));
        }
    }

    /**
     * The record of a value.
     *
     * @throws UnknownFormatException for another version, or another kind than this version knows
     */
    public static Loop decode(byte[] value) {
        ByteReader from = new ByteReader(value);
        int version = from.octet();
        if (version != VERSION) throw new UnknownFormatException("an identity message in format " + version);
        int kind = from.octet();
        if (kind == TICK) return new Loop.Tick(from.number());
        if (kind == LEARNED) return new Loop.Learned(PopulationCodec.read(from));
        return new Loop.Told(message(kind, from));
    }

    private static Message message(int kind, ByteReader from) {
        return switch (kind) {
            case OBSERVE -> new Message.Observe(ObservationCodec.read(from));
            case ORDER -> new Message.Order(IdentityCommandCodec.read(from));
            case RECALL -> new Message.Recall(IdentityCommandCodec.read(from));
            case REMAIN -> new Message.Remain(ResidueCodec.read(from));
            case UPDATE -> update(from);
            case LINK ->
                new Message.Link(from.key(), from.key(), RowCodec.span(from), from.flag(), from.flag(), from.text());
            case UNION -> new Message.Union(from.key(), from.key(), from.text());
            case ABSORB -> absorb(from);
            case MOVE -> new Message.Move(from.key(), from.count(), from.text());
            case COMPRESS -> new Message.Compress(from.key(), from.key());
            case REDACT -> new Message.Redact(from.key(), from.key(), from.fixed(), from.text());
            case ERASE_PERSON -> new Message.ErasePerson(from.key(), IdentityCommandCodec.read(from));
            default -> throw new UnknownFormatException("an identity message of kind " + kind);
        };
    }

    private static Message.Update update(ByteReader from) {
        IdentifierKey to = from.key();
        IdentifierKey via = from.flag() ? from.key() : null;
        int hops = from.count();
        String cause = from.text();
        return new Message.Update(to, rows(from), via, hops, cause);
    }

    private static Message.Absorb absorb(ByteReader from) {
        IdentifierKey to = from.key();
        String cause = from.text();
        return new Message.Absorb(to, rows(from), cause);
    }

    private static void writeOptional(@Nullable IdentifierKey key, ByteWriter to) {
        to.flag(key != null);
        if (key != null) to.key(key);
    }

    private static void writeRows(List<Row> rows, ByteWriter to) {
        to.number(rows.size());
        for (Row row : rows) {
            RowCodec.writeKey(row, to);
            RowCodec.writeValue(row, to);
        }
    }

    private static List<Row> rows(ByteReader from) {
        int count = from.count();
        List<Row> rows = new ArrayList<>(count);
        for (int i = 0; i < count; i++) rows.add(RowCodec.read(from, from));
        return rows;
    }
}
