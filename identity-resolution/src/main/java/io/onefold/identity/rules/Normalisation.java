package io.onefold.identity.rules;

import java.util.Locale;

/** How a namespace's values are brought to one form. All begin with Unicode NFKC and trimming. */
public enum Normalisation {
    /** Nothing more: case and inner characters count. */
    NONE,
    /** Lower case, the domain in ASCII (IDN), syntax checked. */
    EMAIL,
    /** As {@link #EMAIL}; in addition what a known provider ignores is dropped: dots and {@code +tag} at Gmail. */
    EMAIL_BY_PROVIDER,
    /** E.164, with the region of the source or the namespace for numbers without a country code. */
    PHONE;

    /**
     * Raised when the code comes to give another value for some input, so that state made by an older release is rebuilt
     * instead of mixed.
     */
    public static final int VERSION = 1;

    /** The name in the rules file, such as {@code email-by-provider}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
