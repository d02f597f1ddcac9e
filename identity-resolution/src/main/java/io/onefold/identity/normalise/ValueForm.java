package io.onefold.identity.normalise;

import io.onefold.identity.rules.Namespace;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The form that a namespace gives to a clean text; garbage is no matter here. Thread-safe. Reading a telephone number costs ten times
 * what all else does, and numbers come back: as a trait of the same event, and with the next event of the same person. So the latest
 * ones are remembered, one in each place of a table; a lost write only costs a second reading.
 */
final class ValueForm {
    private static final int PLACES = 1 << 14;

    private final AtomicReferenceArray<@Nullable Read> remembered = new AtomicReferenceArray<>(PLACES);

    private record Read(String text, String region, Reading reading) {}

    /**
     * Normalised or unreadable.
     *
     * @param region for telephone numbers without a country code, empty for none
     */
    Reading of(Namespace namespace, String region, String clean) {
        return switch (namespace.normalise()) {
            case NONE -> new Reading.Normalised(clean);
            case EMAIL -> EmailForm.of(clean);
            case EMAIL_BY_PROVIDER -> EmailForm.byProvider(clean);
            case PHONE -> phone(clean, region);
        };
    }

    private Reading phone(String text, String region) {
        int hash = text.hashCode();
        int place = (hash ^ (hash >>> 16)) & (PLACES - 1);
        Read known = remembered.get(place);
        if (known != null && known.text.equals(text) && known.region.equals(region)) return known.reading;
        Reading reading = PhoneForm.of(text, region);
        remembered.set(place, new Read(text, region, reading));
        return reading;
    }
}
