package io.unisession.spi.http;

import io.unisession.Secret;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What a service may quote and nobody may read: secrets, each as it is and as it stands in an address or a form. */
final class HiddenWords {
    static final HiddenWords NONE = new HiddenWords(List.of());

    /** The longest first, so that none is left over beside a part of it. */
    private final List<Secret> words;

    private HiddenWords(List<Secret> words) {
        this.words = words;
    }

    static HiddenWords of(Collection<Secret> secrets) {
        List<Secret> words = new ArrayList<>();
        for (Secret secret : secrets) {
            add(secret, words);
            addEncoded(secret, words);
        }
        return words.isEmpty() ? NONE : new HiddenWords(words);
    }

    /** These and others. */
    HiddenWords and(HiddenWords others) {
        if (words.isEmpty() || others.words.isEmpty()) {
            return words.isEmpty() ? others : this;
        }
        List<Secret> all = new ArrayList<>(words);
        for (Secret word : others.words) {
            add(word, all);
        }
        return new HiddenWords(all);
    }

    boolean areIn(String text) {
        for (Secret word : words) {
            if (text.contains(word.reveal())) {
                return true;
            }
        }
        return false;
    }

    /** A text without them. */
    String hideIn(String text) {
        String result = text;
        for (Secret word : words) {
            result = result.replace(word.reveal(), word.toString());
        }
        return result;
    }

    /** A service that quotes an address may write a space in either way. */
    private static void addEncoded(Secret secret, List<Secret> words) {
        String text = secret.reveal();
        if (!isTheSameEncoded(text)) {
            String encoded = URLEncoder.encode(text, StandardCharsets.UTF_8);
            add(Secret.of(encoded), words);
            add(Secret.of(encoded.replace("+", "%20")), words);
        }
    }

    /** As tokens are: a first call need not load what encodes them. */
    private static boolean isTheSameEncoded(String text) {
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            boolean same = (character >= 'a' && character <= 'z')
                    || (character >= 'A' && character <= 'Z')
                    || (character >= '0' && character <= '9')
                    || "-_.".indexOf(character) >= 0;
            if (!same) {
                return false;
            }
        }
        return true;
    }

    /** Before the first that is shorter, and once. */
    private static void add(Secret word, List<Secret> words) {
        String text = word.reveal();
        if (text.isBlank()) {
            return;
        }
        int place = 0;
        while (place < words.size() && words.get(place).reveal().length() >= text.length()) {
            if (words.get(place).reveal().equals(text)) {
                return;
            }
            place++;
        }
        words.add(place, word);
    }
}
