package io.unisession.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.unisession.CallOptions;
import io.unisession.Pager;
import io.unisession.Session;
import io.unisession.SessionClient;
import io.unisession.Sessions;
import io.unisession.capability.Capability;
import io.unisession.capability.SessionEnding;
import io.unisession.capability.SessionListing;
import io.unisession.error.ApiException;
import io.unisession.error.ClientClosedException;
import io.unisession.error.InvalidResponseException;
import io.unisession.error.NotFoundException;
import io.unisession.error.PermissionDeniedException;
import io.unisession.error.UnsupportedCapabilityException;
import io.unisession.example.AcmeProvider;
import io.unisession.spi.http.TransportSettings;
import io.unisession.support.Disconnects;
import io.unisession.support.Service;
import io.unisession.support.Threads;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The client that the core makes of a backend. */
class ProviderClientTest {
    private static final String SESSION = "{\"id\":\"c-1\",\"live\":true}";

    @RegisterExtension
    final Service service = new Service();

    /** What a provider may have that this one does not. */
    private interface Recording extends Capability {}

    @Test
    void findSession_existingSession_isFound() {
        service.response(200, SESSION);

        assertThat(open().findSession("c-1")).map(Session::id).contains("c-1");
    }

    @Test
    void findSession_noSuchSession_isEmpty() {
        service.response(404);

        assertThat(open().findSession("c-1")).isEmpty();
    }

    @Test
    void findSession_anyOtherError_isThrown() {
        service.response(403).response(410);
        SessionClient client = open();

        assertThatThrownBy(() -> client.findSession("c-1")).isInstanceOf(PermissionDeniedException.class);
        assertThatThrownBy(() -> client.findSession("c-1"))
                .isInstanceOf(ApiException.class)
                .isNotInstanceOf(NotFoundException.class);
    }

    @Test
    void findSession_options_arePassedOn() {
        service.response(503).response(200, SESSION);

        SessionClient client = open();

        assertThatThrownBy(
                        () -> client.findSession("c-1", CallOptions.defaults().withMaxRetries(0)))
                .isInstanceOf(ApiException.class);
        assertThat(service.requestCount()).isEqualTo(1);
    }

    @Test
    void getSession_responseAboutAnotherSession_isRejected() {
        service.response(new MockResponse.Builder().body(SESSION).addHeader("X-Request-Id", "r-1"))
                .response(200, SESSION);
        SessionClient client = open();

        InvalidResponseException failure =
                catchThrowableOfType(InvalidResponseException.class, () -> client.getSession("mine"));

        assertThat(failure)
                .hasMessage("acme getSession failed: the response is for a different session than the one requested"
                        + " (request r-1)");
        assertThat(failure.httpStatus()).hasValue(200);
        assertThat(failure.requestId()).contains("r-1");
        assertThatThrownBy(() -> client.findSession("mine")).isInstanceOf(InvalidResponseException.class);
    }

    @Test
    void getSession_byAnAlias_keepsTheSessionsOwnId() {
        SessionBackend byNumber = new SessionBackend() {
            @Override
            public Session getSession(String sessionId, CallOptions options) {
                return Session.builder("acme").id("uuid-1").label("1").build();
            }

            @Override
            public boolean isAlias(String sessionId, Session session) {
                return session.label().filter(sessionId::equals).isPresent();
            }

            @Override
            public void close() {}
        };
        SessionClient client =
                new ProviderClient(byNumber, ProviderSettings.builder("acme").build());

        assertThat(client.getSession("1").id()).isEqualTo("uuid-1");
        assertThat(client.getSession("uuid-1").id()).isEqualTo("uuid-1");
        assertThatThrownBy(() -> client.getSession("2")).isInstanceOf(InvalidResponseException.class);
    }

