package io.onefold.app.segments;

import java.util.List;

/**
 * One line of a preview's answer: how far it is, and at the end what it found.
 *
 * @param looked how many profiles were looked at
 * @param part of all of them, 0 to 1
 * @param segments empty but on the last line
 */
public record PreviewLine(long looked, double part, boolean done, List<SegmentCount> segments) {
    /** How far it is. */
    public static PreviewLine underWay(long looked, double part) {
        return new PreviewLine(looked, part, false, List.of());
    }
}
