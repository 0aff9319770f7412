package io.unisession.internal.transport;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/** Where a provider keeps its files: origins, and hosts of which any subdomain will do. */
public final class FileHosts {
    private static final String ANY_SUBDOMAIN = "https://*.";
    /** Of at least two parts: below one alone, such as {@code com}, are the hosts of everybody. */
    private static final Pattern DOMAIN =
            Pattern.compile("(?:[a-z0-9][a-z0-9-]*\\.)+[a-z][a-z0-9-]*", Pattern.CASE_INSENSITIVE);

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
     *     https; a domain after {@code *.} has at least two parts
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
                        .map(FileHosts::suffix)
                        .toList());
    }

    private static String suffix(String origin) {
        String domain = origin.substring(ANY_SUBDOMAIN.length());
        if (!DOMAIN.matcher(domain).matches()) {
            throw new IllegalArgumentException(
                    "expected a domain of at least two parts after *., such as https://*.acme.example, not " + origin);
        }
        return "." + domain.toLowerCase(Locale.ROOT);
    }

    /** Whether a URL is on one of these hosts. */
    boolean have(HttpUrl url) {
        return origins.stream().anyMatch(origin -> origin.isOriginOf(url))
                || (url.isHttps()
                        && url.port() == HTTPS_PORT
                        && suffixes.stream().anyMatch(url.host()::endsWith));
    }
}
