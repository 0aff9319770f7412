package io.unisession.internal.transport;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import okhttp3.HttpUrl;

/**
 * Decides which redirects are followed: those of a GET, within the base URL's origin or to an origin that the
 * application allows, and never to a less safe URL.
 */
final class RedirectRules {
    static final int MOST_HOPS = 5;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    private final List<BaseUrl> origins;

    private RedirectRules(List<BaseUrl> origins) {
        this.origins = List.copyOf(origins);
    }

    /** Creates the rules for a base URL. */
    static RedirectRules of(BaseUrl baseUrl, List<String> allowed) {
        return new RedirectRules(
                Stream.concat(Stream.of(baseUrl), allowed.stream().map(BaseUrl::parseOrigin))
                        .toList());
    }

    /** Where a response redirects to; empty where it does not, or where the redirect is not followed. */
    Optional<HttpUrl> target(String method, HttpUrl from, Exchange response) {
        if (!REDIRECTS.contains(response.status()) || !method.equals("GET")) {
            return Optional.empty();
        }
        return response.header("Location")
                .map(from::resolve)
                .filter(target -> origins.stream().anyMatch(origin -> origin.isOriginOf(target)))
                .filter(target -> isAsSafe(from, target));
    }

    private static boolean isAsSafe(HttpUrl from, HttpUrl target) {
        return target.isHttps() || (!from.isHttps() && BaseUrl.isSafe(target));
    }
}
