package io.unisession.http;

import io.unisession.Secret;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a service may quote and nobody may read: secrets, each as it is and as it stands in an address or a form. */
final class HiddenWords {
    static final HiddenWords NONE = new HiddenWords(List.of());

    /** The longest first, so that none is left over beside a part of it. */
    private final List<Secret> words;

    private HiddenWords(List<Secret> words) {
        this.words = words;
    }

    static HiddenWords of(Collection<Secret> secrets) {
        return secrets.isEmpty() ? NONE : distinct(secrets.stream().flatMap(HiddenWords::forms));
    }

    /** These and others. */
    HiddenWords and(HiddenWords others) {
        if (others.words.isEmpty()) {
            return this;
        }
        return words.isEmpty() ? others : distinct(Stream.concat(words.stream(), others.words.stream()));
    }

    boolean areIn(String text) {
        return words.stream().anyMatch(word -> text.contains(word.reveal()));
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
    private static Stream<Secret> forms(Secret secret) {
        String encoded = URLEncoder.encode(secret.reveal(), StandardCharsets.UTF_8);
        return Stream.of(secret, Secret.of(encoded), Secret.of(encoded.replace("+", "%20")));
    }

    private static HiddenWords distinct(Stream<Secret> secrets) {
        Map<String, Secret> byText = new LinkedHashMap<>();
        secrets.filter(secret -> !secret.reveal().isBlank())
                .forEach(secret -> byText.putIfAbsent(secret.reveal(), secret));
        return new HiddenWords(byText.values().stream()
                .sorted(Comparator.comparingInt(
                                (Secret secret) -> secret.reveal().length())
                        .reversed())
                .toList());
    }

    @Override
    public String toString() {
        return "HiddenWords[" + words.size() + "]";
    }
}
