package io.onefold.app.segments;

import java.util.List;

/**
 * What a segment would be.
 *
 * @param now how many are in it by what is published
 * @param would how many would be in it
 * @param entering how many of those are not now
 * @param leaving how many are now and would not be
 * @param untold of how many it cannot be told
 * @param examples ids of some who would be in it
 * @param waitsFor a trait that has to be switched on before this can be counted; empty where it was
 */
public record SegmentCount(
        String segment,
        long now,
        long would,
        long entering,
        long leaving,
        long untold,
        List<String> examples,
        String waitsFor) {
    static SegmentCount waiting(String segment, String trait) {
        return new SegmentCount(segment, 0, 0, 0, 0, 0, List.of(), trait);
    }
}
