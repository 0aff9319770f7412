package io.unisession.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/**
 * A provider's service, imitated by a real HTTP server on the loopback interface.
 *
 * <p>Point a client at {@link #baseUrl()} and look at {@link #requests()} afterwards. A fake responds as the provider's
 * documentation says, and remembers what it was told; {@link #enqueue(FakeResponse...)} makes it misbehave. All
 * methods are safe for use by several threads.
 *
 * <p>A provider of your own gets a fake of its own by extending this class: put the operations into a
 * {@link RouteTable}, response by it, and call {@link #open()} when the fake is complete.
 */
public abstract class FakeService implements AutoCloseable {

    private record ScriptedResponse(Predicate<? super ReceivedRequest> applies, FakeResponse response) {}

    private final MockWebServer server = new MockWebServer();
    private final AcceptedSockets sockets = new AcceptedSockets();
    private final String basePath;

    /** Guards what follows, and whatever state the service keeps. */
    private final Object lock = new Object();

    private final List<ReceivedRequest> requests = new ArrayList<>();
    private final Deque<ScriptedResponse> scripted = new ArrayDeque<>();

    /**
     * Prepares a service that does not listen yet.
     *
     * @param basePath what every path begins with where the provider's own base URL has a path, such as {@code /v1};
     *     else empty
     */
    protected FakeService(String basePath) {
        this.basePath = basePath;
        server.setServerSocketFactory(sockets);
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
     * Responses a request as the provider does; called by one thread at a time.
     *
     * @param request the request
     * @return what the service responds
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
     * @param <T> what it gives
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
        return URI.create("http://127.0.0.1:" + server.getPort() + basePath);
    }

    /**
     * Returns the requests that arrived whole so far, the oldest first. They include those that a scripted response met.
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
     * Returns how many connections are open. One that a client closes is noticed here a moment later.
     *
     * @return the number, zero when every client has let go of its connections
     */
    public final int openConnections() {
        return sockets.open();
    }

    /**
     * Lets the next requests, whatever they are, be met by these responses in order, one each. The service does not see
     * such a request: its state stays as it was. Responses given by several calls queue up.
     *
     * @param responses the responses in the order they are used
     */
    public final void enqueue(FakeResponse... responses) {
        enqueue(request -> true, responses);
    }

    /**
     * Lets the next requests of one kind be met by these responses in order, one each; other requests are handled as
     * usual. Of several responses that apply to a request, the one that was given first is used.
     *
     * @param applies says whether a request is of that kind; called while the fake is locked, so it must not call back
     * @param responses the responses in the order they are used
     */
    public final void enqueue(Predicate<? super ReceivedRequest> applies, FakeResponse... responses) {
        synchronized (lock) {
            for (FakeResponse response : responses) {
                scripted.add(new ScriptedResponse(applies, response));
            }
        }
    }

    /**
     * Returns how many of the responses given to {@link #enqueue(FakeResponse...)} no request has met yet.
     *
     * @return zero when every scripted response was used
     */
    public final int unusedResponses() {
        synchronized (lock) {
            return scripted.size();
        }
    }

    /**
     * Closes the port and every connection, and ends all threads, the last of them perhaps a moment after this method
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
        ReceivedRequest request = Wire.read(recorded);
        FakeResponse response = responseScriptedOrNormal(request);
        if (response.connection() == FakeResponse.Connection.RESET) {
            sockets.resetOnClose(recorded.getConnectionIndex());
        }
        return Wire.write(response);
    }

    private FakeResponse responseScriptedOrNormal(ReceivedRequest request) {
        synchronized (lock) {
            requests.add(request);
            try {
                Optional<FakeResponse> next = takeScripted(request);
                return next.isPresent() ? next.get() : respond(request);
            } catch (ErrorResponseException refusal) {
                return refusal.response();
            } catch (RuntimeException defect) {
                // A fault of the fake or of a test's predicate must not look like something that the provider does.
                return FakeResponse.text(500, "The fake failed: " + defect);
            }
        }
    }

    private Optional<FakeResponse> takeScripted(ReceivedRequest request) {
        for (Iterator<ScriptedResponse> candidates = scripted.iterator(); candidates.hasNext(); ) {
            ScriptedResponse candidate = candidates.next();
            if (candidate.applies().test(request)) {
                candidates.remove();
                return Optional.of(candidate.response());
            }
        }
        return Optional.empty();
    }
}
