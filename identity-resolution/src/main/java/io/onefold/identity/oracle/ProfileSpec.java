package io.onefold.identity.oracle;

/** What profiles are made by. */
public record ProfileSpec(SurvivorshipSpec survivorship, PortraitSpec portrait) {
    /** What holds where nothing is set. */
    public static final ProfileSpec DEFAULT = new ProfileSpec(SurvivorshipSpec.DEFAULT, PortraitSpec.DEFAULT);
}
