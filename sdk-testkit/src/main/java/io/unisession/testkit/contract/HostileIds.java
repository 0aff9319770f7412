package io.unisession.testkit.contract;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Ids that mean something to those who take them for a part of a path or of a query. */
final class HostileIds {
    static final List<String> ALL = List.of(
            "a/b", "a b", "%2e%2e", "..%2f", "../x", "ünïcode", "a?b#c", "a&b=c", "a;b=c", "a+b", "a%b", "😀", "a\\b",
            "a\"b", "a\nb", "...");

    /** One that means nothing anywhere, and that nothing else in a request is spelt like. */
    static final String HARMLESS = "harmless4711";

    private HostileIds() {}

    /** An id as a segment of a path. */
    static String encoded(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    /** An id as the name of a test. */
    static String escaped(String id) {
        return id.replace("\n", "\\n").replace("\t", "\\t").replace("\ud83d", "\\ud83d");
    }
}
