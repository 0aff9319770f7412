package io.unisession.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The JSON bodies that a provider's documentation shows, by name.
 *
 * <p>A client must be able to read all of them, including where the documentation contradicts itself. Bodies that were
 * published as invalid JSON are repaired; the README next to the files says how.
 *
 * <pre>{@code
 * fake.addSession(DocumentedBodies.videoSdk().body("v2-fetch-session-using-sessionid"));
 * }</pre>
 */
public final class DocumentedBodies {

    private final String provider;
    private final List<String> names;

    private DocumentedBodies(String provider) {
        this.provider = provider;
        this.names = read("names.txt").lines().toList();
    }

    /**
     * Returns the bodies of the Bandwidth WebRTC API, for example {@code get-session}.
     *
     * @return the bodies
     */
    public static DocumentedBodies bandwidth() {
        return new DocumentedBodies("bandwidth");
    }

    /**
     * Returns the bodies of VideoSDK's server API. Their names start with {@code v1-} or {@code v2-}, for example
     * {@code v2-fetch-sessions}, or with {@code webhook-}.
     *
     * @return the bodies
     */
    public static DocumentedBodies videoSdk() {
        return new DocumentedBodies("videosdk");
    }

    /**
     * Returns the bodies of Tenbyte's webinar API, for example {@code get-session} or {@code error-401}.
     *
     * @return the bodies
     */
    public static DocumentedBodies tenbyte() {
        return new DocumentedBodies("tenbyte");
    }

    /**
     * Returns the names that {@link #body(String)} accepts, in alphabetical order.
     *
     * @return an unmodifiable list, never empty
     */
    public List<String> names() {
        return names;
    }

    /**
     * Returns a documented body.
     *
     * @param name one of {@link #names()}
     * @return valid JSON text
     * @throws IllegalArgumentException if the provider has no body of this name; the message lists the names
     */
    public String body(String name) {
        if (!names.contains(name)) {
            throw new IllegalArgumentException(
                    "no documented body \"" + name + "\" for " + provider + ", only " + names);
        }
        return read(name + ".json");
    }

    private String read(String file) {
        try (InputStream stream = DocumentedBodies.class.getResourceAsStream("documented/" + provider + "/" + file)) {
            if (stream == null) {
                throw new IllegalStateException(provider + "/" + file + " is missing from the jar");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