    @Test
    void capabilities_areThoseOfTheBackend() {
        SessionClient client = open();

        assertThat(client.provider()).isEqualTo("acme");
        assertThat(client.capabilities()).containsExactly(SessionListing.class, SessionEnding.class);
        assertThat(client.capabilities()).isUnmodifiable();
        assertThat(client.find(SessionEnding.class)).isPresent();
        assertThat(client.find(Recording.class)).isEmpty();
        assertThat(client.require(SessionListing.class)).isNotNull();
    }

    @Test
    void require_missingCapability_listsTheAvailableOnesAndSendsNothing() {
        SessionClient client = open();

        UnsupportedCapabilityException unsupported =
                catchThrowableOfType(UnsupportedCapabilityException.class, () -> client.require(Recording.class));

        assertThat(unsupported)
                .hasMessage("acme does not support Recording; it supports [SessionListing, SessionEnding]");
        assertThat(unsupported.provider()).isEqualTo("acme");
        assertThat(unsupported.isRetryable()).isFalse();
        assertThat(service.requestCount()).isZero();
    }

    @Test
    void require_providerWithoutCapabilities_fails() {
        SessionClient client = new ProviderClient(
                new CountingBackend(), ProviderSettings.builder("plain").build());

        assertThatThrownBy(() -> client.require(SessionListing.class))
                .hasMessage("plain does not support SessionListing; it supports getting sessions only");
    }

    @Test
    void capabilities_keepTheLastOfAKind() {
        SessionEnding first = (sessionId, options) -> {};
        SessionEnding second = (sessionId, options) -> {};
        SessionListing listing = (query, page, options) -> Pager.of(List.of());

        Capabilities capabilities = Capabilities.none()
                .with(SessionEnding.class, first)
                .with(SessionListing.class, listing)
                .with(SessionEnding.class, second);

        assertThat(capabilities.find(SessionEnding.class)).containsSame(second);
        assertThat(capabilities).hasToString("[SessionEnding, SessionListing]");
        assertThat(Capabilities.none().types()).isEmpty();
    }

    @Test
    void close_twice_closesTheBackendWithoutHarm() {
        CountingBackend backend = new CountingBackend();
        SessionClient client =
                new ProviderClient(backend, ProviderSettings.builder("plain").build());

        client.close();
        client.close();

        assertThat(backend.closed.get()).isPositive();
        SessionClient acme = open();
        acme.close();
        acme.close();
    }

    @Test
    void callAfterClose_failsAndSendsNothing() {
        SessionClient client = open();
        SessionEnding ending = client.require(SessionEnding.class);
        client.close();

        ClientClosedException closed =
                catchThrowableOfType(ClientClosedException.class, () -> client.getSession("c-1"));
        assertThat(closed).hasMessage("this acme client is closed");
        assertThat(closed.provider()).isEqualTo("acme");
        assertThatThrownBy(() -> client.findSession("c-1")).isInstanceOf(ClientClosedException.class);
        assertThatThrownBy(() -> ending.endSession("c-1")).isInstanceOf(ClientClosedException.class);
        assertThat(service.requestCount()).isZero();
    }

