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
     * The query of a link to an address.
     *
     * @param address a URL without query
     * @param link a URL, whole or relative to the address
     * @param isSecret whether a parameter has to be left out for its value
     * @return the query as it is written, which may be blank; empty if the link leads to another address
     */
    public static Optional<String> of(String address, String link, Predicate<String> isSecret) {
        HttpUrl here = HttpUrl.get(address);
        HttpUrl there = here.resolve(link.strip());
        if (there == null
                || !there.newBuilder().query(null).fragment(null).build().equals(here)) {
            return Optional.empty();
        }
        String query = there.encodedQuery();
        return Optional.of(query == null ? "" : without(isSecret, query));
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

    /** The parameters of a query, in their order; a name may be there several times. */
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
