package io.onefold.app.segments;

import java.util.ArrayList;
import java.util.List;

/** What a segment would be, while it is counted. Of one thread. */
final class Tally {
    private static final int SHOWN = 5;

    private final List<String> examples = new ArrayList<>();
    private long now;
    private long would;
    private long entering;
    private long leaving;
    private long untold;

    /**
     * Counts a person.
     *
     * @param isIn whether it is there by what was published
     * @param wouldBe whether it would be
     */
    void count(String profileId, boolean isIn, boolean wouldBe, boolean isUntold) {
        if (isIn) now++;
        if (wouldBe) would++;
        if (wouldBe && !isIn) entering++;
        if (isIn && !wouldBe) leaving++;
        if (isUntold) untold++;
        if (wouldBe && examples.size() < SHOWN) examples.add(profileId);
    }

    SegmentCount counted(String segment) {
        return new SegmentCount(segment, now, would, entering, leaving, untold, List.copyOf(examples), "");
    }
}
