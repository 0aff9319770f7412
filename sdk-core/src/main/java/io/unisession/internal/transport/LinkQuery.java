package io.unisession.internal.transport;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.Predicate;
import okhttp3.HttpUrl;

/** The query of a link, and its parameters. */
public final class LinkQuery {
    private LinkQuery() {}

    /**
     * The query of a link to a list. Scheme, host, port and the start of the path may differ from those of the request,
     * because a service behind a gateway does not know its own address. Nothing is sent there.
     *
     * @param base the base URL of the list
     * @param path the list's path below it
     * @param link a URL, absolute or relative to the list's URL
     * @param isSecret whether a parameter must be left out because of its value
     * @return the query unchanged, which may be blank; empty if the link leads to another path
     */
    public static Optional<String> of(String base, String path, String link, Predicate<String> isSecret) {
        HttpUrl there = HttpUrl.get(base + path).resolve(link.strip());
        if (there == null || !endsWith(segments(there), segments(HttpUrl.get("https://localhost" + path)))) {
            return Optional.empty();
        }
        String query = there.encodedQuery();
        return Optional.of(query == null ? "" : without(isSecret, query));
    }

    private static boolean endsWith(List<String> path, List<String> ending) {
        int start = path.size() - ending.size();
        return start >= 0 && path.subList(start, path.size()).equals(ending);
    }

    /** To many services, a trailing slash makes no difference. */
    private static List<String> segments(HttpUrl url) {
        List<String> segments = url.pathSegments();
        int last = segments.size() - 1;
        return segments.get(last).isEmpty() ? segments.subList(0, last) : segments;
    }

    private static String without(Predicate<String> isSecret, String query) {
        StringJoiner others = new StringJoiner("&");
        for (String part : query.split("&", -1)) {
            boolean secret = false;
            for (Map.Entry<String, String> parameter : parameters(part)) {
                secret |= isSecret.test(parameter.getValue());
            }
            if (!secret) {
                others.add(part);
            }
        }
        return others.toString();
    }

    /** The parameters of a query, in order; a name may occur several times. */
    public static List<Map.Entry<String, String>> parameters(String query) {
        HttpUrl url = HttpUrl.get("https://localhost/")
                .newBuilder()
                .encodedQuery(query)
                .build();
        List<Map.Entry<String, String>> parameters = new ArrayList<>();
        for (int index = 0; index < url.querySize(); index++) {
            String value = url.queryParameterValue(index);
            parameters.add(Map.entry(url.queryParameterName(index), value == null ? "" : value));
        }
        return parameters;
    }
}
