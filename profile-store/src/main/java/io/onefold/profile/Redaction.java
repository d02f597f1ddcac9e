package io.onefold.profile;

import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.KeyedIdentifier;
import io.onefold.schemas.Observation;
import io.onefold.schemas.Value;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Takes erased identifiers out of a message that itself stays. */
public final class Redaction {
    private Redaction() {}

    /**
     * The message without the traits that repeat one of the identifiers, and with the identifiers' values blank; their keys stay.
     * The same object where there is nothing to take; redacting twice is redacting once.
     */
    public static Observation redact(Observation message, Set<IdentifierKey> erased) {
        if (message.identifiers().stream().noneMatch(each -> erased.contains(each.key()))) return message;
        List<KeyedIdentifier> identifiers = message.identifiers().stream()
                .map(each -> erased.contains(each.key()) ? new KeyedIdentifier(each.key(), "") : each)
                .toList();
        SortedMap<String, Value> traits = new TreeMap<>(message.touchpoint().traits());
        SortedMap<String, IdentifierKey> echoes = new TreeMap<>(message.echoes());
        message.echoes().forEach((trait, echoed) -> {
            if (!erased.contains(echoed)) return;
            traits.remove(trait);
            echoes.remove(trait);
        });
        return new Observation(identifiers, message.touchpoint().withTraits(traits), echoes, message.digest());
    }
}
