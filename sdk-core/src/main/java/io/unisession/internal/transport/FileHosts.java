package io.unisession.internal.transport;

import java.util.List;
import java.util.Locale;
import okhttp3.HttpUrl;

/** Where a provider keeps its files: origins, and hosts of which any subdomain will do. */
public final class FileHosts {
    private static final String ANY_SUBDOMAIN = "https://*.";
    private static final int HTTPS_PORT = 443;

    private final List<BaseUrl> origins;
    private final List<String> suffixes;

    private FileHosts(List<BaseUrl> origins, List<String> suffixes) {
        this.origins = origins;
        this.suffixes = suffixes;
    }

    /**
     * Reads the origins.
     *
     * @param origins such as {@code https://cdn.acme.example}, or {@code https://*.acme.example} for any subdomain over
     *     https
     * @throws IllegalArgumentException if one is not an origin
     */
    public static FileHosts of(List<String> origins) {
        return new FileHosts(
                origins.stream()
                        .filter(origin -> !origin.startsWith(ANY_SUBDOMAIN))
                        .map(BaseUrl::parseOrigin)
                        .toList(),
                origins.stream()
                        .filter(origin -> origin.startsWith(ANY_SUBDOMAIN))
                        .map(origin ->
                                origin.substring(ANY_SUBDOMAIN.length() - 1).toLowerCase(Locale.ROOT))
                        .toList());
    }

    /** Whether a URL is on one of these hosts. */
    boolean have(HttpUrl url) {
        return origins.stream().anyMatch(origin -> origin.isOriginOf(url))
                || (url.isHttps()
                        && url.port() == HTTPS_PORT
                        && suffixes.stream().anyMatch(url.host()::endsWith));
    }
}
