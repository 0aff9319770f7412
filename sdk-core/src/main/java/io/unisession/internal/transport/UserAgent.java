package io.unisession.internal.transport;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The {@code User-Agent} header. */
final class UserAgent {
    /** Such as {@code unisession-java/1.2.3 java/17.0.15}. */
    private static final String OWN =
            "unisession-java" + version() + " java/" + System.getProperty("java.version", "unknown");

    private UserAgent() {}

    /** The application's name first, if there is one, because products are listed in order of importance. */
    static String of(Optional<String> application) {
        return application.map(name -> name + " " + OWN).orElse(OWN);
    }

    /**
     * Read from a file that the build fills in. Unlike a manifest, it works on the class path, on the module path, and
     * in a jar merged from several.
     */
    private static String version() {
        try (InputStream file = UserAgent.class.getResourceAsStream("version.txt")) {
            String version = file == null ? "" : new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
            // An IDE that copies resources without Maven leaves the placeholder.
            return version.isEmpty() || version.startsWith("$") ? "" : "/" + version;
        } catch (IOException notReadable) {
            return "";
        }
    }
}
