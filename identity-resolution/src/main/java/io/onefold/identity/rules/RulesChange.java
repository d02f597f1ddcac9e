package io.onefold.identity.rules;

import java.util.ArrayList;
import java.util.List;

/** What a start with these rules means for state that was made by those. Reasons are for people: what changed, from what, to what. */
public sealed interface RulesChange {
    /** Nothing changed. */
    record Same() implements RulesChange {}

    /**
     * The running state can take the new rules over.
     *
     * @param sweep whether every identifier has to be looked at again, in the background
     */
    record Live(boolean sweep, List<String> changes) implements RulesChange {
        public Live {
            changes = List.copyOf(changes);
        }
    }

    /** The state does not hold what the new rules would need, so it has to be made again from the timeline. */
    record NeedsRebuild(List<String> reasons) implements RulesChange {
        public NeedsRebuild {
            reasons = List.copyOf(reasons);
        }
    }

    /** Not to be started with. */
    record Refused(List<String> reasons) implements RulesChange {
        public Refused {
            reasons = List.copyOf(reasons);
        }
    }

    /** Compares the rules that state was made by with the rules of a start. */
    static RulesChange between(RulesSummary before, RulesSummary now) {
        if (now.version() < before.version())
            return new Refused(List.of("identity-rules.yaml is version " + now.version()
                    + ", the state was made by version " + before.version() + ": start with that one or a newer one"));
        RulesDifference difference = RulesDifference.between(before, now);
        boolean sameContent = before.fingerprint().equals(now.fingerprint());
        if (now.version() == before.version() && !sameContent) return refuseOtherContent(now, difference);
        if (!difference.rebuild().isEmpty()) return new NeedsRebuild(difference.rebuild());
        if (now.version() == before.version()) return new Same();
        List<String> live = new ArrayList<>(difference.added());
        live.addAll(difference.live());
        return new Live(!difference.live().isEmpty(), live);
    }

    private static RulesChange refuseOtherContent(RulesSummary now, RulesDifference difference) {
        List<String> reasons = new ArrayList<>();
        reasons.add("identity-rules.yaml changed but is still version " + now.version() + ": raise it to "
                + (now.version() + 1));
        reasons.addAll(difference.rebuild());
        reasons.addAll(difference.live());
        reasons.addAll(difference.added());
        return new Refused(reasons);
    }
}
