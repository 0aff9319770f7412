package io.unisession.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Protocol;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.jspecify.annotations.Nullable;

/**
 * A provider's service, imitated by a real HTTP server on the loopback interface.
 *
 * <p>Point a client at {@link #baseUrl()} and look at {@link #requests()} afterwards. A fake responds as the provider's
 * documentation says and keeps what it was given. All methods are safe for use by several threads.
 *
 * <p>It misbehaves on request:
 *
 * <pre>{@code
 * fake.enqueue(FakeResponse.empty(503), FakeResponse.reset());        // in place of the next two responses
 * fake.enqueueAfterEffect(FakeResponse.disconnect());                  // the request takes effect, its response is lost
 * fake.beforeSending(json -> json.set("/data/sessions", null));        // in each response of the service
 * fake.beforeHandling(request -> request.withoutQuery("page"));        // as if it did not know pages
 * fake.closeIdleConnections();                                         // as servers do after some seconds
 * }</pre>
 *
 * <p>To fake another provider, extend this class: put its operations into a {@link RouteTable}, respond with it, and call
 * {@link #open()} when the fake is complete.
 */
public abstract class FakeService implements AutoCloseable {

    private static final String LOOPBACK = "127.0.0.1";

    /** A response in place of the service's, which handles the request first or never sees it. */
    private record QueuedResponse(
            Predicate<? super ReceivedRequest> applies,
            Function<? super ReceivedRequest, FakeResponse> response,
            boolean afterEffect) {}

    private final MockWebServer server = new MockWebServer();
    private final ServerConnections connections = new ServerConnections();
    private final String basePath;

    /** Guards what follows, and whatever state the service keeps. */
    private final Object lock = new Object();

    private final List<ReceivedRequest> requests = new ArrayList<>();
    private final List<ReceivedRequest> effects = new ArrayList<>();
    private final Deque<QueuedResponse> queue = new ArrayDeque<>();
    private final List<UnaryOperator<ReceivedRequest>> requestChanges = new ArrayList<>();
    private final List<Consumer<? super JsonBody>> responseChanges = new ArrayList<>();
    private volatile int requestsPerConnection = Integer.MAX_VALUE;
    private volatile @Nullable HeldCertificate certificate;

