package io.unisession.internal.transport;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** How UniSession names itself to services. */
final class UserAgent {
    /** Such as {@code unisession-java/1.2.3 java/17.0.15}. */
    private static final String OWN =
            "unisession-java" + version() + " java/" + System.getProperty("java.version", "unknown");

    private UserAgent() {}

    /** The application's name first, if it has one: products stand in the order of their significance. */
    static String of(Optional<String> application) {
        return application.map(name -> name + " " + OWN).orElse(OWN);
    }

    /**
     * From a file that the build fills in. It is read by its own package, which works on the class path, on the module
     * path, and in a jar that several were merged into, whose manifest is another's.
     */
    private static String version() {
        try (InputStream file = UserAgent.class.getResourceAsStream("version.txt")) {
            String version = file == null ? "" : new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
            // An IDE that copies resources without Maven leaves the placeholder in it.
            return version.isEmpty() || version.startsWith("$") ? "" : "/" + version;
        } catch (IOException notReadable) {
            return "";
        }
    }
}
