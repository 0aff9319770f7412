package io.unisession.testkit;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The operations of a fake. A route has a method, a path template and a handler; the first route that matches is used.
 */
public final class RouteTable {

    /** Creates a table without routes. */
    public RouteTable() {}

    private record Route(String method, List<String> template, Call.Handler handler) {}

    /** A request and the handler of its route. */
    public static final class Match {
        private final Call call;
        private final Call.Handler handler;

        private Match(Call call, Call.Handler handler) {
            this.call = call;
            this.handler = handler;
        }

        /**
         * Returns the request with its path variables, for checks before the handler runs.
         *
         * @return the call
         */
        public Call call() {
            return call;
        }

        /**
         * Calls the route's handler.
         *
         * @return the handler's response
         */
        public FakeResponse respond() {
            return handler.respond(call);
        }
    }

    private final List<Route> routes = new ArrayList<>();

    /**
     * Adds a route.
     *
     * @param method the HTTP method in capitals
     * @param template a path from the server's root, with variable segments in braces
     * @param handler responds to the requests of this route
     * @return this table
     */
    public RouteTable on(String method, String template, Call.Handler handler) {
        routes.add(new Route(method, segments(template), handler));
        return this;
    }

    /**
     * Finds the route for a request.
     *
     * @param request a request
     * @return the request with its handler; empty if no route matches its method and path
     */
    public Optional<Match> find(ReceivedRequest request) {
        List<String> segments = new ArrayList<>();
        for (String segment : segments(request.path())) {
            Optional<String> decoded = decode(segment);
            if (decoded.isEmpty()) {
                return Optional.empty();
            }
            segments.add(decoded.get());
        }
        for (Route route : routes) {
            Map<String, String> variables =
                    route.method().equals(request.method()) ? match(route.template(), segments) : null;
            if (variables != null) {
                return Optional.of(new Match(new Call(request, variables), route.handler()));
            }
        }
        return Optional.empty();
    }

    private static List<String> segments(String path) {
        return List.of(path.split("/", -1));
    }

    private static @Nullable Map<String, String> match(List<String> template, List<String> segments) {
        if (template.size() != segments.size()) {
            return null;
        }
        Map<String, String> variables = new LinkedHashMap<>();
        for (int index = 0; index < template.size(); index++) {
            String expected = template.get(index);
            String actual = segments.get(index);
            if (expected.startsWith("{")) {
                if (actual.isEmpty()) {
                    return null;
                }
                variables.put(expected.substring(1, expected.length() - 1), actual);
            } else if (!expected.equals(actual)) {
                return null;
            }
        }
        return variables;
    }

    /**
     * Decodes one segment exactly: {@code %2F} is a slash inside the segment and {@code +} is a plus sign. A malformed
     * escape or text that is not UTF-8 is empty.
     */
    private static Optional<String> decode(String segment) {
        ByteBuffer bytes = ByteBuffer.allocate(segment.length() * 3);
        for (int index = 0; index < segment.length(); index++) {
            char character = segment.charAt(index);
            if (character != '%') {
                bytes.put(String.valueOf(character).getBytes(StandardCharsets.UTF_8));
                continue;
            }
            int high = index + 2 < segment.length() ? Character.digit(segment.charAt(index + 1), 16) : -1;
            int low = index + 2 < segment.length() ? Character.digit(segment.charAt(index + 2), 16) : -1;
            if (high < 0 || low < 0) {
                return Optional.empty();
            }
            bytes.put((byte) (high * 16 + low));
            index += 2;
        }
        try {
            return Optional.of(
                    StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString());
        } catch (CharacterCodingException notUtf8) {
            return Optional.empty();
        }
    }
}
