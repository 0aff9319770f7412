package io.unisession.spi.http;

import io.unisession.PageRequest;
import io.unisession.internal.text.LinkHeader;
import io.unisession.internal.transport.LinkQuery;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Paging for lists whose responses link to the next page. Links are never followed: a link must lead to the list's own
 * path, and only its query is used, as the cursor. So a response cannot send a request and its credentials anywhere
 * else. For use with {@link HttpPipeline#list}.
 */
public final class NextLinks {
    /** Longer than any URL that services and proxies accept. */
    private static final int LONGEST_LINK = 64 * 1024;

    private NextLinks() {}

    /**
     * The link to the next page from the {@code Link} header (RFC 8288).
     *
     * @param response the response
     * @return the link with {@code rel="next"}, or empty on the last page
     */
    public static Optional<String> inHeader(ApiResponse response) {
        return response.headers("Link").stream()
                .map(LinkHeader::next)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /**
     * The cursor of the page that a link points to.
     *
     * @param response the response that has the link
     * @param link the link, absolute or relative to the list's URL. Its scheme, host, port, base path and trailing
     *     slash may differ, because a service behind a gateway does not know its own address
     * @return the link's query, without any credential that the service repeats: applications may pass cursors on, and
     *     the client adds the credential again
     * @throws UnusableResponseException if the link leads to another path, has no query and so leads to the first page,
     *     or has more than 64 KiB
     */
    public static String requireCursor(ApiResponse response, String link) {
        if (link.length() > LONGEST_LINK) {
            throw new UnusableResponseException("its next-page link is too long for a URL");
        }
        String query = LinkQuery.of(response.base(), response.path(), link, response.isCredential())
                .orElseThrow(() -> new UnusableResponseException("its next-page link points to a different path"));
        if (query.isEmpty()) {
            throw new UnusableResponseException(
                    "its next-page link has no query, so it would return the first page again");
        }
        return query;
    }

    /**
     * Creates the request for a page.
     *
     * @param request the request for the first page
     * @param page the page to request
     * @return the request. For a later page it also has the link's parameters, except those that the request already
     *     has: a cursor may come from anywhere, and must not change what is listed
     */
    public static ApiRequest request(ApiRequest request, PageRequest page) {
        return page.cursor().map(query -> with(request, query)).orElse(request);
    }

    private static ApiRequest with(ApiRequest request, String query) {
        List<Map.Entry<String, String>> parameters = new ArrayList<>(request.query());
        Set<String> own = new HashSet<>();
        parameters.forEach(parameter -> own.add(parameter.getKey()));
        LinkQuery.parameters(query).stream()
                .filter(parameter -> !own.contains(parameter.getKey()))
                .forEach(parameters::add);
        return request.withQuery(parameters);
    }
}
