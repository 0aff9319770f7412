package io.unisession.internal.transport;

import java.io.IOException;
import java.net.URL;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import okhttp3.OkHttpClient;

/** The version of OkHttp on the application's class path. */
public final class OkHttpVersion {
    private OkHttpVersion() {}

    /**
     * Checks that OkHttp is version 4 or later. An older one would fail in the first call, with an error that does not
     * help.
     *
     * @throws IllegalArgumentException if it is older; the message says where it was found and what to do
     */
    public static void require() {
        require(OkHttpClient.class);
    }

    static void require(Class<?> client) {
        // OkHttp is written in Kotlin from version 4 on.
        boolean isKotlin = Arrays.stream(client.getFields())
                .anyMatch(field -> field.getName().equals("Companion"));
        if (!isKotlin) {
            throw new IllegalArgumentException(
                    "OkHttp 4.12 or 5 is needed, but an older one is first on the class path ("
                            + places(client)
                            + "). Import unisession-bom into dependencyManagement, or set com.squareup.okhttp3:okhttp to 4.12.0");
        }
    }

    /** Every jar with OkHttp, in the order of the class path. */
    private static String places(Class<?> client) {
        String file = client.getName().replace('.', '/') + ".class";
        ClassLoader loader = client.getClassLoader();
        try {
            List<URL> found =
                    Collections.list(loader == null ? ClassLoader.getSystemResources(file) : loader.getResources(file));
            return found.stream().map(url -> jar(url, file)).distinct().collect(Collectors.joining(", then "));
        } catch (IOException unreadable) {
            return "its place cannot be read";
        }
    }

    /** {@code /libs/okhttp.jar} of {@code jar:file:/libs/okhttp.jar!/okhttp3/OkHttpClient.class}. */
    private static String jar(URL url, String file) {
        String place = url.toString();
        place = place.substring(0, place.length() - file.length());
        return place.replaceFirst("^(jar:)?file:", "").replaceFirst("!?/$", "");
    }
}
