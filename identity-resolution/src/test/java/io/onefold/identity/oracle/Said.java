package io.onefold.identity.oracle;

import io.onefold.schemas.Channel;
import io.onefold.schemas.ConsentDecision;
import io.onefold.schemas.ConsentState;
import io.onefold.schemas.Context;
import io.onefold.schemas.Details;
import io.onefold.schemas.EventType;
import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.KeyedIdentifier;
import io.onefold.schemas.Observation;
import io.onefold.schemas.Touchpoint;
import io.onefold.schemas.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A copy of a message in the making. Its sender's time is 0 unless told otherwise, so copies at other times are of one message. */
final class Said {
    private final String messageId;
    private final long at;
    private final List<String> identifiers;
    private final SortedMap<String, Value> traits = new TreeMap<>();
    private final SortedMap<String, IdentifierKey> echoes = new TreeMap<>();
    private final List<ConsentDecision> consents = new ArrayList<>();
    private String source = "shop";
    private Channel channel = Channel.WEB;
    private long senderTime;
    private long digest;
    private Details details = Details.NONE;

    private Said(String messageId, long at, List<String> identifiers) {
        this.messageId = messageId;
        this.at = at;
        this.identifiers = identifiers;
    }

    static Said message(String messageId, long at, String... identifiers) {
        return new Said(messageId, at, List.of(identifiers));
    }

    Said trait(String name, Value value) {
        traits.put(name, value);
        return this;
    }

    Said trait(String name, String text) {
        return trait(name, new Value.Text(text));
    }

    Said echo(String trait, String identifier) {
        echoes.put(trait, Keys.key(identifier));
        return trait(trait, Keys.value(identifier));
    }

    Said consent(String purpose, ConsentState state, String namespace) {
        consents.add(new ConsentDecision(purpose, state, namespace));
        return this;
    }

    Said consent(ConsentDecision decision) {
        consents.add(decision);
        return this;
    }

    Said from(String otherSource) {
        source = otherSource;
        return this;
    }

    Said by(Channel otherChannel) {
        channel = otherChannel;
        return this;
    }

    Said senderTime(long time) {
        senderTime = time;
        return this;
    }

    Said digest(long content) {
        digest = content;
        return this;
    }

    Said details(Details told) {
        details = told;
        return this;
    }

    OracleInput copy() {
        return new OracleInput.Copy(observation());
    }

    Observation observation() {
        List<KeyedIdentifier> keyed = identifiers.stream()
                .map(identifier -> new KeyedIdentifier(Keys.key(identifier), Keys.value(identifier)))
                .sorted(Comparator.comparing(KeyedIdentifier::key))
                .toList();
        Touchpoint touchpoint = new Touchpoint(
                messageId,
                source,
                channel,
                EventType.TRACK,
                "",
                at,
                0,
                senderTime,
                List.of(),
                traits,
                consents,
                Context.NONE,
                details);
        return new Observation(keyed, touchpoint, echoes, digest);
    }

    static OracleInput[] copies(Said... said) {
        return Stream.of(said).map(Said::copy).toArray(OracleInput[]::new);
    }
}
