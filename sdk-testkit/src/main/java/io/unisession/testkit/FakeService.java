package io.unisession.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.Protocol;
import org.jspecify.annotations.Nullable;

/**
 * A fake of a provider's service: a real HTTP server on the loopback interface.
 *
 * <p>Point a client at {@link #baseUrl()}, and check {@link #requests()} afterwards. A fake responds as the provider's
 * documentation says, and keeps state. All methods are thread-safe.
 *
 * <p>It misbehaves on request:
 *
 * <pre>{@code
 * fake.enqueue(FakeResponse.empty(503), FakeResponse.reset());        // in place of the next two responses
 * fake.enqueueAfterEffect(FakeResponse.disconnect());      // takes effect, but its response is lost
 * fake.beforeSending(json -> json.set("/data/sessions", null));        // in each response of the service
 * fake.beforeHandling(request -> request.withoutQuery("page"));        // as if it did not know pages
 * fake.closeIdleConnections();                                         // as servers do after some seconds
 * }</pre>
 *
 * <p>To fake another provider, extend this class: add its operations to a {@link RouteTable}, use the table in {@link
 * #respond}, and call {@link #open()} when the fake is complete.
 */
public abstract class FakeService implements AutoCloseable {

    static final String LOOPBACK = "127.0.0.1";

    private final MockWebServer server = new MockWebServer();
    private final ServerConnections connections = new ServerConnections();
    private final EventOutbox outbox = new EventOutbox();
    private final String basePath;
    private final List<FakeService> companions = new CopyOnWriteArrayList<>();

    /** Guards the fields below and the service's state. */
    private final Object lock = new Object();

    private final List<ReceivedRequest> requests = new ArrayList<>();
    private final List<ReceivedRequest> effects = new ArrayList<>();
    private final ResponseQueue queue = new ResponseQueue();
    private final List<UnaryOperator<ReceivedRequest>> requestChanges = new ArrayList<>();
    private final List<Consumer<? super JsonBody>> responseChanges = new ArrayList<>();
    private volatile int requestsPerConnection = Integer.MAX_VALUE;
    private volatile @Nullable LoopbackCertificate certificate;

    /**
     * Creates a service that does not listen yet.
     *
     * @param basePath the path of the provider's own base URL, such as {@code /v1}; empty if it has none
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

    /** Opens the port. The constructor does not, so that no request reaches a half-built service. */
    protected final void open() {
        try {
            server.start(InetAddress.getByAddress("127.0.0.1", new byte[] {127, 0, 0, 1}), 0);
        } catch (IOException noPort) {
            throw new UncheckedIOException("no port on the loopback interface could be opened", noPort);
        }
    }

    /**
     * Closes another service together with this one, for a provider with several, such as one that issues tokens.
     *
     * @param companion the other service
     */
    protected final void closesWith(FakeService companion) {
        companions.add(companion);
    }

    /**
     * Responds to a request as the provider does. Only one thread at a time calls this method.
     *
     * @param request the request
     * @return the response
     * @throws ErrorResponseException to respond with an error
     */
    protected abstract FakeResponse respond(ReceivedRequest request);

    /**
     * Runs an action on the service's state. No request is handled meanwhile.
     *
     * @param action the action
     */
    protected final void change(Runnable action) {
        changeAndGet(() -> {
            action.run();
            return true;
        });
    }

    /**
     * Runs an action on the service's state and returns its result. No request is handled meanwhile.
     *
     * @param action the action
     * @param <T> the type of the result
     * @return its result
     */
    protected final <T> T changeAndGet(Supplier<T> action) {
        T result;
        synchronized (lock) {
            result = action.get();
        }
        deliverEvents();
        return result;
    }

    /**
     * The events that the service sends to webhooks. The author of a fake adds them while the state changes; they are
     * delivered when the change is over.
     *
     * @return the outbox
     */
    protected final EventOutbox outbox() {
        return outbox;
    }

    /** Not while the fake is locked, because a webhook may call it. */
    private void deliverEvents() {
        if (!Thread.holdsLock(lock)) {
            outbox.deliver();
        }
    }

