package io.unisession.internal.transport;

import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/** The URL below which a client sends all requests. */
public final class BaseUrl {
    private static final Pattern LOOPBACK =
            Pattern.compile("127(\\.([0-9]|[1-9][0-9]|1[0-9][0-9]|2[0-4][0-9]|25[0-5])){3}");

    private static final Pattern WEB_SOCKET = Pattern.compile("^ws(?=s?://)", Pattern.CASE_INSENSITIVE);

    /** What errors call it. */
    private final String name;

    private final HttpUrl url;
    private final String prefix;
    private final String path;

    /**
     * The URL of the last request. Most differ from the previous one only in the last segment, and parsing a path is
     * most of the cost of a URL.
     */
    private volatile Folder last;

    /**
     * A folder below the base URL.
     *
     * @param path its path below the base URL, which ends with a slash
     * @param url its URL
     */
    private record Folder(String path, HttpUrl url) {
        boolean holds(String other, int length) {
            return path.length() == length && other.startsWith(path);
        }
    }

    private BaseUrl(String name, HttpUrl url) {
        this.name = name;
        this.url = url;
        this.prefix = withoutSlash(url.toString());
        this.path = withoutSlash(url.encodedPath());
        this.last = folder("/");
    }

    /**
     * Parses a base URL.
     *
     * @throws IllegalArgumentException if it is not a URL, would send credentials unencrypted, or has parts that a base
     *     URL cannot have; the message does not quote a URL that may contain a password
     */
    public static BaseUrl parse(String text) {
        return parse("the base URL", text);
    }

    /**
     * Parses a base URL. One for web sockets, as services show it for devices, stands for the same address with https.
     *
     * @param name what errors call it, such as {@code the token URL}
     * @throws IllegalArgumentException if it is not a URL, would send credentials unencrypted, or has parts that a base
     *     URL cannot have; the message does not quote a URL that may contain a password
     */
    public static BaseUrl parse(String name, String text) {
        return parse(name, text, "credentials are sent to it");
    }

    /**
     * Parses a base URL that needs https for a reason of its own.
     *
     * @param name what errors call it
     * @param reason why it must be https, as the error says it, such as {@code credentials are sent to it}
     * @throws IllegalArgumentException if it is not a URL, is not encrypted, or has parts that a base URL cannot have;
     *     the message does not quote a URL that may contain a password
     */
    public static BaseUrl parse(String name, String text, String reason) {
        HttpUrl url = HttpUrl.parse(WEB_SOCKET.matcher(text.strip()).replaceFirst("http"));
        if (url == null) {
            throw new IllegalArgumentException(name + " must begin with https:// and a host");
        }
        if (!url.username().isEmpty() || !url.password().isEmpty() || url.query() != null || url.fragment() != null) {
            throw new IllegalArgumentException(name + " must have no user, password, query or fragment");
        }
        if (!isSafe(url)) {
            throw new IllegalArgumentException(name + " must be https, because " + reason
                    + "; http is for loopback only, and the host is " + url.host());
        }
        return new BaseUrl(name, url);
    }

    /**
     * Parses an origin: a scheme, a host and a port.
     *
     * @throws IllegalArgumentException if it is not a valid origin; the message says why
     */
    public static BaseUrl parseOrigin(String text) {
        HttpUrl url = HttpUrl.parse(text.strip());
        if (url == null
                || !url.equals(url.resolve("/"))
                || !url.username().isEmpty()
                || url.host().contains("*")
                || !isSafe(url)) {
            throw new IllegalArgumentException(
                    "allowRedirectsTo takes origins, such as https://api.example.com or https://api.example.com:8443; http is for loopback only");
        }
        return new BaseUrl("origin", url);
    }

    private static String withoutSlash(String text) {
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    /** The URL of a path, which starts with a slash and is already encoded. */
    HttpUrl resolve(String encodedPath) {
        int name = encodedPath.lastIndexOf('/') + 1;
        Folder folder = last;
        if (!folder.holds(encodedPath, name)) {
            folder = folder(encodedPath.substring(0, name));
            last = folder;
        }
        return folder.url()
                .newBuilder()
                .addEncodedPathSegment(encodedPath.substring(name))
                .build();
    }

    private Folder folder(String encodedPath) {
        // Parsing the whole URL again would take three times as long, mostly for the host.
        return new Folder(
                encodedPath,
                url.newBuilder().encodedPath(path.concat(encodedPath)).build());
    }

    /** Whether credentials may be sent to a URL: only to the scheme, host and port that the application configured. */
    boolean isOriginOf(HttpUrl other) {
        return url.scheme().equals(other.scheme()) && url.host().equals(other.host()) && url.port() == other.port();
    }

    /**
     * The origin of a URL in a response, if it is a different one that could be allowed; empty for a URL within this
     * origin, and for one to which nothing is ever sent.
     */
    public Optional<String> otherOrigin(String location) {
        HttpUrl target = url.resolve(location);
        return target == null || isOriginOf(target) || !isSafe(target)
                ? Optional.empty()
                : Optional.of(originOf(target));
    }

    /** The scheme, host and port of a URL. */
    static String originOf(HttpUrl url) {
        return withoutSlash(new HttpUrl.Builder()
                .scheme(url.scheme())
                .host(url.host())
                .port(url.port())
                .build()
                .toString());
    }

    /** Whether what is sent to an address is encrypted, or does not leave this machine. */
    static boolean isSafe(HttpUrl url) {
        return url.isHttps() || isLoopback(url.host());
    }

    /** OkHttp makes hosts canonical: lower case, and IP addresses in one form. */
    private static boolean isLoopback(String host) {
        return host.equals("localhost")
                || host.equals("::1")
                || LOOPBACK.matcher(host).matches();
    }

    /** Whether requests are encrypted. If they are not, they go to this machine. */
    boolean isHttps() {
        return url.isHttps();
    }

    /** Its scheme, host and port. */
    public String origin() {
        return originOf(url);
    }

    /** What errors call it, such as {@code the base URL}. */
    public String name() {
        return name;
    }

    /** The host that requests go to. */
    public String host() {
        return url.host();
    }

    /** The port that requests go to. */
    public int port() {
        return url.port();
    }

    @Override
    public String toString() {
        return prefix;
    }
}
