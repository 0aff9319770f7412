package io.unisession.spi;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that was probably meant by a misspelled one, for error messages. */
public final class Suggestions {
    /** Longer texts are no misspelled words, and comparing them takes long. */
    private static final int LONGEST = 100;

    private Suggestions() {}

    /**
     * The most similar of some words. Case, hyphens and underscores do not count, so {@code room_id} is {@code roomId}.
     *
     * @param word the misspelled word
     * @param known the words that exist
     * @return the most similar one; empty if more than half of the letters differ, or if the word is longer than 100
     *     characters
     */
    public static Optional<String> nearest(String word, Collection<String> known) {
        if (word.length() > LONGEST) {
            return Optional.empty();
        }
        return known.stream()
                .filter(candidate -> 2 * distance(word, candidate) <= Math.max(word.length(), candidate.length()))
                .min(Comparator.comparingInt(candidate -> distance(word, candidate)));
    }

    /** How many letters to add, remove or change (Levenshtein). */
    private static int distance(String one, String other) {
        String from = letters(one);
        String to = letters(other);
        int[] previous = new int[to.length() + 1];
        for (int column = 0; column <= to.length(); column++) {
            previous[column] = column;
        }
        for (int row = 1; row <= from.length(); row++) {
            int[] current = new int[to.length() + 1];
            current[0] = row;
            for (int column = 1; column <= to.length(); column++) {
                int change = from.charAt(row - 1) == to.charAt(column - 1) ? 0 : 1;
                current[column] =
                        Math.min(previous[column - 1] + change, 1 + Math.min(previous[column], current[column - 1]));
            }
            previous = current;
        }
        return previous[to.length()];
    }

    private static String letters(String word) {
        return word.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
    }
}
