package io.onefold.app.sample;

import io.onefold.schemas.Touchpoint;
import java.util.List;
import java.util.Map;

/**
 * What a made-up company sent in a year.
 *
 * @param touchpoints by the time they happened; a few cannot be accepted, on purpose
 * @param truth person by message id, of the acceptable ones. Never shown to the software under test
 */
public record Sample(List<Touchpoint> touchpoints, Map<String, String> truth) {
    public Sample {
        touchpoints = List.copyOf(touchpoints);
        truth = Map.copyOf(truth);
    }
}
