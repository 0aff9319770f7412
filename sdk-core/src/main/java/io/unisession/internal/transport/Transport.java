package io.unisession.internal.transport;

import io.unisession.Timing;
import io.unisession.internal.text.Redactor;
import io.unisession.spi.http.ApiRequest;
import io.unisession.spi.http.Authorization;
import io.unisession.spi.http.Endpoint;
import io.unisession.spi.http.TransportSettings;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ProtocolException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Sends one request with OkHttp and reads the whole response, on the caller's thread. Knows nothing about retries,
 * errors or providers.
 */
public final class Transport implements AutoCloseable {
    private static final RequestBody NOTHING = new OneShotBody(new byte[0], null);
    private static final int MOST_REFUSALS = 5;

    private final OkHttpClient client;
    /** For attempts with an unusual limit, because another interceptor costs time in every call. */
    private final OkHttpClient limitingReads;
    /** For requests that must not be sent twice. */
    private final OkHttpClient sendingOnce;

    private final ShortLivedConnections connectionsForSendingOnce = new ShortLivedConnections(System::nanoTime);
    private final boolean hasInterceptors;
    private final boolean hasNetworkInterceptors;
    /** The longest attempt timeout for which the reads of {@link #client} end in time. */
    private final int usualMillis;

    private final boolean ownsClient;
    private final BaseUrl baseUrl;
    private final @Nullable String requestIdHeader;
    private final RedirectRules redirects;
    private final BodyReader bodies;
    private final Timing timing;
    /** What all requests have in common. The URL is replaced in each. */
    private final Request template;

    private volatile boolean closed;

    private Transport(
            OkHttpClient asGiven,
            OkHttpClient client,
            boolean ownsClient,
            TransportSettings settings,
            BaseUrl baseUrl,
            @Nullable String requestIdHeader) {
        this.client = client;
        this.usualMillis = client.readTimeoutMillis();
        this.limitingReads =
                client.newBuilder().addInterceptor(new ReadLimit(usualMillis)).build();
        this.sendingOnce = connectionsForSendingOnce.client(limitingReads.newBuilder());
        this.hasInterceptors = !asGiven.interceptors().isEmpty();
        this.hasNetworkInterceptors = !asGiven.networkInterceptors().isEmpty();
        this.ownsClient = ownsClient;
        this.baseUrl = baseUrl;
        this.requestIdHeader = requestIdHeader;
        this.redirects = RedirectRules.of(baseUrl, settings.redirectOrigins());
        this.bodies = new BodyReader(settings.maxResponseBytes(), settings.keepsRaw());
        this.timing = settings.timing();
        this.template = new Request.Builder()
                .url("https://unisession.invalid/")
                .header("Accept", "application/json")
                .header("User-Agent", UserAgent.of(settings.applicationName()))
                .build();
    }

    /**
     * Creates a transport with the application's client, which keeps its pool, proxy, TLS, interceptors and listeners
     * and is never closed, or with a client of its own.
     *
     * @param requestIdHeader the provider's own header for the request id, or null
     */
    public static Transport over(
            @Nullable OkHttpClient given,
            TransportSettings settings,
            BaseUrl baseUrl,
            @Nullable String requestIdHeader) {
        OkHttpClient asGiven = GuardedClient.base(given);
        OkHttpClient client = GuardedClient.of(asGiven, settings, baseUrl);
        return new Transport(asGiven, client, given == null, settings, baseUrl, requestIdHeader);
    }

    /**
     * Sends a request and follows harmless redirects. Headers and credentials go to the origin of the base URL alone,
     * and once a redirect has left it, no more: another origin then chooses what is requested.
     *
     * @throws ExchangeFailure if no complete response arrived in time
     */
    public Exchange exchange(
            ApiRequest request, @Nullable Authorization authorization, Redactor redactor, long timeoutNanos)
            throws ExchangeFailure {
        long deadline = timing.nanoTime() + timeoutNanos;
        ApiRequest authorized = authorization == null ? request : authorization.placedIn(request);
        HttpUrl url = url(authorized);
        String leftFor = null;
        Exchange response = send(
                request.endpoint(),
                httpRequest(authorized, url, authorization),
                authorization,
                redactor,
                timeoutNanos,
                deadline,
                false);
        for (int hop = 1; hop <= RedirectRules.MOST_HOPS && !response.isSuccess(); hop++) {
            Optional<HttpUrl> target = redirects.target(request.endpoint().method(), url, response);
            if (target.isEmpty()) {
                return response;
            }
            url = target.get();
            leftFor = baseUrl.isOriginOf(url) ? leftFor : BaseUrl.originOf(url);
            Request.Builder next =
                    leftFor == null ? httpRequest(authorized, url, authorization) : plainRequest(request, url);
            response = send(request.endpoint(), next, authorization, redactor, left(deadline), deadline, true);
            response.leftFor(leftFor);
        }
        return response;
    }

    /**
     * Sends a request, and resends it at once if HTTP/2 refused it unprocessed, as servers do when a connection has
     * reached its number of requests. Only a few times, because an overloaded server does so too.
     */
    private Exchange send(
            Endpoint endpoint,
            Request.Builder prepared,
            @Nullable Authorization authorization,
            Redactor redactor,
            long timeoutNanos,
            long deadline,
            boolean redirected)
            throws ExchangeFailure {
        long limit = timeoutNanos;
        for (int refusals = 0; ; refusals++) {
            try {
                return sendOnce(endpoint, prepared, authorization, redactor, limit, redirected);
            } catch (ExchangeFailure failure) {
                if (!failure.refused() || refusals == MOST_REFUSALS) {
                    throw failure;
                }
            }
            limit = left(deadline);
        }
    }

    private long left(long deadline) {
        return Math.max(1, deadline - timing.nanoTime());
    }

