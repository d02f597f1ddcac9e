package io.onefold.identity.oracle;

import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.KeyedIdentifier;
import io.onefold.schemas.MessageFingerprint;
import io.onefold.schemas.Observation;
import io.onefold.schemas.Residue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Groups copies into messages and takes out the erased ones (rules 2 to 4). */
final class Messages {
    private static final Comparator<Observation> SMALLEST =
            Comparator.comparingLong(Observation::occurredAt).thenComparingLong(Observation::digest);

    private final Map<IdentifierKey, Long> erased;
    private final Map<IdentifierKey, Set<Long>> erasedMessages = new HashMap<>();
    private final Map<Identity, Message> left = new LinkedHashMap<>();

    private Messages(Map<IdentifierKey, Long> erased, List<Residue> residues) {
        this.erased = erased;
        for (Residue residue : residues)
            erasedMessages
                    .computeIfAbsent(residue.anchor(), anchor -> new HashSet<>())
                    .addAll(residue.messages());
    }

    private record Identity(IdentifierKey anchor, long senderTime, String source, String messageId) {}

    static Messages of(Inputs inputs, Map<IdentifierKey, Long> erased) {
        Messages messages = new Messages(erased, inputs.residues());
        Map<Identity, List<Observation>> copies = new LinkedHashMap<>();
        for (Observation copy : inputs.copies())
            copies.computeIfAbsent(identity(copy), message -> new ArrayList<>(1))
                    .add(copy);
        copies.forEach((identity, message) -> {
            if (!messages.isErased(message)) messages.left.put(identity, messages.redacted(smallest(message)));
        });
        return messages;
    }

    /** The messages that are left. */
    Collection<Message> left() {
        return left.values();
    }

    /** Whether a copy is its message: not erased, and none is smaller. */
    boolean isMessage(Observation copy) {
        Message message = left.get(identity(copy));
        return message != null && SMALLEST.compare(message.copy(), copy) == 0;
    }

    private static Identity identity(Observation copy) {
        return new Identity(
                copy.anchor(),
                copy.touchpoint().senderTime(),
                copy.touchpoint().source(),
                copy.touchpoint().messageId());
    }

    private static Observation smallest(Collection<Observation> copies) {
        return copies.stream().min(SMALLEST).orElseThrow();
    }

    private boolean isErased(List<Observation> copies) {
        Observation any = copies.getFirst();
        long until = erasedUntil(any.anchor());
        if (copies.stream().anyMatch(copy -> copy.occurredAt() <= until)) return true;
        Set<Long> fingerprints = erasedMessages.getOrDefault(any.anchor(), Set.of());
        return !fingerprints.isEmpty() && fingerprints.contains(MessageFingerprint.of(any.anchor(), any.touchpoint()));
    }

    private Message redacted(Observation copy) {
        Set<IdentifierKey> gone = new HashSet<>();
        for (KeyedIdentifier identifier : copy.identifiers())
            if (copy.occurredAt() <= erasedUntil(identifier.key())) gone.add(identifier.key());
        return new Message(copy, gone.isEmpty() ? Set.of() : gone);
    }

    private long erasedUntil(IdentifierKey key) {
        return erased.getOrDefault(key, Long.MIN_VALUE);
    }
}
