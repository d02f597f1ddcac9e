package io.onefold.identity.normalise;

import io.onefold.identity.rules.Namespace;

/** The form that a namespace gives to a clean text; garbage is no matter here. */
final class ValueForm {
    private ValueForm() {}

    /**
     * Normalised or unreadable.
     *
     * @param region for telephone numbers without a country code, empty for none
     */
    static Reading of(Namespace namespace, String region, String clean) {
        return switch (namespace.normalise()) {
            case NONE -> new Reading.Normalised(clean);
            case EMAIL -> EmailForm.of(clean);
            case EMAIL_BY_PROVIDER -> EmailForm.byProvider(clean);
            case PHONE -> PhoneForm.of(clean, region);
        };
    }
}