    private HttpUrl url(ApiRequest request) {
        HttpUrl url = baseUrl.resolve(request.path());
        if (request.query().isEmpty()) {
            return url;
        }
        HttpUrl.Builder withQuery = url.newBuilder();
        request.query().forEach(parameter -> withQuery.addQueryParameter(parameter.getKey(), parameter.getValue()));
        return withQuery.build();
    }

    /** Without the request's headers, which may contain anything. */
    private Request.Builder plainRequest(ApiRequest request, HttpUrl url) {
        return template.newBuilder().url(url).method(request.endpoint().method(), body(request));
    }

    private Request.Builder httpRequest(ApiRequest request, HttpUrl url, @Nullable Authorization authorization) {
        Request.Builder builder = plainRequest(request, url);
        request.headers().forEach(builder::header);
        HttpUrl target = url;
        for (Authorization each = authorization;
                each != null;
                each = each.other().orElse(null)) {
            String value = each.value().reveal();
            if (each.place() == Authorization.Place.HEADER) {
                builder.header(each.name(), value);
            } else if (each.place() == Authorization.Place.QUERY) {
                target = target.newBuilder()
                        .setQueryParameter(each.name(), value)
                        .build();
                builder.url(target);
            }
        }
        return builder;
    }

    private static @Nullable RequestBody body(ApiRequest request) {
        byte[] body = request.body();
        if (body.length > 0) {
            return new OneShotBody(
                    body, request.contentType().map(MediaType::get).orElse(null));
        }
        String method = request.endpoint().method();
        return method.equals("GET") || method.equals("DELETE") ? null : NOTHING;
    }

    private Exchange sendOnce(
            Endpoint endpoint,
            Request.Builder prepared,
            @Nullable Authorization authorization,
            Redactor redactor,
            long timeoutNanos,
            boolean redirected)
            throws ExchangeFailure {
        InterruptibleCall interruptible = new InterruptibleCall();
        SendingTracker tracker = new SendingTracker(interruptible);
        Request request = prepared.tag(SendingTracker.class, tracker).build();
        Call call = clientFor(endpoint, timeoutNanos).newCall(request);
        call.timeout().timeout(timeoutNanos, TimeUnit.NANOSECONDS);
        TimeoutSentinel.keep();
        try {
            return interruptible.execute(
                    call,
                    response -> new Exchange(
                            response.code(),
                            response.headers(),
                            requestIdHeader,
                            bodies.read(response),
                            authorization,
                            redactor));
        } catch (IOException failure) {
            Response without = tracker.response();
            if (failure instanceof ProtocolException && without != null && BodyReader.hasNoBody(without)) {
                // OkHttp rejects a length other than zero. What matters is that the service reports a success.
                return new Exchange(
                        without.code(), without.headers(), requestIdHeader, BodyBytes.NONE, authorization, redactor);
            }
            ExchangeFailure.Kind kind = kindOf(failure);
            if (kind == ExchangeFailure.Kind.TIMED_OUT) {
                // If the network failed, every kept connection is dead, and the next attempt must not try them one by
                // one.
                releaseConnections();
            }
            boolean arrived = mayHaveArrived(tracker, failure);
            throw new ExchangeFailure(kind, redirected || arrived, !arrived && tracker.wasRefused(failure), failure);
        } catch (Exception | LinkageError | AssertionError fault) {
            // Whatever an interceptor may throw, including undeclared checked exceptions and linkage errors. Code that
            // cannot throw InterruptedException often reports an interrupt in this way.
            ExchangeFailure.Kind kind = Thread.currentThread().isInterrupted()
                    ? ExchangeFailure.Kind.INTERRUPTED
                    : ExchangeFailure.Kind.BROKEN;
            throw new ExchangeFailure(kind, redirected || mayHaveArrived(tracker, fault), false, fault);
        } finally {
            tracker.endLookUp();
            if (closed) {
                releaseConnections();
            }
        }
    }

    /** An application's interceptor that failed may have sent the request by other means. */
    private boolean mayHaveArrived(SendingTracker tracker, Throwable failure) {
        return tracker.mayHaveArrived(failure)
                || (hasInterceptors && !tracker.isOfOkHttp(failure))
                || (hasNetworkInterceptors && tracker.isConnected());
    }

    private OkHttpClient clientFor(Endpoint endpoint, long attemptNanos) {
        if (!endpoint.isIdempotent()) {
            return sendingOnce;
        }
        return millis(attemptNanos) == usualMillis ? client : limitingReads;
    }

    /** The read timeout for an attempt: a little longer, so that the attempt times out first. */
    static int millis(long attemptNanos) {
        return (int) Math.min(Integer.MAX_VALUE, TimeUnit.NANOSECONDS.toMillis(attemptNanos) + 1);
    }

    private static ExchangeFailure.Kind kindOf(IOException failure) {
        if (Thread.currentThread().isInterrupted()) {
            return ExchangeFailure.Kind.INTERRUPTED;
        }
        if (failure instanceof UnreadableBodyException) {
            return ExchangeFailure.Kind.UNREADABLE;
        }
        // TLS wraps it.
        if (failure instanceof TooLargeException || failure.getCause() instanceof TooLargeException) {
            return ExchangeFailure.Kind.TOO_LARGE;
        }
        return failure instanceof InterruptedIOException ? ExchangeFailure.Kind.TIMED_OUT : ExchangeFailure.Kind.LOST;
    }

    /** Releases idle connections; a running call finishes and then releases its connection. */
    @Override
    public void close() {
        closed = true;
        releaseConnections();
    }

    private void releaseConnections() {
        connectionsForSendingOnce.close();
        if (ownsClient) {
            client.connectionPool().evictAll();
        }
    }
}
