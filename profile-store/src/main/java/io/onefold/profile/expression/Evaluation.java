package io.onefold.profile.expression;

import io.onefold.profile.portrait.Today;
import org.jspecify.annotations.Nullable;

/** One evaluation: who is looked at, on which day, and how much work is left. Used by one thread. */
final class Evaluation {
    private final PersonView person;
    private final Today today;
    private final @Nullable Object[] slots;
    private long work = Limits.WORK;

    /** @param slots how many variables loops have */
    Evaluation(PersonView person, Today today, int slots) {
        this.person = person;
        this.today = today;
        this.slots = new Object[slots];
    }

    /** Ends an evaluation that is too much work. */
    static final class Exhausted extends RuntimeException {
        private static final long serialVersionUID = 1;

        private Exhausted() {
            super("too much work", null, false, false);
        }
    }

    PersonView person() {
        return person;
    }

    Today today() {
        return today;
    }

    /** Takes steps from what is left. */
    void work(long steps) {
        work -= steps;
        if (work < 0) throw new Exhausted();
    }

    void set(int slot, Object value) {
        slots[slot] = value;
    }

    Object get(int slot) {
        @Nullable Object value = slots[slot];
        return value == null ? Untold.ABSENT : value;
    }
}
