package io.unisession.generic.internal.check;

import io.unisession.generic.internal.document.DocumentNode;
import io.unisession.generic.internal.document.DocumentNode.Kind;
import io.unisession.generic.internal.template.SettingReference;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Names of secrets. Their values must come from settings or from the call, never from the descriptor. */
final class SecretNames {
    static final String FAULT = "secrets must not be in a descriptor; use " + SettingReference.FORMS;

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

    private SecretNames() {}

    /** Whether the name is always that of a secret. */
    static boolean has(String name) {
        return NAMES.contains(
                name.toLowerCase(Locale.ROOT).replaceFirst("^x[-_]", "").replaceAll("[-_.]", ""));
    }

    /** Whether the name ends like that of a secret, as {@code ACME_API_KEY} does. */
    static boolean endsLikeSecret(String name) {
        String separate = name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
        List<String> words = Stream.of(separate.split("[-_.]"))
                .filter(word -> !word.isEmpty())
                .toList();
        return IntStream.range(0, words.size())
                .mapToObj(first -> String.join("", words.subList(first, words.size())))
                .anyMatch(last -> last.equals("key") || NAMES.contains(last));
    }

    /** Reports a secret that is in the descriptor itself. */
    static void check(String name, DocumentNode value, NodeChecks checks) {
        if (has(name) && value.is(Kind.TEXT) && value.text().indexOf('{') < 0) {
            checks.faults().add(value.location(), FAULT);
        }
    }
}
