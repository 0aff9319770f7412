package io.unisession.zoom;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Bodies of Zoom. */
final class Fixtures {
    private Fixtures() {}

    /** A page as if it were the last one. */
    static String lastPage(String name) {
        return body(name).replaceFirst("\"next_page_token\": \"[^\"]*\"", "\"next_page_token\": \"\"");
    }

    static String body(String name) {
        try (InputStream stream = Fixtures.class.getResourceAsStream("/fixtures/zoom/" + name)) {
            if (stream == null) {
                throw new IllegalArgumentException("no fixture " + name);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
