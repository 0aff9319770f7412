package io.unisession.generic.internal.template;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Knows secrets by their names. Their values come from settings or from the call, never from the descriptor. */
public final class SecretNames {
    private static final Set<String> NAMES = Set.of(
            "apikey",
            "accesskey",
            "secretkey",
            "privatekey",
            "signingkey",
            "token",
            "apitoken",
            "accesstoken",
            "authtoken",
            "bearertoken",
            "refreshtoken",
            "secret",
            "apisecret",
            "appsecret",
            "clientsecret",
            "sharedsecret",
            "password",
            "passphrase");

    /** Much longer than any of them. */
    private static final int LONGEST = 100;

    private SecretNames() {}

    /** Whether the name is always that of a secret. */
    public static boolean has(String name) {
        return name.length() <= LONGEST
                && NAMES.contains(
                        name.toLowerCase(Locale.ROOT).replaceFirst("^x[-_]", "").replaceAll("[-_.]", ""));
    }

    /** Whether the name ends like that of a secret, as {@code ACME_API_KEY} does. */
    public static boolean endsLikeSecret(String name) {
        String end = name.substring(Math.max(0, name.length() - LONGEST));
        String separate = end.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
        List<String> words = Stream.of(separate.split("[-_.]"))
                .filter(word -> !word.isEmpty())
                .toList();
        return IntStream.range(0, words.size())
                .mapToObj(first -> String.join("", words.subList(first, words.size())))
                .anyMatch(last -> last.equals("key") || NAMES.contains(last));
    }
}
