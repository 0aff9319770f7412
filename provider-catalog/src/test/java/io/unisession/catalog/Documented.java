package io.unisession.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The bodies that a service's documentation shows. */
final class Documented {
    private final String service;

    private Documented(String service) {
        this.service = service;
    }

    static Documented of(String service) {
        return new Documented(service);
    }

    String body(String name) {
        try (InputStream stream =
                Documented.class.getResourceAsStream("/documented/" + service + "/" + name + ".json")) {
            if (stream == null) {
                throw new IllegalArgumentException("no body " + name + " of " + service);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