    @Test
    void callRunningWhileClosing_finishes() throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        service.server().setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                Threads.await(closed);
                return new MockResponse.Builder().body(SESSION).build();
            }
        });
        SessionClient client = open();

        try (Threads threads = new Threads(1)) {
            Future<Session> call = threads.all(() -> client.getSession("c-1")).get(0);
            service.takeRequest();
            client.close();
            closed.countDown();

            assertThat(call.get().id()).isEqualTo("c-1");
        }
    }

    @Test
    void close_leavesTheApplicationsHttpClientOpen() throws IOException {
        service.response(200, SESSION).response(200, "still open");
        OkHttpClient given = service.httpClient();
        SessionClient client = open();
        client.getSession("c-1");

        client.close();

        assertThat(given.connectionPool().idleConnectionCount()).isEqualTo(1);
        assertThat(given.dispatcher().executorService().isShutdown()).isFalse();
        try (Response httpResponse =
                given.newCall(new Request.Builder().url(service.url()).build()).execute()) {
            assertThat(httpResponse.body().string()).isEqualTo("still open");
        }
    }

    @Test
    void close_ofAClientOfItsOwn_closesItsConnections() throws IOException {
        try (Disconnects peer = new Disconnects();
                Threads threads = new Threads(1)) {
            SessionClient client = Sessions.builder("acme")
                    .baseUrl(peer.url())
                    .setting("ACME_API_KEY", "made-up-key")
                    .build();
            Future<Session> call = threads.all(() -> client.getSession("c-1")).get(0);
            peer.awaitRequest();
            peer.send("HTTP/1.1 200 OK\r\nContent-Length: " + SESSION.length() + "\r\n\r\n" + SESSION);
            assertThat(call).succeedsWithin(Duration.ofSeconds(10));

            client.close();

            peer.awaitDisconnect();
        }
    }

    @Test
    void callRunningWhileClosing_closesTheClientsOwnConnectionAfterwards() throws IOException {
        try (Disconnects peer = new Disconnects();
                Threads threads = new Threads(1)) {
            SessionClient client = Sessions.builder("acme")
                    .baseUrl(peer.url())
                    .setting("ACME_API_KEY", "made-up-key")
                    .build();
            Future<Session> call = threads.all(() -> client.getSession("c-1")).get(0);
            peer.awaitRequest();

            client.close();
            peer.send("HTTP/1.1 200 OK\r\nContent-Length: " + SESSION.length() + "\r\n\r\n" + SESSION);

            assertThat(call).succeedsWithin(Duration.ofSeconds(10));
            peer.awaitDisconnect();
        }
    }

    @Test
    void clientOfItsOwn_leavesNoThreadThatKeepsTheRuntimeAlive() {
        service.response(200, SESSION).response(200, SESSION);
        List<Thread> before = List.copyOf(Thread.getAllStackTraces().keySet());

        try (SessionClient client = Sessions.builder("acme")
                .baseUrl(service.url())
                .setting("ACME_API_KEY", "made-up-key")
                .build()) {
            client.getSession("c-1");
            client.async().getSession("c-1").join();

            assertThat(Thread.getAllStackTraces().keySet())
                    .filteredOn(thread -> !before.contains(thread))
                    .filteredOn(thread -> !thread.getName().startsWith("MockWebServer"))
                    .allSatisfy(thread ->
                            assertThat(thread.isDaemon()).as(thread.getName()).isTrue());
        }
    }

    @Test
    void manyThreadsAtOnce_allGetTheirOwnResponses() throws Exception {
        service.server().setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                String id = request.getUrl().pathSegments().get(1);
                return new MockResponse.Builder()
                        .body("{\"id\":\"" + id + "\"}")
                        .build();
            }
        });
        AtomicInteger numbers = new AtomicInteger();
        SessionClient client = open();

        try (Threads threads = new Threads(16)) {
            for (Future<Boolean> call : threads.all(() -> {
                String id = "c-" + numbers.incrementAndGet();
                return client.getSession(id).id().equals(id);
            })) {
                assertThat(call.get()).isTrue();
            }
        }
        assertThat(service.requestCount()).isEqualTo(16);
    }

    @Test
    void toString_namesTheProvider() {
        assertThat(open()).hasToString("ProviderClient[acme]");
    }

    private SessionClient open() {
        TransportSettings transport = service.settings().build();
        ProviderSettings settings = ProviderSettings.builder("acme")
                .transport(transport)
                .baseUrl(service.url())
                .setting("ACME_API_KEY", "made-up-key")
                .build();
        return new AcmeProvider().open(settings);
    }

    private static final class CountingBackend implements SessionBackend {
        private final AtomicInteger closed = new AtomicInteger();

        @Override
        public Session getSession(String sessionId, CallOptions options) {
            return Session.builder("plain").id(sessionId).build();
        }

        @Override
        public void close() {
            closed.incrementAndGet();
        }
    }
}
