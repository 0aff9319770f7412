package io.unisession.generic.internal.check;

import io.unisession.generic.internal.auth.SettingReference;
import io.unisession.generic.internal.document.DocumentNode;
import io.unisession.generic.internal.document.DocumentNode.Kind;
import java.util.Locale;
import java.util.Set;

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

    /** Notes a value that stands in the descriptor itself, under a name that says what it is. */
    static void check(String name, DocumentNode value, Expected expected) {
        String letters =
                name.toLowerCase(Locale.ROOT).replaceFirst("^x[-_]", "").replaceAll("[-_.]", "");
        if (NAMES.contains(letters) && value.is(Kind.TEXT) && value.text().indexOf('{') < 0) {
            expected.faults()
                    .add(
                            value.place(),
                            "a secret must not stand in a descriptor; refer to it as " + SettingReference.FORMS);
        }
    }
}
