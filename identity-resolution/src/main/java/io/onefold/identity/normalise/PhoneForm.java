package io.onefold.identity.normalise;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import io.onefold.identity.normalise.Reading.Normalised;
import io.onefold.identity.normalise.Reading.Unreadable;

/**
 * Telephone numbers in E.164, an extension kept as RFC 3966 writes it: colleagues behind one switchboard are different people. A number
 * must be possible (its length, for its country), not assigned: numbering plans change, and a profile must not change with them.
 */
final class PhoneForm {
    private static final String NO_REGION = "ZZ";
    private static final Unreadable NO_NUMBER = new Unreadable("is not a telephone number");
    private static final Unreadable NO_COUNTRY = new Unreadable(
            "has no country code that exists; send one, or set the region of the source or the namespace");
    private static final Unreadable TOO_SHORT = new Unreadable("is too short for a telephone number");
    private static final Unreadable TOO_LONG = new Unreadable("is too long for a telephone number");
    private static final Unreadable WRONG_LENGTH =
            new Unreadable("has a length that no telephone number of its country has");

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    private PhoneForm() {}

    /**
     * The form of a clean text.
     *
     * @param region where a number without a country code is from, empty for unknown
     */
    static Reading of(String text, String region) {
        if (hasLetter(text) && NUMBERS.isAlphaNumber(text)) return NO_NUMBER;
        try {
            PhoneNumber number = NUMBERS.parse(text, region.isEmpty() ? NO_REGION : region);
            ValidationResult possible = NUMBERS.isPossibleNumberWithReason(number);
            return switch (possible) {
                case IS_POSSIBLE -> new Normalised(written(number));
                case TOO_SHORT, IS_POSSIBLE_LOCAL_ONLY -> TOO_SHORT;
                case TOO_LONG -> TOO_LONG;
                case INVALID_COUNTRY_CODE -> NO_COUNTRY;
                case INVALID_LENGTH -> WRONG_LENGTH;
            };
        } catch (NumberParseException e) {
            return switch (e.getErrorType()) {
                case INVALID_COUNTRY_CODE -> NO_COUNTRY;
                case NOT_A_NUMBER -> NO_NUMBER;
                case TOO_SHORT_AFTER_IDD, TOO_SHORT_NSN -> TOO_SHORT;
                case TOO_LONG -> TOO_LONG;
            };
        }
    }

    private static boolean hasLetter(String text) {
        for (int i = 0; i < text.length(); i++) if (Character.isLetter(text.charAt(i))) return true;
        return false;
    }

    private static String written(PhoneNumber number) {
        String e164 = NUMBERS.format(number, PhoneNumberFormat.E164);
        return number.hasExtension() ? e164 + ";ext=" + number.getExtension() : e164;
    }
}
