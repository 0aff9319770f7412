package io.unisession.internal.transport;

import io.unisession.internal.text.Redactor;
import io.unisession.internal.transport.UnusableAddressException.Reason;
import java.io.IOException;
import java.net.Proxy;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;
import okhttp3.Authenticator;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.CookieJar;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/**
 * Requests a file of any size, without credentials, and passes on its bytes as they arrive, on the caller's thread. For
 * one download: it keeps its connection only until it is closed.
 */
public final class FileClient implements AutoCloseable {
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final int BUFFER = 64 * 1024;

    private final OkHttpClient client;
    private final OkHttpClient unencrypted;
    private final boolean ownsConnections;
    private final FileHosts hosts;
    private final String userAgent;
    private final ResponseGuard.Arrivals arrivals;

    private FileClient(
            OkHttpClient client,
            boolean ownsConnections,
            FileHosts hosts,
            String userAgent,
            ResponseGuard.Arrivals arrivals) {
        this.client = client;
        this.unencrypted = client.newBuilder().proxy(Proxy.NO_PROXY).build();
        this.ownsConnections = ownsConnections;
        this.hosts = hosts;
        this.userAgent = userAgent;
        this.arrivals = arrivals;
    }

    /**
     * Creates a client for one download, with the application's proxy, TLS and interceptors if it has a client of its
     * own.
     *
     * @param hosts where files may be
     * @param application how the application names itself
     * @param wait the longest wait for a connection and for the next bytes
     */
    public static FileClient over(
            @Nullable OkHttpClient given, FileHosts hosts, Optional<String> application, Duration wait) {
        OkHttpClient asGiven = given == null
                ? new OkHttpClient.Builder()
                        .connectionPool(new ConnectionPool(1, 1, TimeUnit.MINUTES))
                        .build()
                : given;
        ResponseGuard.Arrivals arrivals = new ResponseGuard.Arrivals(ResponseGuard.ALWAYS_RECEIVED);
        OkHttpClient.Builder builder = asGiven.newBuilder();
        if (asGiven.socketFactory().equals(SocketFactory.getDefault())) {
            builder.socketFactory(new ResponseGuard.LimitedSockets(() -> arrivals));
        }
        int millis = Transport.millis(TimeUnit.NANOSECONDS.convert(wait));
        OkHttpClient client = builder.cookieJar(CookieJar.NO_COOKIES)
                .authenticator(Authenticator.NONE)
                .cache(null)
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .followSslRedirects(false)
                .callTimeout(0, TimeUnit.MILLISECONDS)
                .connectTimeout(millis, TimeUnit.MILLISECONDS)
                .readTimeout(millis, TimeUnit.MILLISECONDS)
                .writeTimeout(millis, TimeUnit.MILLISECONDS)
                .build();
        return new FileClient(client, given == null, hosts, UserAgent.of(application), arrivals);
    }

    /** Receives a file. What it throws ends the request. */
    public interface Receiver {
        /**
         * Receives the head of the response.
         *
         * @return whether the bytes are wanted
         */
        boolean begin(FileResponse response);

        /** Receives the next bytes. */
        void receive(byte[] bytes, int length);
    }

    /**
     * Requests a file. Redirects are followed from one known host to another.
     *
     * @throws UnusableAddressException if the address is not a URL, leads to a host that is not known or to one without
     *     https, or redirects too often
     * @throws IOException if the connection failed before the end of the response
     */
    public void get(FileRequest request, Receiver receiver) throws IOException {
        HttpUrl url = HttpUrl.parse(request.address().reveal());
        if (url == null) {
            throw new UnusableAddressException(Reason.NO_URL, null);
        }
        Optional<HttpUrl> next = Optional.of(url);
        for (int hop = 0; next.isPresent() && hop <= RedirectRules.MOST_HOPS; hop++) {
            next = follow(known(next.get()), request, receiver);
        }
        if (next.isPresent()) {
            throw new UnusableAddressException(Reason.TOO_MANY_REDIRECTS, null);
        }
    }

    private HttpUrl known(HttpUrl url) throws UnusableAddressException {
        boolean isSafe = BaseUrl.isSafe(url);
        if (isSafe && hosts.have(url)) {
            return url;
        }
        throw new UnusableAddressException(
                isSafe ? Reason.UNKNOWN_HOST : Reason.UNENCRYPTED, Redactor.escaped(BaseUrl.originOf(url)));
    }

    /** Returns where the response redirects to; empty after the file or an error. */
    private Optional<HttpUrl> follow(HttpUrl url, FileRequest request, Receiver receiver) throws IOException {
        InterruptibleCall interruptible = new InterruptibleCall();
        Call call = (url.isHttps() ? client : unencrypted).newCall(httpRequest(url, request));
        SilenceLimit silence = new SilenceLimit(call, client.readTimeoutMillis());
        silence.enter();
        try {
            return interruptible.execute(call, response -> {
                silence.exit();
                Optional<HttpUrl> target = redirect(url, response);
                if (target.isPresent()) {
                    return target;
                }
                boolean completed = false;
                try {
                    if (receiver.begin(new FileResponse(response))) {
                        passOn(response.body().source(), receiver, interruptible, silence);
                    }
                    completed = true;
                } finally {
                    if (!completed || !response.isSuccessful()) {
                        // Otherwise, closing the response would read on.
                        call.cancel();
                    }
                }
                return Optional.empty();
            });
        } catch (IOException failure) {
            throw silence.failure(failure);
        } finally {
            silence.exit();
        }
    }

    private void passOn(BufferedSource source, Receiver receiver, InterruptibleCall interruptible, SilenceLimit silence)
            throws IOException {
        byte[] buffer = new byte[BUFFER];
        while (true) {
            // Writing to a file makes Java forget which call an interrupt is to end.
            interruptible.listen();
            silence.enter();
            int read = source.read(buffer);
            silence.exit();
            if (read < 0) {
                return;
            }
            arrivals.startAgain();
            receiver.receive(buffer, read);
        }
    }

    private static Optional<HttpUrl> redirect(HttpUrl from, Response response) {
        return Optional.ofNullable(response.header("Location"))
                .filter(location -> REDIRECTS.contains(response.code()))
                .map(from::resolve)
                .filter(target -> target.isHttps() || !from.isHttps());
    }

    private Request httpRequest(HttpUrl url, FileRequest request) {
        // Compressed bytes have another length, and cannot be continued.
        Request.Builder builder =
                new Request.Builder().url(url).header("User-Agent", userAgent).header("Accept-Encoding", "identity");
        if (request.validator() != null && request.from() > 0) {
            builder.header("Range", "bytes=" + request.from() + "-").header("If-Range", request.validator());
        }
        return builder.build();
    }

    @Override
    public void close() {
        if (ownsConnections) {
            client.connectionPool().evictAll();
        }
    }
}
