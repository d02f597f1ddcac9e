package io.onefold.profile.expression;

import java.util.Collection;
import java.util.Locale;

/** Finds the name that somebody probably meant. */
public final class Nearest {
    private Nearest() {}

    /**
     * The question to end a message with, such as {@code " Did you mean age?"}; empty when nothing is near. Near is at most a third of the
     * name away, rounded up, in insertions, deletions and replacements (Levenshtein); of equally near ones the first by name.
     */
    public static String question(String name, Collection<String> known) {
        String best = "";
        int nearest = (name.length() + 2) / 3 + 1;
        for (String candidate : known.stream().sorted().toList()) {
            int distance = distance(name.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
            if (distance >= nearest) continue;
            nearest = distance;
            best = candidate;
        }
        return best.isEmpty() ? "" : " Did you mean " + best + "?";
    }

    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) row[j] = j;
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
