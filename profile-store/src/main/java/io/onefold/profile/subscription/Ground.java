package io.onefold.profile.subscription;

import io.onefold.schemas.ConsentState;
import io.onefold.schemas.UnifiedProfile;
import org.jspecify.annotations.Nullable;

/** By what right a subscriber gets anything of somebody. */
public sealed interface Ground {
    /** Whether that right is there for a person. */
    boolean holds(UnifiedProfile profile);

    /** The same text for equal grounds. */
    String canonical();

    /** The person's consent to a purpose, granted; neither denied nor unknown. */
    record Consent(String purpose) implements Ground {
        @Override
        public boolean holds(UnifiedProfile profile) {
            UnifiedProfile.@Nullable Consent consent = profile.consents().get(purpose);
            return consent != null && consent.state() == ConsentState.GRANTED;
        }

        @Override
        public String canonical() {
            return "consent " + purpose;
        }
    }

    /**
     * Another one, which holds for everybody.
     *
     * @param reason in words, such as the fulfilment of a contract; for people
     */
    record Other(String reason) implements Ground {
        @Override
        public boolean holds(UnifiedProfile profile) {
            return true;
        }

        @Override
        public String canonical() {
            return "other";
        }
    }
}
