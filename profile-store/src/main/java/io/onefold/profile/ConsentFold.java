package io.onefold.profile;

import io.onefold.profile.portrait.Birthday;
import io.onefold.profile.portrait.Today;
import io.onefold.schemas.ConsentState;
import io.onefold.schemas.UnifiedProfile.Consent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * A profile's consents at a moment, as docs/definition.md has them. A merge never widens one: whoever of the members denies, denies for all.
 * Thread-safe.
 */
public final class ConsentFold {
    private static final String EXPIRED = "expired";
    private static final String NOT_SEPARATE = "not-separate";
    private static final String MINOR = "minor";
    private static final long DAY = Duration.ofDays(1).toMillis();

    private final ConsentRules rules;

    /** A fold under fixed rules. */
    public ConsentFold(ConsentRules rules) {
        this.rules = rules;
    }

    /**
     * What holds of each purpose that a member has a register of.
     *
     * @param members each member's registers by purpose, in any order
     * @param birthday the text of the trait that holds it; empty: not known
     * @param today knows afterwards when time alone may change the result
     */
    public SortedMap<String, Consent> fold(
            Collection<? extends Map<String, ConsentRegister>> members, String birthday, Today today) {
        SortedMap<String, List<ConsentRegister>> byPurpose = new TreeMap<>();
        for (Map<String, ConsentRegister> registers : members)
            registers.forEach((purpose, register) -> byPurpose
                    .computeIfAbsent(purpose, name -> new ArrayList<>(2))
                    .add(register));
        SortedMap<String, Consent> folded = new TreeMap<>();
        Optional<Birthday> born = Birthday.read(birthday);
        byPurpose.forEach((purpose, registers) ->
                folded.put(purpose, new Holding(rules.purpose(purpose), born, today).of(registers)));
        return folded;
    }

    /** One purpose of one person. */
    private final class Holding {
        private final ConsentRules.Purpose purpose;
        private final Optional<Birthday> born;
        private final Today today;

        Holding(ConsentRules.Purpose purpose, Optional<Birthday> born, Today today) {
            this.purpose = purpose;
            this.born = born;
            this.today = today;
        }

        Consent of(List<ConsentRegister> registers) {
            Optional<ConsentRegister> denying = latest(registers, each -> each.state() == ConsentState.DENIED);
            if (denying.isPresent()) return published(denying.get(), ConsentState.DENIED, "");
            Optional<ConsentRegister> granting = latest(registers, this::counts);
            if (granting.isPresent()) return published(granting.get(), ConsentState.GRANTED, "");
            ConsentRegister latest = latest(registers, each -> true).orElseThrow();
            return published(latest, ConsentState.UNKNOWN, latest.state() == ConsentState.GRANTED ? flaw(latest) : "");
        }

        private static Optional<ConsentRegister> latest(
                List<ConsentRegister> registers, Predicate<ConsentRegister> which) {
            return registers.stream().filter(which).max(ConsentRegister.ORDER);
        }

        private boolean counts(ConsentRegister register) {
            return register.state() == ConsentState.GRANTED && flaw(register).isEmpty();
        }

        /** Why a grant does not count now; empty where it does. */
        private String flaw(ConsentRegister grant) {
            long end = end(grant);
            if (end != 0 && today.hasPassed(end)) return EXPIRED;
            if (purpose.separate() && !grant.separate()) return NOT_SEPARATE;
            return !grant.guardian() && isMinor() ? MINOR : "";
        }

        private long end(ConsentRegister grant) {
            if (grant.state() != ConsentState.GRANTED) return 0;
            if (grant.expiresAt() != 0 || purpose.validDays() == 0) return grant.expiresAt();
            return grant.occurredAt() + purpose.validDays() * DAY;
        }

        private boolean isMinor() {
            return rules.minorAge() > 0 && born.isPresent() && born.get().isYoungerThan(rules.minorAge(), today);
        }

        private Consent published(ConsentRegister register, ConsentState state, String reason) {
            return new Consent(
                    state,
                    register.occurredAt(),
                    register.source(),
                    register.messageId(),
                    register.proof(),
                    end(register),
                    register.separate(),
                    register.guardian(),
                    reason);
        }
    }
}
