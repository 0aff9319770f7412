package io.unisession.generic;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Descriptors of services that have providers in Java as well. */
final class Described {
    private Described() {}

    static Descriptor bandwidth() {
        return load("bandwidth.yaml");
    }

    static Descriptor videoSdk() {
        return load("videosdk.yaml");
    }

    private static Descriptor load(String file) {
        try (InputStream text = Described.class.getResourceAsStream("/descriptors/" + file)) {
            return Descriptor.parse(file, text);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
