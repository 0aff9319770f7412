package io.unisession.internal.call;

import io.unisession.Timing;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * Sends one request and reads its response whole, on the caller's thread, by OkHttp. Knows nothing of retries, errors or
 * providers.
 */
public final class Transport implements AutoCloseable {
    private static final MediaType JSON = MediaType.get("application/json");
    private static final MediaType FORM = MediaType.get("application/x-www-form-urlencoded");
    private static final RequestBody NOTHING = new OneShotBody(ByteString.EMPTY, null);
    /** What all requests have in common. The address is replaced in each. */
    private static final Request TEMPLATE = new Request.Builder()
            .url("https://unisession.invalid/")
            .header("Accept", "application/json")
            .header("User-Agent", "unisession-java")
            .build();

    private static final int MOST_IDLE_CONNECTIONS = 64;
    private static final int MINUTES_KEPT_ALIVE = 5;
    private static final long PING_MILLIS = 10_000;

    private final OkHttpClient client;
    /** For attempts that take another time than most; an interceptor more is paid for on each call. */
    private final OkHttpClient limitingReads;

    private final boolean ownsClient;
    private final BodyReader bodies;
    private final Timing timing;
    private final RedirectRules redirects = new RedirectRules();
    private volatile boolean closed;

    private Transport(OkHttpClient client, boolean ownsClient, BodyReader bodies, Timing timing) {
        this.client = client;
        this.limitingReads = client.newBuilder()
                .addInterceptor(new ReadLimit(client.readTimeoutMillis()))
                .build();
        this.ownsClient = ownsClient;
        this.bodies = bodies;
        this.timing = timing;
    }

    /**
     * A transport over the caller's client, which keeps its pool, proxy, TLS, interceptors and listeners and is never
     * closed, or over a client of its own.
     *
     * @param attemptNanos how long sending a request may take, where nothing else is said
     * @param keepRaw whether the bytes of responses are kept when a call is over
     */
    public static Transport over(
            @Nullable OkHttpClient given, long attemptNanos, int maxResponseBytes, boolean keepRaw, Timing timing) {
        OkHttpClient.Builder builder = given == null
                ? new OkHttpClient.Builder()
                        .connectionPool(new ConnectionPool(MOST_IDLE_CONNECTIONS, MINUTES_KEPT_ALIVE, TimeUnit.MINUTES))
                        .connectTimeout(0, TimeUnit.MILLISECONDS)
                : given.newBuilder();
        OkHttpClient asGiven = builder.build();
        OkHttpClient client = asGiven.newBuilder()
                .dns(new InterruptibleDns(asGiven.dns()))
                .pingInterval(pingMillis(asGiven), TimeUnit.MILLISECONDS)
                // There is one owner of retries, and it is not OkHttp, which would send a POST twice.
                .retryOnConnectionFailure(false)
                .addNetworkInterceptor(new ResponseGuard(new WireLimit(maxResponseBytes)))
                .followRedirects(false)
                .followSslRedirects(false)
                // The limit of an attempt covers reading and writing; limits on their parts would cut it short.
                .readTimeout(ReadLimit.millis(attemptNanos), TimeUnit.MILLISECONDS)
                .writeTimeout(0, TimeUnit.MILLISECONDS)
                .build();
        return new Transport(client, given == null, new BodyReader(maxResponseBytes, keepRaw), timing);
    }

    /**
     * Without a limit on reading, OkHttp does not notice that an HTTP/2 connection which many calls share is dead, and
     * would give it to call after call. Pings do; an application's own interval stays.
     */
    static long pingMillis(OkHttpClient given) {
        return given.pingIntervalMillis() > 0 ? given.pingIntervalMillis() : PING_MILLIS;
    }

    /**
     * A request as it is to be sent. Its headers and its credential are for the origin of the base URL alone; a
     * redirect to another goes without.
     */
    public record Outgoing(
            String method,
            BaseUrl baseUrl,
            String path,
            List<Map.Entry<String, String>> query,
            Map<String, String> headers,
            ByteString body,
            boolean form,
            @Nullable Credential credential) {}

    /**
     * A header, or parameter of the query, that goes to the origin of the base URL only.
     *
     * @param inQuery whether it is a parameter of the query
     */
    public record Credential(String name, String value, boolean inQuery) {
        @Override
        public String toString() {
            return "Credential[" + name + ": ***]";
        }
    }

