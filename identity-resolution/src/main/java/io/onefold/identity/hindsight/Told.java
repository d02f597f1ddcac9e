package io.onefold.identity.hindsight;

import io.onefold.identity.rules.IdentityRules;
import io.onefold.profile.store.RowReader;
import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.IdentityCommand;
import io.onefold.schemas.KeyedIdentifier;
import io.onefold.schemas.Observation;
import io.onefold.schemas.Residue;
import io.onefold.schemas.binary.TimelineCodec;
import io.onefold.schemas.binary.TimelineRow;
import io.onefold.schemas.binary.TimelineRow.CommandRow;
import io.onefold.schemas.binary.TimelineRow.ObservationRow;
import io.onefold.schemas.binary.TimelineRow.ResidueRow;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What was told of one identifier up to a time, its own rows and others' that name it. Read only until it is known to be too much. */
final class Told {
    private final IdentifierKey identifier;
    private final UpTo upTo;
    private final int most;
    private final Map<ByteBuffer, TimelineRow> rows = new HashMap<>();
    private final Set<IdentifierKey> inWords = new HashSet<>();
    private final Neighbours neighbours;
    private boolean readsOnWhenShared;
    private int looked;

    private Told(IdentityRules rules, IdentifierKey identifier, UpTo upTo, int most) {
        this.identifier = identifier;
        this.upTo = upTo;
        this.most = most;
        this.neighbours = new Neighbours(rules, identifier);
    }

    /** All of it, also of a shared identifier. */
    static Told all(RowReader reader, IdentityRules rules, IdentifierKey identifier, UpTo upTo, int most) {
        Told told = new Told(rules, identifier, upTo, most);
        told.readsOnWhenShared = true;
        told.read(reader);
        return told;
    }

    /** All of it, or as much as says that the identifier is shared. */
    static Told ofOnePerson(RowReader reader, IdentityRules rules, IdentifierKey identifier, UpTo upTo, int most) {
        Told told = new Told(rules, identifier, upTo, most);
        told.read(reader);
        return told;
    }

    private void read(RowReader reader) {
        for (TimelineRow word : reader.wordsOf(identifier)) add(word);
        reader.visitMentions(identifier, mention -> {
            if (!mention.isMessage() || mention.at() <= upTo.asOf())
                reader.row(mention).ifPresent(this::add);
            looked++;
            return goesOn();
        });
        if (!goesOn()) return;
        reader.visitMessages(identifier, upTo.asOf(), message -> {
            add(new ObservationRow(message));
            looked++;
            return goesOn();
        });
    }

    private boolean goesOn() {
        return !isTooMuch() && (readsOnWhenShared || !isShared());
    }

    /** Whether more than is allowed was looked at; not everything is here then. */
    boolean isTooMuch() {
        return looked > most;
    }

    private void add(TimelineRow told) {
        upTo.of(told).ifPresent(row -> {
            rows.put(ByteBuffer.wrap(TimelineCodec.key(row)), row);
            switch (row) {
                case ObservationRow(Observation message) -> {
                    for (KeyedIdentifier each : message.identifiers()) meet(message.anchor(), each.key());
                }
                case ResidueRow(Residue residue) -> {
                    for (IdentifierKey each : residue.seen().keySet()) meet(residue.anchor(), each);
                }
                case CommandRow(IdentityCommand command) -> {
                    IdentifierKey other = command.other();
                    if (other != null) inWords.add(command.target().equals(identifier) ? other : command.target());
                }
            }
        });
    }

    /** Only the anchor of a row is a neighbour of the others. */
    private void meet(IdentifierKey anchor, IdentifierKey other) {
        if (anchor.equals(identifier)) neighbours.add(other);
        else if (other.equals(identifier)) neighbours.add(anchor);
    }

    boolean isShared() {
        return neighbours.areTooMany();
    }

    /** By their keys. */
    Map<ByteBuffer, TimelineRow> rows() {
        return rows;
    }

    /** Whoever may be one person with it. */
    Set<IdentifierKey> tiedTo() {
        Set<IdentifierKey> tied = new HashSet<>(neighbours.all());
        tied.addAll(inWords);
        return tied;
    }
}
