package io.onefold.app.up;

import io.onefold.identity.normalise.ObservationReader;
import java.util.SortedMap;

/** What is done before and after a fresh installation is made, while the servers run. */
interface Around {
    /**
     * Before anything else.
     *
     * @return whether there is anything to do: false where all of it was done before
     * @throws io.onefold.app.rebuild.RebuildRefusedException where it must not be done
     */
    boolean begin() throws InterruptedException;

    /**
     * After what was made is at rest and equals the batch run; nothing runs in it any more.
     *
     * @param reader that has read the log
     * @return how many records were written to public topics, by topic
     */
    SortedMap<String, Long> complete(ObservationReader reader) throws InterruptedException;

    /** Instead of {@link #complete}, where it does not equal the batch run or lacks something. */
    void giveUp() throws InterruptedException;
}
