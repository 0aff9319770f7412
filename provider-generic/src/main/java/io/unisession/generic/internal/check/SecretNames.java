package io.unisession.generic.internal.check;

import io.unisession.generic.internal.auth.SettingReference;
import io.unisession.generic.internal.document.DocumentNode;
import io.unisession.generic.internal.document.DocumentNode.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Names under which services take secrets: what stands there refers to a setting, or is a variable of the call. */
final class SecretNames {
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

    /** Whether a service takes a secret, and nothing else, under this name. */
    static boolean has(String name) {
        return NAMES.contains(
                name.toLowerCase(Locale.ROOT).replaceFirst("^x[-_]", "").replaceAll("[-_.]", ""));
    }

    /** Whether the last words of a name say that it is a secret's, as those of {@code ACME_API_KEY} do. */
    static boolean tells(String name) {
        String separate = name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
        List<String> words = Stream.of(separate.split("[-_.]"))
                .filter(word -> !word.isEmpty())
                .toList();
        return IntStream.range(0, words.size())
                .mapToObj(first -> String.join("", words.subList(first, words.size())))
                .anyMatch(last -> last.equals("key") || NAMES.contains(last));
    }

    /** Notes a value that stands in the descriptor itself, under a name that says what it is. */
    static void check(String name, DocumentNode value, NodeChecks expected) {
        if (has(name) && value.is(Kind.TEXT) && value.text().indexOf('{') < 0) {
            expected.faults()
                    .add(
                            value.place(),
                            "a secret must not stand in a descriptor; refer to it as " + SettingReference.FORMS);
        }
    }
}
