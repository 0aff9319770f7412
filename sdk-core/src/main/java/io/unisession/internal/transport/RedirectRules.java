package io.unisession.internal.transport;

import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;

/** Decides which redirects are followed: those of a GET, to a URL that is as safe as the original. */
final class RedirectRules {
    static final int MOST_HOPS = 5;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    private RedirectRules() {}

    /** Where a response redirects to; empty if it does not redirect, or the redirect is not followed. */
    static Optional<HttpUrl> target(String method, HttpUrl from, Exchange response) {
        if (!REDIRECTS.contains(response.status()) || !method.equals("GET")) {
            return Optional.empty();
        }
        return response.header("Location").map(from::resolve).filter(target -> isAsSafe(from, target));
    }

    private static boolean isAsSafe(HttpUrl from, HttpUrl target) {
        return target.isHttps() || (!from.isHttps() && BaseUrl.isSafe(target));
    }
}