    /**
     * Returns the base URL to configure a client with, on {@code 127.0.0.1}.
     *
     * @return the base URL without a trailing slash, but with the version prefix if the provider's own base URL has
     *     one; {@link #close()} does not change it
     */
    public final URI baseUrl() {
        return URI.create(
                (certificate == null ? "http://" : "https://") + LOOPBACK + ":" + server.getPort() + basePath);
    }

    /**
     * Returns all requests that have arrived completely, oldest first, whatever the response was.
     *
     * @return an unmodifiable copy
     */
    public final List<ReceivedRequest> requests() {
        synchronized (lock) {
            return List.copyOf(requests);
        }
    }

    /**
     * Returns how many requests have arrived completely.
     *
     * @return the size of {@link #requests()}
     */
    public final int requestCount() {
        synchronized (lock) {
            return requests.size();
        }
    }

    /**
     * Returns the requests that took effect, oldest first: those that the service handled with a success status, even
     * if the client never saw the response. A POST that is in the list twice was carried out twice.
     *
     * @return an unmodifiable copy
     */
    public final List<ReceivedRequest> effects() {
        synchronized (lock) {
            return List.copyOf(effects);
        }
    }

    /**
     * Returns how many connections have been accepted.
     *
     * @return the number, closed connections included
     */
    public final int connectionCount() {
        return connections.count();
    }

    /**
     * Returns how many connections are open. When a client closes one, the fake notices a little later.
     *
     * @return the number; zero if the clients have closed all of them
     */
    public final int openConnections() {
        return connections.open();
    }

    /**
     * Sends these responses to the next requests, one each, in place of the service's own. The service does not see
     * these requests, so its state does not change. Calling this method again adds to the queue.
     *
     * @param responses the responses in the order in which they are sent
     */
    public final void enqueue(FakeResponse... responses) {
        enqueue(request -> true, responses);
    }

    /**
     * Like {@link #enqueue(FakeResponse...)}, but only for some requests; others are handled as usual. If several
     * responses apply to a request, the first one in the queue is sent.
     *
     * @param applies whether the responses are for a request; called while the fake is locked, so it must not call the
     *     fake
     * @param responses the responses in the order in which they are sent
     */
    public final void enqueue(Predicate<? super ReceivedRequest> applies, FakeResponse... responses) {
        for (FakeResponse response : responses) {
            enqueueComputed(applies, request -> response);
        }
    }

    /**
     * Like {@link #enqueue(FakeResponse...)}, but with a response that is computed from the request, for example to
     * quote it.
     *
     * @param response computes the response; called while the fake is locked, so it must not call the fake
     */
    public final void enqueueComputed(Function<? super ReceivedRequest, FakeResponse> response) {
        enqueueComputed(request -> true, response);
    }

    /**
     * Sends these responses to the next requests, one each, after the service has handled them: the requests take
     * effect, but the client sees a different response.
     *
     * @param responses the responses in the order in which they are sent
     */
    public final void enqueueAfterEffect(FakeResponse... responses) {
        for (FakeResponse response : responses) {
            enqueueComputed(request -> true, request -> {
                handle(request);
                return response;
            });
        }
    }

    /**
     * Changes how the service's own response to the next matching request is sent. The request takes effect.
     *
     * <pre>{@code
     * fake.enqueueChanged(request -> true, response -> response.gzippedInTwoMembers());
     * }</pre>
     *
     * @param applies whether the change is for a request; called while the fake is locked, so it must not call the fake
     * @param change returns the response to send; it must not call the fake either
     */
    public final void enqueueChanged(Predicate<? super ReceivedRequest> applies, UnaryOperator<FakeResponse> change) {
        enqueueComputed(applies, request -> change.apply(handle(request)));
    }

    private void enqueueComputed(
            Predicate<? super ReceivedRequest> applies, Function<? super ReceivedRequest, FakeResponse> response) {
        synchronized (lock) {
            queue.add(applies, response);
        }
    }

    /**
     * Returns how many enqueued responses have not been sent yet.
     *
     * @return the number; zero if all have been sent
     */
    public final int unusedResponses() {
        synchronized (lock) {
            return queue.size();
        }
    }

