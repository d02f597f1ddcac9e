package io.onefold.identity.rules;

import java.util.Collection;
import java.util.Locale;

/** Finds the word that somebody probably meant. */
public final class DidYouMean {
    private DidYouMean() {}

    /**
     * The question to end a message with, such as {@code " Did you mean limit?"}; empty when nothing is near. Near is at most
     * a third of the word away, rounded up, counting insertions, deletions, replacements and swapped neighbours (optimal string alignment).
     */
    public static String suggest(String word, Collection<String> known) {
        String best = "";
        int nearest = (word.length() + 2) / 3 + 1;
        for (String candidate : known) {
            int distance = distance(word.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
            if (distance >= nearest) continue;
            nearest = distance;
            best = candidate;
        }
        return best.isEmpty() ? "" : " Did you mean " + best + "?";
    }

    private static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) cost[i][0] = i;
        for (int j = 0; j <= b.length(); j++) cost[0][j] = j;
        for (int i = 1; i <= a.length(); i++)
            for (int j = 1; j <= b.length(); j++) {
                int replaced = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                cost[i][j] = Math.min(replaced, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1))
                    cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
            }
        return cost[a.length()][b.length()];
    }
}
