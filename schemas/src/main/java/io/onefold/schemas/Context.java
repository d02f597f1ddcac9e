package io.onefold.schemas;

/** The circumstances of a touchpoint. Empty strings stand for what the sender did not say. */
public record Context(String locale, String ip, String userAgent, String campaign) {
    /** Nothing is known of the circumstances. */
    public static final Context NONE = new Context("", "", "", "");

    @Override
    public String toString() {
        return "Context[***]";
    }
}
