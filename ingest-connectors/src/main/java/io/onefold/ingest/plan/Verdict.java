package io.onefold.ingest.plan;

import io.onefold.ingest.Rejection;
import io.onefold.schemas.Touchpoint;
import java.util.List;

/** What a plan says of a touchpoint. */
public sealed interface Verdict {
    /** In what it does not keep to the plan: the event first, then properties, then traits, each by name; the first {@link PlanCheck#MOST} of them. */
    List<Violation> violations();

    /** It goes on as it is. */
    record Kept(Touchpoint touchpoint, List<Violation> violations) implements Verdict {
        public Kept {
            violations = List.copyOf(violations);
        }
    }

    /** It goes on without what is not planned. */
    record Changed(Touchpoint touchpoint, List<Violation> violations) implements Verdict {
        public Changed {
            violations = List.copyOf(violations);
        }
    }

    /** It goes into quarantine. */
    record Blocked(Rejection rejection, List<Violation> violations) implements Verdict {
        public Blocked {
            violations = List.copyOf(violations);
        }
    }
}
