package io.onefold.app.config;

/** The keys of {@code consent}. */
enum ConsentKey implements SectionKey {
    PURPOSES(
            "none",
            "What consent is asked for, by name. Decisions on other purposes count as they are given; where any is named here, an expression that names another one is refused."),
    MINOR_AGE(
            "`14`",
            "Of somebody younger, by the birthday trait of `portrait`, only what a parent or guardian granted counts, for any purpose. 0: of everybody whatever was granted.");

    private final String defaultText;
    private final String about;

    ConsentKey(String defaultText, String about) {
        this.defaultText = defaultText;
        this.about = about;
    }

    @Override
    public String defaultText() {
        return defaultText;
    }

    @Override
    public String about() {
        return about;
    }

    /** The keys of one purpose. */
    enum OfPurpose implements SectionKey {
        SEPARATE("`false`", "Whether a grant that was not given on its own, apart from others, does not count."),
        NAMESPACE(
                "the strongest identifier",
                "The namespace of the identifiers that a decision concerns that names none: each of a touchpoint's, where it has one, else its strongest. Holds for touchpoints that come after a change."),
        VALID_DAYS("for ever", "How many times 24 hours a grant counts that says no end itself: 1 to 36500.");

        private final String defaultText;
        private final String about;

        OfPurpose(String defaultText, String about) {
            this.defaultText = defaultText;
            this.about = about;
        }

        @Override
        public String defaultText() {
            return defaultText;
        }

        @Override
        public String about() {
            return about;
        }
    }
}
