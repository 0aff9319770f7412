package io.unisession.zoom;

import io.unisession.spi.http.Endpoint;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Tells the ids of Zoom apart: numbers of meetings, and UUIDs of their runs. */
final class ZoomIds {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,19}");
    private static final Pattern UUID = Pattern.compile("[A-Za-z0-9+/]{22}==");

    private ZoomIds() {}

    static boolean isNumber(String id) {
        return NUMBER.matcher(id).matches();
    }

    /** Whether an id has the form of a UUID, which is that of 16 bytes in Base64. */
    static boolean isUuid(String id) {
        return UUID.matcher(id).matches();
    }

    /**
     * An id as the value of a path's variable, which is then encoded once more. Zoom wants ids encoded twice that begin
     * with a slash or have two of them in a row.
     */
    static String inPath(String id) {
        Endpoint.requireId("sessionId", id);
        return id.startsWith("/") || id.contains("//")
                ? URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20")
                : id;
    }
}
