package io.onefold.app.sample.systems;

import io.onefold.schemas.Touchpoint;
import java.io.IOException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** One system of the company. It tells a year's touchpoints in its own form. */
interface CompanySystem {
    /** For people. */
    String name();

    /** Which of the company's touchpoints it tells. */
    boolean tells(Touchpoint touchpoint);

    /**
     * Tells them. To tell them again changes nothing.
     *
     * @param touchpoints in the order of time, all of its own
     * @param progress is told how many are done
     */
    void tell(List<Touchpoint> touchpoints, Told progress) throws IOException, InterruptedException;

    /** The ids under which a touchpoint is known once it has been taken in, and maybe more ids than that. */
    List<String> messageIds(Touchpoint touchpoint);

    /** How much of what was told has not been taken yet, as far as the system itself can know. */
    default long left() throws IOException {
        return 0;
    }

    /** What stands in the description of its connector, by the word in it; none for a system without one. */
    default SortedMap<String, String> placeholders() {
        return new TreeMap<>();
    }

    /** Is told how far it is. */
    @FunctionalInterface
    interface Told {
        void upTo(int done);
    }
}
