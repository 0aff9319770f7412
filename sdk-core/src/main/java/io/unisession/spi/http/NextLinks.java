package io.unisession.spi.http;

import io.unisession.PageRequest;
import io.unisession.internal.transport.LinkQuery;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lists whose responses link to their next page. No link is ever followed: it has to lead to the address that the list
 * was asked at, and its query alone becomes the cursor, so that a response cannot steer a request, and the credentials
 * with it, anywhere else. For use with {@link io.unisession.Pager#of}.
 */
public final class NextLinks {
    /** A link and its parameters, of those that a header separates by commas; RFC 8288. */
    private static final Pattern LINK = Pattern.compile("<([^>]*)>((?:[^,\"]|\"(?:[^\"\\\\]|\\\\.)*\")*)");

    private static final Pattern REL =
            Pattern.compile(";\\s*rel\\s*=\\s*(?:\"([^\"]*)\"|([^\\s;,\"]+))", Pattern.CASE_INSENSITIVE);

    private NextLinks() {}

    /**
     * The link to the next page in the header {@code Link} (RFC 8288).
     *
     * @param response the response
     * @return the link with {@code rel="next"}, or empty on the last page
     */
    public static Optional<String> inHeader(ApiResponse response) {
        for (String header : response.headers("Link")) {
            Matcher link = LINK.matcher(header);
            while (link.find()) {
                Matcher rel = REL.matcher(link.group(2));
                if (rel.find() && isNext(rel.group(1) == null ? rel.group(2) : rel.group(1))) {
                    return Optional.of(link.group(1));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isNext(String relations) {
        return List.of(relations.toLowerCase(Locale.ROOT).split("\\s+")).contains("next");
    }

    /**
     * The cursor of the page that a link leads to.
     *
     * @param response the response that has the link
     * @param link the link, whole or relative to the list's address
     * @return the link's query, without a credential that the service repeats: applications hand cursors on, and it is
     *     sent again anyway
     * @throws UnusableResponseException if the link leads to another address, which makes the response one that cannot be
     *     used; or has no query, so that it is the first page's
     */
    public static String requireCursor(ApiResponse response, String link) {
        String query = LinkQuery.of(response.address(), link, response::hasCredential)
                .orElseThrow(() -> new UnusableResponseException("its link to the next page leads away from the list"));
        if (query.isEmpty()) {
            throw new UnusableResponseException("its link to the next page names no page");
        }
        return query;
    }

    /**
     * The request for a page.
     *
     * @param request the request for the first page
     * @param page which page is meant
     * @return the request, whose query is the link's where the page is a further one
     */
    public static ApiRequest request(ApiRequest request, PageRequest page) {
        return page.cursor()
                .map(query -> request.withQuery(LinkQuery.parameters(query)))
                .orElse(request);
    }
}
