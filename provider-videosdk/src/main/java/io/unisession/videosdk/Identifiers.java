package io.unisession.videosdk;

import java.nio.charset.StandardCharsets;

/**
 * Ids that go into a query or a body. Those in a path are checked where paths are made; the same ids are refused here,
 * so that none depends on it.
 */
final class Identifiers {
    private Identifiers() {}

    static String require(String name, String id) {
        if (id.isBlank() || id.equals(".") || id.equals("..")) {
            throw new IllegalArgumentException(name + " must not be blank, \".\" or \"..\"");
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(id)) {
            throw new IllegalArgumentException(name + " must be valid Unicode, but has half a surrogate pair");
        }
        return id;
    }
}
