package io.onefold.identity.normalise;

import io.onefold.identity.normalise.Reading.Normalised;
import io.onefold.identity.normalise.Reading.Unreadable;
import java.net.IDN;
import java.util.Locale;
import java.util.Set;

/**
 * E-mail addresses: a dot-atom before the last at sign (RFC 5321, with the letters of all languages as in RFC 6531), a domain of at
 * least two labels after it, in ASCII (IDNA 2003, as {@link IDN} has it). In lower case all of it: no provider of note tells A from a.
 */
final class EmailForm {
    private static final int MAX_LENGTH = 254;
    private static final int MAX_LOCAL = 64;
    private static final int MAX_LABEL = 63;
    private static final String PUNCTUATION = "!#$%&'*+/=?^_`{|}~-";
    private static final Set<String> GMAIL = Set.of("gmail.com", "googlemail.com");
    private static final Unreadable NO_ADDRESS = new Unreadable("is not an e-mail address");

    private EmailForm() {}

    /** The form of a clean text. */
    static Reading of(String text) {
        int at = text.lastIndexOf('@');
        if (at < 1) return NO_ADDRESS;
        String local = lower(text.substring(0, at));
        String domain = domain(text.substring(at + 1));
        if (!isDotAtom(local) || !isDomain(domain)) return NO_ADDRESS;
        if (local.length() + 1 + domain.length() > MAX_LENGTH) return NO_ADDRESS;
        return new Normalised(local + "@" + domain);
    }

    /** The form of a clean text, without what its provider ignores. */
    static Reading byProvider(String text) {
        if (!(of(text) instanceof Normalised(String address))) return NO_ADDRESS;
        int at = address.lastIndexOf('@');
        if (!GMAIL.contains(address.substring(at + 1))) return new Normalised(address);
        int plus = address.indexOf('+');
        String name = address.substring(0, plus >= 0 && plus < at ? plus : at).replace(".", "");
        return name.isEmpty() ? NO_ADDRESS : new Normalised(name + "@gmail.com");
    }

    /** Lower case can take a text out of its normal form (the Turkish dotted I does), so it is cleaned again. */
    private static String lower(String local) {
        String lower = local.toLowerCase(Locale.ROOT);
        return CleanText.isAscii(lower) ? lower : CleanText.of(lower);
    }

    /** The domain in ASCII and lower case; empty where it has no such form. */
    private static String domain(String raw) {
        String domain = raw.endsWith(".") ? raw.substring(0, raw.length() - 1) : raw;
        if (CleanText.isAscii(domain)) return domain.toLowerCase(Locale.ROOT);
        try {
            return IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static boolean isDotAtom(String local) {
        if (local.isEmpty() || local.length() > MAX_LOCAL || local.startsWith(".") || local.endsWith(".")) return false;
        for (int i = 0; i < local.length(); i++) {
            char c = local.charAt(i);
            if (c == '.' ? local.charAt(i - 1) == '.' : !isAtomCharacter(c)) return false;
        }
        return true;
    }

    private static boolean isAtomCharacter(char c) {
        if (c > 0x7f) return !Character.isSpaceChar(c) && !Character.isISOControl(c);
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || PUNCTUATION.indexOf(c) >= 0;
    }

    private static boolean isDomain(String domain) {
        String[] labels = domain.split("\\.", -1);
        for (String label : labels) if (!isLabel(label)) return false;
        return labels.length > 1 && !labels[labels.length - 1].chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static boolean isLabel(String label) {
        if (label.isEmpty() || label.length() > MAX_LABEL || label.startsWith("-") || label.endsWith("-")) return false;
        for (int i = 0; i < label.length(); i++) {
            char c = label.charAt(i);
            if ((c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-') return false;
        }
        return true;
    }
}