    /** Drops the queued responses that were not sent, so that the service responds by itself again. */
    public final void discardResponses() {
        synchronized (lock) {
            queue.clear();
        }
    }

    /**
     * From now on, changes each request before the service handles it, as if the client had sent it that way. {@link
     * #requests()} shows the request as it arrived. Several changes are applied in the order in which they were added.
     *
     * <pre>{@code
     * fake.beforeHandling(request -> request.withoutQuery("page", "limit"));   // ignores paging
     * }</pre>
     *
     * @param change returns the request to handle
     */
    public final void beforeHandling(UnaryOperator<ReceivedRequest> change) {
        change(() -> requestChanges.add(change));
    }

    /**
     * From now on, changes the JSON of each of the service's responses before it is sent. Enqueued responses, and
     * responses that are not a JSON object, are sent unchanged. Several changes are applied in the order in which they
     * were added.
     *
     * <pre>{@code
     * AtomicInteger pages = new AtomicInteger();
     * fake.beforeSending(json -> json.set("/next", "cursor-" + pages.incrementAndGet()));   // a list without an end
     * fake.beforeSending(json -> json.set("/data/id", "another-session"));
     * }</pre>
     *
     * @param change modifies the JSON that it receives
     */
    public final void beforeSending(Consumer<? super JsonBody> change) {
        change(() -> responseChanges.add(change));
    }

    /**
     * Closes the connections that are idle now, which clients have kept open for another request, as servers do after
     * some seconds. When this method returns, the end of the connection has reached the client's side. For HTTP/1.1,
     * with or without TLS.
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
     * From the next response on, closes each connection that has been idle for the given time.
     *
     * @param limit the time, to the millisecond; zero to keep idle connections open
     */
    public final void closesIdleConnectionsAfter(Duration limit) {
        connections.closeIdleAfter(limit);
    }

    /**
     * Closes each connection after a number of requests, and announces it with {@code Connection: close} in the last
     * response.
     *
     * @param requests the number, at least one
     */
    public final void closesConnectionsAfter(int requests) {
        requestsPerConnection = requests;
    }

    /**
     * Serves HTTPS with a self-signed certificate for 127.0.0.1; see {@link #certificate()}. Call this before the first
     * connection. It changes {@link #baseUrl()}.
     */
    public final void servesTls() {
        LoopbackCertificate own = new LoopbackCertificate();
        server.useHttps(own.serverSockets());
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
        LoopbackCertificate own = certificate;
        if (own == null) {
            throw new IllegalStateException("the service has no certificate; call servesTls() first");
        }
        return own.certificate();
    }

    /**
     * Serves HTTP/2 without TLS and without an upgrade (<i>prior knowledge</i>); the client must be set to the same.
     * Call this before the first connection. A fake that consists of several services serves all of them so.
     */
    public void servesHttp2() {
        server.setProtocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE));
        connections.useHttp2();
    }

    /**
     * Closes the port and every connection, and ends all threads; the last thread may end shortly after this method
     * returns. Closing the fake again does nothing.
     */
    @Override
    public final void close() {
        server.close();
        companions.forEach(FakeService::close);
    }

    @Override
    public String toString() {
        return getClass().getSimpleName() + "[" + baseUrl() + "]";
    }

    private MockResponse receive(RecordedRequest recorded) {
        if (recorded.getFailure() != null || connections.isClosed(recorded.getConnectionIndex())) {
            // The connection ended before the request was complete, so it never arrived.
            return new MockResponse.Builder()
                    .onResponseStart(new SocketEffect.CloseSocket())
                    .build();
        }
        if (!connections.requestArrived(recorded.getConnectionIndex())) {
            return new MockResponse.Builder().build();
        }
        FakeResponse response = respondTo(request(recorded));
        deliverEvents();
        switch (response.delivery().connection) {
            case RESET -> connections.resetOnClose(recorded.getConnectionIndex());
            case STREAM_REFUSED -> connections.refuseStream(recorded.getConnectionIndex());
            case GONE_AWAY -> connections.goAway(recorded.getConnectionIndex());
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
                return queue.take(request).orElse(this::handle).apply(request);
            } catch (RuntimeException defect) {
                // A bug in the fake or in the test must not look like an error of the provider.
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
}
