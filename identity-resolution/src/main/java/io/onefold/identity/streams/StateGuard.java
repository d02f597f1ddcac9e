package io.onefold.identity.streams;

import io.onefold.identity.rules.RulesChange;
import io.onefold.identity.rules.RulesSummary;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/** Holds a start's rules and secret against those that the state was made with. */
final class StateGuard {
    private final KeyValueStore<Bytes, byte[]> state;
    private final IdentityTopology.Settings settings;

    StateGuard(KeyValueStore<Bytes, byte[]> state, IdentityTopology.Settings settings) {
        this.state = state;
        this.settings = settings;
    }

    /**
     * Takes over rules that running state can take over; a sweep begins again where it has to.
     *
     * @throws RefusedStartException for another secret, or rules that this state cannot be run with
     */
    void admit() {
        byte[] secret = settings.secretFingerprint().getBytes(StandardCharsets.UTF_8);
        byte[] knownSecret = state.get(StateKeys.SECRET);
        if (knownSecret == null) state.put(StateKeys.SECRET, secret);
        else if (!java.util.Arrays.equals(knownSecret, secret))
            throw new RefusedStartException(List.of("the tenant secret is not the one that the state was made with:"
                    + " every identifier would get another key; start with the original secret file"));
        RulesSummary now =
                RulesSummary.of(settings.forest().rules(), settings.forest().zone());
        byte[] known = state.get(StateKeys.RULES);
        if (known == null) {
            state.put(StateKeys.RULES, now.toBytes());
            return;
        }
        switch (RulesChange.between(RulesSummary.fromBytes(known), now)) {
            case RulesChange.Same same -> {}
            case RulesChange.Live live -> {
                state.put(StateKeys.RULES, now.toBytes());
                if (live.sweep()) state.delete(StateKeys.SWEPT);
            }
            case RulesChange.NeedsRebuild rebuild -> throw new RefusedStartException(rebuild.reasons());
            case RulesChange.Refused refused -> throw new RefusedStartException(refused.reasons());
        }
    }
}