    /**
     * Prepares a service that does not listen yet.
     *
     * @param basePath what every path begins with where the provider's own base URL has a path, such as {@code /v1};
     *     else empty
     */
    protected FakeService(String basePath) {
        this.basePath = basePath;
        server.setServerSocketFactory(connections);
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest recorded) {
                return receive(recorded);
            }
        });
    }

    /** Opens the port. Kept out of the constructor: no request may meet a service that is half built. */
    protected final void open() {
        try {
            server.start(InetAddress.getByAddress("127.0.0.1", new byte[] {127, 0, 0, 1}), 0);
        } catch (IOException noPort) {
            throw new UncheckedIOException("no port on the loopback interface could be opened", noPort);
        }
    }

    /**
     * Responds to a request as the provider does. Called by one thread at a time.
     *
     * @param request the request
     * @return the response
     * @throws ErrorResponseException to respond with an error
     */
    protected abstract FakeResponse respond(ReceivedRequest request);

    /**
     * Runs an action on the service's state, with no request in between.
     *
     * @param action the action
     */
    protected final void change(Runnable action) {
        synchronized (lock) {
            action.run();
        }
    }

    /**
     * Runs an action on the service's state that has a result, with no request in between.
     *
     * @param action the action
     * @param <T> the type of the result
     * @return its result
     */
    protected final <T> T changeAndGet(Supplier<T> action) {
        synchronized (lock) {
            return action.get();
        }
    }

    /**
     * Returns what a client of this provider is configured with as its base URL, on {@code 127.0.0.1}.
     *
     * @return the base URL without a trailing slash, with the version prefix where the provider's own base URL has it;
     *     the same before and after {@link #close()}
     */
    public final URI baseUrl() {
        return URI.create(
                (certificate == null ? "http://" : "https://") + LOOPBACK + ":" + server.getPort() + basePath);
    }

    /**
     * Returns the requests that arrived whole so far, the oldest first, whatever was sent back.
     *
     * @return an unmodifiable copy
     */
    public final List<ReceivedRequest> requests() {
        synchronized (lock) {
            return List.copyOf(requests);
        }
    }

    /**
     * Returns how many requests arrived whole so far.
     *
     * @return the size of {@link #requests()}
     */
    public final int requestCount() {
        synchronized (lock) {
            return requests.size();
        }
    }

    /**
     * Returns the requests that took effect, the oldest first: those that the service handled and met with a status of
     * success, even if the client never saw it. A POST that is in here twice was done twice.
     *
     * @return an unmodifiable copy
     */
    public final List<ReceivedRequest> effects() {
        synchronized (lock) {
            return List.copyOf(effects);
        }
    }

    /**
     * Returns how many connections were accepted so far.
     *
     * @return the number, closed connections included
     */
    public final int connectionCount() {
        return connections.count();
    }

    /**
     * Returns how many connections are open. One that a client closes is noticed a little later.
     *
     * @return the number, zero when every client has let go of its connections
     */
    public final int openConnections() {
        return connections.open();
    }

    /**
     * Sends these responses to the next requests, one each, in place of the service's. The service does not see such a
     * request: its state stays as it was. Responses of several calls queue up.
     *
     * @param responses the responses in the order in which they are sent
     */
    public final void enqueue(FakeResponse... responses) {
        enqueue(request -> true, responses);
    }

    /**
     * As {@link #enqueue(FakeResponse...)}, for requests of one kind; others are handled as usual. Of several responses
     * that apply to a request, the one that was enqueued first is sent.
     *
     * @param applies whether a request is of that kind; called while the fake is locked, so it must not call back
     * @param responses the responses in the order in which they are sent
     */
    public final void enqueue(Predicate<? super ReceivedRequest> applies, FakeResponse... responses) {
        for (FakeResponse response : responses) {
            enqueue(new QueuedResponse(applies, request -> response, false));
        }
    }

    /**
     * As {@link #enqueue(FakeResponse...)}, with a response that is made of the request, to quote it for example.
     *
     * @param response makes the response; called while the fake is locked, so it must not call back
     */
    public final void enqueueComputed(Function<? super ReceivedRequest, FakeResponse> response) {
        enqueue(new QueuedResponse(request -> true, response, false));
    }

    /**
     * Sends these responses to the next requests, one each, after the service has handled them: they take effect, and
     * what the client sees is something else.
     *
     * @param responses the responses in the order in which they are sent
     */
    public final void enqueueAfterEffect(FakeResponse... responses) {
        for (FakeResponse response : responses) {
            enqueue(new QueuedResponse(request -> true, request -> response, true));
        }
    }

    private void enqueue(QueuedResponse response) {
        synchronized (lock) {
            queue.add(response);
        }
    }

    /**
     * Returns how many enqueued responses are left.
     *
     * @return zero when each was sent
     */
    public final int unusedResponses() {
        synchronized (lock) {
            return queue.size();
        }
    }

    /**
     * Changes each request before the service handles it, from now on: as if it had been sent differently.
     * {@link #requests()} shows what really came. Several changes are made in the order in which they were given.
     *
     * <pre>{@code
     * fake.beforeHandling(request -> request.withoutQuery("page", "limit"));   // ignores paging
     * }</pre>
     *
     * @param change makes a request of the one that came
     */
    public final void beforeHandling(UnaryOperator<ReceivedRequest> change) {
        change(() -> requestChanges.add(change));
    }

    /**
     * Changes the JSON of each response of the service before it is sent, from now on. Enqueued responses, and those
     * that hold no JSON object, are sent as they are. Several changes are made in the order in which they were given.
     *
     * <pre>{@code
     * AtomicInteger pages = new AtomicInteger();
     * fake.beforeSending(json -> json.set("/next", "cursor-" + pages.incrementAndGet()));   // a list without an end
     * fake.beforeSending(json -> json.set("/data/id", "another-session"));
     * }</pre>
     *
     * @param change changes the JSON it is given
     */
    public final void beforeSending(Consumer<? super JsonBody> change) {
        change(() -> responseChanges.add(change));
    }

    /**
     * Closes the connections that are idle now, each kept open by its client for another request, as servers do after
     * some seconds. The client's side has the end of the connection when this returns. HTTP/1.1, also over TLS.
     *
     * @return how many connections were closed
     */
    public final int closeIdleConnections() {
        try {
            return connections.closeIdle();
        } catch (IOException broken) {
            throw new UncheckedIOException("an idle connection could not be closed", broken);
        }
    }

    /**
     * Closes each connection that is idle for a time after a response, from the next response on.
     *
     * @param limit the time, to the millisecond; zero for no limit
     */
    public final void closesIdleConnectionsAfter(Duration limit) {
        connections.closeIdleAfter(limit);
    }

    /**
     * Closes each connection after a number of requests, and says so by {@code Connection: close} in the last response.
     *
     * @param requests the number, at least one
     */
    public final void closesConnectionsAfter(int requests) {
        requestsPerConnection = requests;
    }

    /**
     * Serves HTTPS with a certificate of its own for 127.0.0.1, see {@link #certificate()}. To be called before the
     * first connection; changes {@link #baseUrl()}.
     */
    public final void servesTls() {
        HeldCertificate own = new HeldCertificate.Builder()
                .addSubjectAlternativeName(LOOPBACK)
                .build();
        server.useHttps(
                new HandshakeCertificates.Builder().heldCertificate(own).build().sslSocketFactory());
        server.setProtocols(List.of(Protocol.HTTP_1_1));
        certificate = own;
    }

    /**
     * Returns the certificate that a client must trust after {@link #servesTls()}.
     *
     * @return a self-signed certificate for 127.0.0.1
     * @throws IllegalStateException if the service does not serve TLS
     */
    public final X509Certificate certificate() {
        HeldCertificate own = certificate;
        if (own == null) {
            throw new IllegalStateException("the service has no certificate; call servesTls() first");
        }
        return own.certificate();
    }

    /**
     * Serves HTTP/2 without TLS and without an upgrade (<i>prior knowledge</i>), which the client has to be set to as
     * well. To be called before the first connection.
     */
    public final void servesHttp2() {
        server.setProtocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE));
    }

    /**
     * Closes the port and every connection, and ends all threads, the last of them perhaps shortly after this method
     * has returned. Further calls do nothing.
     */
    @Override
    public final void close() {
        server.close();
    }

    @Override
    public String toString() {
        return getClass().getSimpleName() + "[" + baseUrl() + "]";
    }

    private MockResponse receive(RecordedRequest recorded) {
        connections.requestArrived(recorded.getConnectionIndex());
        FakeResponse response = respondTo(request(recorded));
        switch (response.delivery().connection) {
            case RESET -> connections.resetOnClose(recorded.getConnectionIndex());
            case STREAM_REFUSED -> connections.refuseStream(recorded.getConnectionIndex(), recorded.getExchangeIndex());
            case GONE_AWAY -> connections.goAwayBeforeAnyStream(recorded.getConnectionIndex());
            default -> {
                if (recorded.getExchangeIndex() + 1 >= requestsPerConnection) {
                    return Delivery.write(
                            response.withHeader("Connection", "close").thenClose());
                }
            }
        }
        return Delivery.write(response);
    }

    private static ReceivedRequest request(RecordedRequest recorded) {
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        recorded.getHeaders().forEach(header -> headers.add(Map.entry(header.getFirst(), header.getSecond())));
        String body = recorded.getBody() == null ? "" : recorded.getBody().utf8();
        return new ReceivedRequest(recorded.getMethod(), recorded.getTarget(), headers, body);
    }

    private FakeResponse respondTo(ReceivedRequest request) {
        synchronized (lock) {
            requests.add(request);
            try {
                QueuedResponse queued = takeQueued(request);
                if (queued == null) {
                    return handle(request);
                }
                if (queued.afterEffect()) {
                    handle(request);
                }
                return queued.response().apply(request);
            } catch (RuntimeException defect) {
                // A fault of the fake or of a test's code must not look like something that the provider does.
                return FakeResponse.text(500, "The fake failed: " + defect);
            }
        }
    }

    private FakeResponse handle(ReceivedRequest request) {
        ReceivedRequest changed = request;
        for (UnaryOperator<ReceivedRequest> change : requestChanges) {
            changed = change.apply(changed);
        }
        FakeResponse response = respondOrRefuse(changed);
        if (response.status() < 300) {
            effects.add(request);
        }
        return responseChanges.isEmpty()
                ? response
                : JsonBody.parse(response.body())
                        .map(json -> withChanges(response, json))
                        .orElse(response);
    }

    private FakeResponse respondOrRefuse(ReceivedRequest request) {
        try {
            return respond(request);
        } catch (ErrorResponseException refused) {
            return refused.response();
        }
    }

    private FakeResponse withChanges(FakeResponse response, JsonBody json) {
        responseChanges.forEach(change -> change.accept(json));
        return response.withBody(json.toString());
    }

    private @Nullable QueuedResponse takeQueued(ReceivedRequest request) {
        for (Iterator<QueuedResponse> candidates = queue.iterator(); candidates.hasNext(); ) {
            QueuedResponse candidate = candidates.next();
            if (candidate.applies().test(request)) {
                candidates.remove();
                return candidate;
            }
        }
        return null;
    }
}