    /**
     * Sends a request, following the redirects that are harmless.
     *
     * @throws ExchangeFailure if no whole response came in time
     */
    public Exchange exchange(Outgoing outgoing, long timeoutNanos) throws ExchangeFailure {
        long deadline = timing.nanoTime() + timeoutNanos;
        HttpUrl url = url(outgoing);
        Exchange response = send(request(outgoing, url), timeoutNanos, false);
        for (int hop = 1; hop <= RedirectRules.MOST_HOPS; hop++) {
            HttpUrl target = redirects.target(outgoing.method(), url, response).orElse(null);
            if (target == null) {
                return response;
            }
            url = target;
            response = send(request(outgoing, url), Math.max(1, deadline - timing.nanoTime()), true);
        }
        return response;
    }

    private static HttpUrl url(Outgoing outgoing) {
        HttpUrl url = outgoing.baseUrl().resolve(outgoing.path());
        if (outgoing.query().isEmpty()) {
            return url;
        }
        HttpUrl.Builder withQuery = url.newBuilder();
        for (Map.Entry<String, String> parameter : outgoing.query()) {
            withQuery.addQueryParameter(parameter.getKey(), parameter.getValue());
        }
        return withQuery.build();
    }

    private static Request request(Outgoing outgoing, HttpUrl url) {
        Request.Builder request = TEMPLATE.newBuilder().url(url).method(outgoing.method(), body(outgoing));
        if (!Origins.isSame(url, outgoing.baseUrl().url())) {
            return request.build();
        }
        for (Map.Entry<String, String> header : outgoing.headers().entrySet()) {
            request.header(header.getKey(), header.getValue());
        }
        Credential credential = outgoing.credential();
        if (credential != null) {
            if (credential.inQuery()) {
                request.url(url.newBuilder()
                        .setQueryParameter(credential.name(), credential.value())
                        .build());
            } else {
                request.header(credential.name(), credential.value());
            }
        }
        return request.build();
    }

    private static @Nullable RequestBody body(Outgoing outgoing) {
        if (outgoing.body().size() > 0) {
            return new OneShotBody(outgoing.body(), outgoing.form() ? FORM : JSON);
        }
        return outgoing.method().equals("GET") || outgoing.method().equals("DELETE") ? null : NOTHING;
    }

    private Exchange send(Request request, long timeoutNanos, boolean redirected) throws ExchangeFailure {
        Call call = clientFor(timeoutNanos).newCall(request);
        call.timeout().timeout(timeoutNanos, TimeUnit.NANOSECONDS);
        InterruptibleCall interruptible = new InterruptibleCall(call);
        SendingTracker tracker = new SendingTracker(interruptible);
        call.addEventListener(tracker);
        TimeoutSentinel.keep();
        try {
            return interruptible.execute(bodies);
        } catch (IOException failure) {
            ExchangeFailure.Kind kind = kindOf(failure);
            if (kind == ExchangeFailure.Kind.TIMED_OUT) {
                // Behind a network that was torn, each connection that was kept is dead; the next attempt shall not try
                // them one by one.
                releaseConnections();
            }
            throw new ExchangeFailure(kind, redirected || tracker.isSending(), failure);
        } catch (Exception | LinkageError | AssertionError fault) {
            // All that an interceptor may throw: a checked exception out of another language, a library it does not
            // find.
            // Much of that is how code that cannot throw otherwise says that it was interrupted.
            ExchangeFailure.Kind kind = Thread.currentThread().isInterrupted()
                    ? ExchangeFailure.Kind.INTERRUPTED
                    : ExchangeFailure.Kind.BROKEN;
            throw new ExchangeFailure(kind, redirected || tracker.isSending(), fault);
        } finally {
            tracker.endLookUp();
            if (closed) {
                releaseConnections();
            }
        }
    }

    private OkHttpClient clientFor(long attemptNanos) {
        return ReadLimit.millis(attemptNanos) == client.readTimeoutMillis() ? client : limitingReads;
    }

    private static ExchangeFailure.Kind kindOf(IOException failure) {
        if (Thread.currentThread().isInterrupted()) {
            return ExchangeFailure.Kind.INTERRUPTED;
        }
        if (failure instanceof TooLargeException) {
            return ExchangeFailure.Kind.TOO_LARGE;
        }
        return failure instanceof InterruptedIOException ? ExchangeFailure.Kind.TIMED_OUT : ExchangeFailure.Kind.LOST;
    }

    /** Releases what is idle; a call under way finishes and releases its connection after. */
    @Override
    public void close() {
        closed = true;
        releaseConnections();
    }

    private void releaseConnections() {
        if (ownsClient) {
            client.connectionPool().evictAll();
        }
    }
}
