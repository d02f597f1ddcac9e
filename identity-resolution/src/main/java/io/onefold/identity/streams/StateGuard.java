package io.onefold.identity.streams;

import io.onefold.identity.rules.RulesChange;
import io.onefold.identity.rules.RulesSummary;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
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
     * Takes over rules that running state can take over, and fragments of an older release; a sweep begins again where it has to.
     *
     * @throws RefusedStartException for another secret, or rules that this state cannot be run with; with all of that at once
     */
    void admit() {
        List<String> reasons = new ArrayList<>();
        byte[] secret = settings.secretFingerprint().getBytes(StandardCharsets.UTF_8);
        byte[] knownSecret = state.get(StateKeys.SECRET);
        if (knownSecret != null && !Arrays.equals(knownSecret, secret))
            reasons.add(
                    "the tenant secret is not the one that the state was made with: every identifier would get another"
                            + " key; start with the original secret file");
        RulesSummary now =
                RulesSummary.of(settings.forest().rules(), settings.forest().zone());
        byte[] known = state.get(StateKeys.RULES);
        RulesChange change =
                known == null ? new RulesChange.Same() : RulesChange.between(RulesSummary.fromBytes(known), now);
        switch (change) {
            case RulesChange.Same same -> {}
            case RulesChange.Live live -> {}
            case RulesChange.NeedsRebuild rebuild -> {
                reasons.add(
                        "identity-rules.yaml has changes that the state cannot take over: start with the former rules, or"
                                + " rebuild the state from the timeline (docs/rebuild.md says which changes can be)");
                reasons.addAll(rebuild.reasons());
            }
            case RulesChange.Refused refused -> reasons.addAll(refused.reasons());
        }
        if (!reasons.isEmpty()) throw new RefusedStartException(reasons);
        if (knownSecret == null) state.put(StateKeys.SECRET, secret);
        if (known == null || change instanceof RulesChange.Live) state.put(StateKeys.RULES, now.toBytes());
        boolean isOtherProfile = takeOverProfileRules();
        boolean isOlder = takeOverFragments(known == null);
        if (isOtherProfile
                || isOlder
                || (change instanceof RulesChange.Live(boolean sweep, List<String> changes) && sweep))
            state.delete(StateKeys.SWEPT);
    }

    /** Whether fragments were written before it was kept who wrote them: they do not count calls by day. */
    private boolean takeOverFragments(boolean isFresh) {
        if (state.get(StateKeys.FRAGMENTS) != null) return false;
        state.put(StateKeys.FRAGMENTS, isFresh ? StateKeys.CURRENT : StateKeys.OLDER);
        return !isFresh;
    }

    /** Whether profiles were made by other rules. */
    private boolean takeOverProfileRules() {
        byte[] now = settings.forest().profile().canonical().getBytes(StandardCharsets.UTF_8);
        if (Arrays.equals(now, state.get(StateKeys.PROFILE_RULES))) return false;
        state.put(StateKeys.PROFILE_RULES, now);
        return true;
    }
}
