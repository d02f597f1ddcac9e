package io.onefold.identity.hindsight;

import io.onefold.identity.oracle.OracleInput;
import io.onefold.identity.rules.IdentityRules;
import io.onefold.profile.store.RowReader;
import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.IdentityCommand;
import io.onefold.schemas.IdentityCommand.Action;
import io.onefold.schemas.binary.TimelineCodec;
import io.onefold.schemas.binary.TimelineRow;
import io.onefold.schemas.binary.TimelineRow.CommandRow;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Collects all that can decide about one identifier: whoever was seen with it or stands in a word with it, and so on, but for shared
 * identifiers, which join nobody. That is what {@link io.onefold.identity.oracle.BatchOracle} wants for a part of a whole run.
 */
final class Gathering {
    private final RowReader reader;
    private final IdentityRules rules;
    private final UpTo upTo;
    private final int most;
    private final Map<ByteBuffer, TimelineRow> rows = new HashMap<>();
    private final Set<IdentifierKey> looked = new HashSet<>();
    private final Set<IdentifierKey> within = new HashSet<>();
    private final Deque<IdentifierKey> waiting = new ArrayDeque<>();

    /**
     * What was collected.
     *
     * @param within whom the inputs tell everything about
     */
    record Gathered(List<OracleInput> inputs, Set<IdentifierKey> within) {}

    private Gathering(RowReader reader, IdentityRules rules, UpTo upTo, int most) {
        this.reader = reader;
        this.rules = rules;
        this.upTo = upTo;
        this.most = most;
    }

    /**
     * Collects around an identifier.
     *
     * @param reader of one moment
     * @param most rows; where there are more the answer is empty
     */
    static Optional<Gathered> around(
            IdentifierKey identifier, RowReader reader, IdentityRules rules, UpTo upTo, int most) {
        Gathering gathering = new Gathering(reader, rules, upTo, most);
        return gathering.isWithin(identifier) ? Optional.of(gathering.gathered()) : Optional.empty();
    }

    private boolean isWithin(IdentifierKey identifier) {
        looked.add(identifier);
        Told start = Told.all(reader, rules, identifier, upTo, most);
        if (start.isTooMuch()) return false;
        take(identifier, start, !start.isShared());
        while (!waiting.isEmpty()) {
            IdentifierKey next = waiting.remove();
            Told told = Told.ofOnePerson(reader, rules, next, upTo, most);
            if (told.isTooMuch()) return false;
            if (!told.isShared()) take(next, told, true);
            if (rows.size() > most) return false;
        }
        return true;
    }

    private void take(IdentifierKey identifier, Told told, boolean joins) {
        within.add(identifier);
        rows.putAll(told.rows());
        if (!joins) return;
        for (IdentifierKey each : told.tiedTo()) if (looked.add(each)) waiting.add(each);
    }

    private Gathered gathered() {
        Set<IdentifierKey> mentioned = new HashSet<>();
        for (TimelineRow row : rows.values()) mentioned.addAll(row.mentioned());
        mentioned.forEach(this::addErasures);
        return new Gathered(rows.values().stream().map(OracleInput::of).toList(), Set.copyOf(within));
    }

    /** They redact messages wherever these stand. */
    private void addErasures(IdentifierKey identifier) {
        for (TimelineRow word : reader.wordsOf(identifier))
            if (word instanceof CommandRow(IdentityCommand command) && command.action() == Action.ERASE)
                rows.put(ByteBuffer.wrap(TimelineCodec.key(word)), word);
    }
}
