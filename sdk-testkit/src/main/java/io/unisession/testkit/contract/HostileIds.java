package io.unisession.testkit.contract;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Ids that change a path or a query if they are not encoded. */
final class HostileIds {
    static final List<String> ALL = List.of(
            "a/b", "a b", "%2e%2e", "..%2f", "../x", "ünïcode", "a?b#c", "a&b=c", "a;b=c", "a+b", "a%b", "😀", "a\\b",
            "a\"b", "a\nb", "...");

    /** An id that needs no encoding and occurs nowhere else in a request. */
    static final String HARMLESS = "harmless4711";

    private HostileIds() {}

    /** Encodes an id as a path segment. */
    static String encoded(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    /** Escapes an id for the name of a test. */
    static String escaped(String id) {
        return id.replace("\n", "\\n").replace("\t", "\\t").replace("\ud83d", "\\ud83d");
    }
}
