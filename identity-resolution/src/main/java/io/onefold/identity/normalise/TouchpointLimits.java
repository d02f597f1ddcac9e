package io.onefold.identity.normalise;

/**
 * How big a touchpoint may be, so that the work on one and the state of a profile stay bounded.
 *
 * @param maxIdentifiers distinct ones, garbage left out
 * @param maxValues traits, and again properties; also elements of a list
 * @param maxNameLength of a trait, property, message id, source, consent purpose or proof, in UTF-16 units
 * @param maxTextLength of a text in a trait or property, in UTF-16 units
 * @param maxDigits before and after the decimal point
 * @param maxBytes of the whole content as {@link ContentDigest} writes it
 */
public record TouchpointLimits(
        int maxIdentifiers, int maxValues, int maxNameLength, int maxTextLength, int maxDigits, int maxBytes) {
    /** Room for whatever the tracking API allows. */
    public static final TouchpointLimits DEFAULT = new TouchpointLimits(20, 256, 256, 8 * 1024, 30, 64 * 1024);
}
