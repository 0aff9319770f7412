package io.unisession.examples;

import io.unisession.CallEvent;
import io.unisession.CallListener;
import io.unisession.CallOptions;
import io.unisession.Interval;
import io.unisession.IntervalEnd;
import io.unisession.JoinRequest;
import io.unisession.Page;
import io.unisession.PageRequest;
import io.unisession.Pager;
import io.unisession.ProviderRequest;
import io.unisession.RetryPolicy;
import io.unisession.Secret;
import io.unisession.Session;
import io.unisession.SessionClient;
import io.unisession.SessionFilters;
import io.unisession.SessionJson;
import io.unisession.SessionQuery;
import io.unisession.SessionReference;
import io.unisession.SessionRouter;
import io.unisession.SessionStatus;
import io.unisession.Sessions;
import io.unisession.Timing;
import io.unisession.WaitOptions;
import io.unisession.capability.JoinTokens;
import io.unisession.capability.ParticipantListing;
import io.unisession.spi.ProviderClient;
import io.unisession.spi.ProviderSettings;
import io.unisession.spi.SessionBackend;
import io.unisession.spi.SessionProvider;
import io.unisession.spi.SettingSource;
import io.unisession.spi.http.Authenticator;
import io.unisession.spi.http.Endpoint;
import io.unisession.spi.http.HttpPipeline;
import io.unisession.spi.http.TokenSource;
import io.unisession.spi.http.TransportSettings;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.videosdk.FakeVideoSdk;
import io.unisession.videosdk.ApiVersion;
import io.unisession.videosdk.VideoSdk;
import io.unisession.videosdk.VideoSdkClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import javax.net.SocketFactory;
import okhttp3.OkHttpClient;
import okhttp3.ResponseBody;
import okio.Buffer;

/** The messages of the core, most of them provoked through VideoSDK's client at a fake. */
final class CoreMessages {
    private static final String SESSION = "{\"id\":\"s-1\",\"roomId\":\"r-1\",\"status\":\"ongoing\"}";

    private final Messages messages;
    private final TestFolders folders;

    CoreMessages(Messages messages, TestFolders folders) {
        this.messages = messages;
        this.folders = folders;
    }

    /** A provider whose id another one has too, and that refuses a setting. */
    public static final class Twin implements SessionProvider {
        @Override
        public Set<String> ids() {
            return Set.of("twin", "videosdk");
        }

        @Override
        public SessionClient open(ProviderSettings settings) {
            throw new IllegalArgumentException("TWIN_REGION must be eu or us");
        }
    }

    /** A provider that fails when it is asked for its ids. */
    public static final class Mute implements SessionProvider {
        @Override
        public Set<String> ids() {
            throw new IllegalStateException("made up");
        }

        @Override
        public SessionClient open(ProviderSettings settings) {
            throw new IllegalStateException("made up");
        }
    }

    void configuration() {
        messages.group("Configuration");
        messages.failureOf("open a provider that is not on the class path", () -> Sessions.open("zooom"));
        folders.file("twin/META-INF/services/io.unisession.spi.SessionProvider", Twin.class.getName());
        folders.file("broken/META-INF/services/io.unisession.spi.SessionProvider", "com.acme.AcmeProvider");
        messages.failureOf(
                "open a provider whose class is missing",
                () -> folders.onClassPath(() -> Sessions.open("acme"), "broken"));
        folders.file("mute/META-INF/services/io.unisession.spi.SessionProvider", Mute.class.getName());
        messages.failureOf(
                "open a provider that does not say its ids",
                () -> folders.onClassPath(() -> Sessions.open("acme"), "mute"));
        messages.failureOf(
                "open an id that two providers have",
                () -> folders.onClassPath(() -> Sessions.open("videosdk"), "twin"));
        messages.failureOf(
                "open a provider that refuses a setting",
                () -> folders.onClassPath(() -> Sessions.open("twin"), "twin"));
        messages.failureOf("no credentials, read from the environment", () -> Sessions.open("bandwidth"));
        messages.failureOf(
                "no credentials in the application's source either",
                () -> Sessions.open("videosdk", name -> Optional.empty()));
        messages.failureOf(
                "half of the credentials in another source",
                () -> Sessions.builder("bandwidth")
                        .setting("BW_ACCOUNT_ID", "9900000")
                        .settingsFrom(name -> name.startsWith("BW_") ? Optional.of("made-up") : Optional.empty())
                        .build());
        messages.failureOf(
                "half of the credentials nowhere",
                () -> Sessions.builder("videosdk")
                        .setting("VIDEOSDK_API_KEY", "made-up")
                        .build());
        messages.failureOf(
                "a misspelled setting",
                () -> Sessions.builder("videosdk")
                        .setting("VIDEOSDK_TOKN", "made-up")
                        .build());
        messages.failureOf(
                "a setting of another provider",
                () -> Sessions.builder("videosdk").setting("REGION", "eu").build());
        messages.failureOf(
                "a base URL in a setting, without https",
                () -> Sessions.open(
                        "tenbyte",
                        name -> name.equals("TENBYTE_BASE_URL") ? Optional.of("api.example.com") : Optional.empty()));
        messages.failureOf(
                "an application's name that is no token",
                () -> VideoSdk.builder().applicationName("my application"));
        messages.failureOf(
                "no credentials on a builder", () -> VideoSdk.builder().build());
        messages.failureOf(
                "no credentials in the one other source",
                () -> ProviderSettings.builder("acme")
                        .sources(SettingSource.systemProperties())
                        .build()
                        .group("ACME_TOKEN"));
        messages.failureOf(
                "some of the credentials",
                () -> Sessions.builder("bandwidth")
                        .setting("BW_USERNAME", "ada")
                        .build());
        messages.failureOf("a blank secret", () -> VideoSdk.builder().token(" ").build());
        messages.failureOf("a base URL without a host", () -> at("videosdk"));
        messages.failureOf("a base URL with a query", () -> at("https://api.acme.example?a=b"));
        messages.failureOf("a base URL without TLS", () -> at("http://api.acme.example"));
        messages.failureOf(
                "redirects to what is no origin",
                () -> VideoSdk.builder()
                        .token("made-up")
                        .allowRedirectsTo("https://eu.acme.example/v2")
                        .build());
        messages.failureOf(
                "a pipeline without a base URL",
                () -> HttpPipeline.builder("acme", TransportSettings.builder().build())
                        .build());
    }

    private static SessionClient at(String baseUrl) {
        return VideoSdk.builder().token("made.up.token").baseUrl(baseUrl).build();
    }

    void arguments() {
        messages.group("Arguments");
        messages.failureOf(
                "a negative number of retries for a call",
                () -> CallOptions.defaults().withMaxRetries(-1));
        messages.failureOf(
                "a negative number of retries for a client",
                () -> RetryPolicy.standard().withMaxRetries(-1));
        messages.failureOf(
                "a negative delay between attempts",
                () -> RetryPolicy.standard().withDelays(Duration.ofSeconds(-1), Duration.ZERO));
        messages.failureOf("no time for a call", () -> CallOptions.defaults().withTotalTimeout(Duration.ZERO));
        messages.failureOf("no time for a client", () -> VideoSdk.builder().attemptTimeout(Duration.ZERO));
        messages.failureOf("no bytes for a response", () -> VideoSdk.builder().maxResponseBytes(0));
        messages.failureOf("a page without items", () -> PageRequest.first().withSize(0));
        messages.failureOf(
                "a join token without a lifetime",
                () -> JoinRequest.forSession("s-1").withLifetime(Duration.ZERO));
        messages.failureOf(
                "sessions of unknown status", () -> SessionQuery.builder().status(SessionStatus.UNKNOWN));
        messages.failureOf(
                "sessions of no time",
                () -> SessionQuery.builder()
                        .startedFrom(Instant.parse("2026-03-02T00:00:00Z"))
                        .startedBefore(Instant.parse("2026-03-01T00:00:00Z"))
                        .build());
        messages.failureOf("filters for no status", () -> SessionFilters.none().withStatus());
        messages.failureOf(
                "a session without an id", () -> Session.builder("acme").build());
        messages.failureOf(
                "an interval with an end that is not said",
                () -> Interval.builder().end(IntervalEnd.REPORTED).build());
        messages.failureOf("a session's JSON that is cut off", () -> SessionJson.read("{\"provider\":"));
        messages.failureOf("a session's JSON that is empty", () -> SessionJson.read(""));
        messages.failureOf("a session's JSON that goes on", () -> SessionJson.read("{} {}"));
        messages.failureOf("a session's JSON without an id", () -> SessionJson.read("{\"provider\":\"videosdk\"}"));
        messages.failureOf(
                "an event's JSON without the time at which it arrived",
                () -> SessionJson.readEvent("{\"provider\":\"videosdk\"}"));
        messages.failureOf("a session's JSON of a later version", () -> SessionJson.read("{\"version\":2}"));
        messages.failureOf(
                "a session's JSON with a number for a text",
                () -> SessionJson.read("{\"provider\":\"videosdk\",\"id\":7}"));
        messages.failureOf(
                "a session's JSON with a text for a number", () -> SessionJson.read("{\"version\":\"one\"}"));
        messages.failureOf(
                "a session's JSON with a time that is none",
                () -> SessionJson.read("{\"provider\":\"videosdk\",\"id\":\"s-1\",\"endedAt\":\"soon\"}"));
        messages.failureOf("an array for a session's JSON", () -> SessionJson.read("[]"));
        messages.failureOf("an object for the JSON of sessions", () -> SessionJson.readAll("{}"));
        messages.failureOf("the JSON of sessions, one of them a number", () -> SessionJson.readAll("[7]"));
        messages.failureOf("a reference without a colon", () -> SessionReference.parse("6214"));
        messages.failureOf("a reference with a name for a provider", () -> SessionReference.of("Video SDK", "6214"));
        messages.failureOf("a reference without a session", () -> SessionReference.of("videosdk", " "));
        try (FakeVideoSdk service = FakeVideoSdk.start();
                VideoSdkClient client = client(service)) {
            messages.failureOf("a router with two clients of a provider", () -> SessionRouter.of(client, client));
            messages.failureOf(
                    "a router without the provider",
                    () -> SessionRouter.of(client).getSession(SessionReference.parse("zoom:1")));
            messages.failureOf("a session of another provider", () -> {
                client.endSession(Session.builder("zoom").id("1").build());
                return client;
            });
            messages.failureOf("no parallelism", () -> Sessions.getAll(client, List.of("s-1"), 0));
            messages.failureOf(
                    "null among the ids",
                    () -> Sessions.getAll(client, Arrays.asList((String) null), 1)
                            .toList());
            messages.failureOf("a blank id", () -> client.getSession(" "));
            messages.failureOf("an id that would leave the path", () -> client.getSession(".."));
            messages.failureOf("an id of broken Unicode", () -> client.getSession("s-\uD83D"));
        }
        messages.failureOf(
                "a request of the application's own, with a method that HTTP does not have",
                () -> ProviderRequest.builder("get", "/sessions"));
        messages.failureOf(
                "a request of the application's own, with credentials",
                () -> ProviderRequest.get("/sessions").header("Authorization", "made-up"));
        messages.failureOf(
                "a GET request of the application's own, with a body",
                () -> ProviderRequest.get("/sessions").json(Map.of()));
        messages.group("Arguments, for authors of providers");
        messages.failureOf("a path without a slash", () -> Endpoint.get("getSession", "sessions"));
        messages.failureOf("a path with a query", () -> Endpoint.get("getSession", "/sessions?id={id}"));
        messages.failureOf(
                "too many values for a path",
                () -> Endpoint.get("getSession", "/sessions/{sessionId}").request("s-1", "s-2"));
        Endpoint endpoint = Endpoint.post("getSession", "/sessions");
        messages.failureOf(
                "the name of a query parameter of broken Unicode",
                () -> endpoint.request().query("\uD83D", "a"));
        messages.failureOf(
                "a query parameter of broken Unicode", () -> endpoint.request().query("topic", "\uD83D"));
        messages.failureOf(
                "the name of a field of broken Unicode",
                () -> endpoint.request().json(Map.of("\uD83D", "a")));
        messages.failureOf("a field of broken Unicode", () -> endpoint.request().json(Map.of("topic", "\uD83D")));
        messages.failureOf(
                "a field that JSON does not have", () -> endpoint.request().json(Map.of("start", new Date(0))));
        messages.failureOf(
                "a header's name with a space", () -> endpoint.request().header("X Topic", "a"));
        messages.failureOf(
                "a header with a line break", () -> endpoint.request().header("X-Topic", "a\n"));
        messages.failureOf("a user name with a colon", () -> Authenticator.basic("ada:l", Secret.of("made-up")));
    }

    private static VideoSdk.Builder builder(FakeVideoSdk service) {
        return VideoSdk.builder()
                .credentials(service.apiKey(), service.secretKey())
                .baseUrl(service.baseUrl().toString())
                .retryPolicy(RetryPolicy.none());
    }

    private static VideoSdkClient client(FakeVideoSdk service) {
        return builder(service).build();
    }

    /** A client that gets a session, for which the service has one response. */
    private void getSession(String title, FakeResponse response) {
        getSession(title, response, builder -> builder);
    }

    private void getSession(String title, FakeResponse response, UnaryOperator<VideoSdk.Builder> change) {
        try (FakeVideoSdk service = FakeVideoSdk.start();
                VideoSdkClient client = change.apply(builder(service)).build()) {
            // Twice, since credentials that are not accepted are renewed once.
            service.enqueue(response, response);
            messages.failureOf(title, () -> client.getSession("s-1"));
        }
    }

    void httpErrors() {
        messages.group("HTTP errors");
        getSession("400", FakeResponse.json(400, "{\"message\":\"invalid session id\"}"));
        getSession("401", FakeResponse.json(401, "{\"message\":\"Token is invalid or expired\"}"));
        getSession("403", FakeResponse.empty(403));
        getSession("404", FakeResponse.json(404, "{\"message\":\"session not found\"}"));
        getSession("404, with an HTML page", FakeResponse.html(404));
        getSession("402, in the words of not found", FakeResponse.json(402, "{\"error\":\"Session not found\"}"));
        getSession("402, in other words", FakeResponse.json(402, "{\"error\":\"Payment required\"}"));
        getSession("409", FakeResponse.text(409, "already ended"));
        getSession("418", FakeResponse.html(418));
        getSession(
                "429, with a request id",
                FakeResponse.empty(429).withHeader("Retry-After", "60").withHeader("X-Request-Id", "req-7"));
        getSession("503", FakeResponse.html(503));
        getSession("a redirect that leads nowhere", FakeResponse.empty(302));
        getSession(
                "a redirect to another origin",
                FakeResponse.empty(302).withHeader("Location", "https://elsewhere.example/sessions/s-1"));
        try (FakeVideoSdk elsewhere = FakeVideoSdk.start()) {
            elsewhere.enqueue(FakeResponse.empty(401));
            getSession(
                    "401 after a redirect to an allowed origin",
                    FakeResponse.empty(302).withHeader("Location", elsewhere.baseUrl() + "/sessions/s-1"),
                    builder -> builder.allowRedirectsTo(
                            elsewhere.baseUrl().resolve("/").toString()));
        }
    }

    void transport() {
        messages.group("Transport");
        FakeVideoSdk closed = FakeVideoSdk.start();
        closed.close();
        try (VideoSdkClient client = client(closed)) {
            messages.failureOf("nobody listens", () -> client.getSession("s-1"));
        }
        getSession("the connection is closed", FakeResponse.disconnect());
        getSession("the body is cut short", FakeResponse.truncated(200, SESSION));
        getSession("the response is not HTTP", FakeResponse.empty(200).withStatusLine("ERR unauthorized"));
        getSession(
                "an interceptor gives less than it announces",
                FakeResponse.json(200, SESSION),
                builder -> builder.httpClient(new OkHttpClient.Builder()
                        .addInterceptor(chain -> chain.proceed(chain.request())
                                .newBuilder()
                                .body(ResponseBody.create(new Buffer().writeUtf8("{}"), null, 10))
                                .build())
                        .build()));
        getSession(
                "no response in time", FakeResponse.stall(), builder -> builder.attemptTimeout(Duration.ofMillis(200)));
        getSession(
                "no response within the time of the call",
                FakeResponse.stall(),
                builder -> builder.totalTimeout(Duration.ofMillis(300)));
        getSession(
                "no connection in time",
                FakeResponse.stall(),
                builder -> builder.httpClient(new OkHttpClient.Builder()
                        .socketFactory(new NeverConnects())
                        .build()));
        getSession(
                "no time left to send it", FakeResponse.stall(), builder -> builder.totalTimeout(Duration.ofNanos(1)));
        getSession(
                "an interceptor throws",
                FakeResponse.stall(),
                builder -> builder.httpClient(new OkHttpClient.Builder()
                        .addInterceptor(chain -> {
                            throw new IllegalStateException("no audit log");
                        })
                        .build()));
        try (FakeVideoSdk service = FakeVideoSdk.start();
                VideoSdkClient client = client(service)) {
            messages.failureOf("the calling thread is interrupted", () -> interrupted(() -> client.getSession("s-1")));
            messages.failureOf(
                    "the thread that gets many is interrupted",
                    () -> interrupted(
                            () -> Sessions.getAll(client, List.of("s-1"), 1).toList()));
        }
        try (FakeVideoSdk service = FakeVideoSdk.start();
                HttpPipeline http = HttpPipeline.builder(
                                "acme", TransportSettings.builder().build())
                        .baseUrl(service.baseUrl().toString())
                        .build()) {
            Endpoint endpoint = Endpoint.get("getSession", "/session")
                    .withAuthenticator(Authenticator.token(
                            "Authorization",
                            "",
                            TokenSource.fetched(
                                    left -> {
                                        throw new IllegalStateException("the vault is sealed");
                                    },
                                    Duration.ZERO,
                                    Timing.system())));
            messages.failure("an authenticator throws", () -> http.call(endpoint.request(), CallOptions.defaults()));
        }
    }

    private static <T> T interrupted(Callable<T> call) throws Exception {
        Thread.currentThread().interrupt();
        try {
            return call.call();
        } finally {
            Thread.interrupted();
        }
    }

    /** Sockets whose connecting takes too long. */
    private static final class NeverConnects extends SocketFactory {
        @Override
        public Socket createSocket() {
            return new Socket() {
                @Override
                public void connect(SocketAddress address, int timeout) throws IOException {
                    throw new SocketTimeoutException("connect timed out");
                }
            };
        }

        @Override
        public Socket createSocket(String host, int port) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress local, int localPort) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Socket createSocket(InetAddress host, int port) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
            throw new UnsupportedOperationException();
        }
    }

    void invalidResponses() {
        messages.group("Invalid responses");
        getSession("an empty body", FakeResponse.empty(200).withHeader("X-Request-Id", "req-7"));
        getSession("no JSON", FakeResponse.json(200, "{\"id\":\n  oops"));
        getSession("HTML", FakeResponse.html(200));
        getSession("another session", FakeResponse.json(200, "{\"id\":\"s-2\"}"));
        getSession("more after the JSON", FakeResponse.json(200, SESSION + SESSION));
        getSession("too large", FakeResponse.json(200, SESSION), builder -> builder.maxResponseBytes(10));
        getSession("compressed in another way", FakeResponse.json(200, SESSION).deflated());
        getSession("compressed twice", FakeResponse.json(200, SESSION).gzipped().gzipped());
        getSession(
                "not compressed, though it says so",
                FakeResponse.json(200, SESSION).labelled("gzip"));
        getSession(
                "made to fill the memory",
                FakeResponse.repeating(200, "[", "{},", "{}]", 2).gzipped());
        try (FakeVideoSdk service = FakeVideoSdk.start();
                HttpPipeline http = HttpPipeline.builder(
                                "acme", TransportSettings.builder().build())
                        .baseUrl(service.baseUrl().toString())
                        .build()) {
            service.enqueue(FakeResponse.json(200, SESSION), FakeResponse.html(200));
            Endpoint endpoint = Endpoint.post("endSession", "/session");
            messages.failure(
                    "a mapper of a provider has a fault",
                    () -> http.call(endpoint.request(), CallOptions.defaults(), response -> {
                        throw new ArithmeticException();
                    }));
            messages.failure(
                    "HTML where nothing was expected", () -> http.call(endpoint.request(), CallOptions.defaults()));
        }
    }

    void capabilities() {
        messages.group("Capabilities");
        messages.failureOf("a facet that the provider does not have", () -> {
            try (SessionClient client = VideoSdk.builder()
                    .token("made.up.token")
                    .apiVersion(ApiVersion.V1)
                    .build()) {
                return client.require(ParticipantListing.class);
            }
        });
        messages.failureOf("a request of the application's own, of a provider that has none", () -> {
            try (SessionClient client = new ProviderClient(
                    new WithoutRequests(), ProviderSettings.builder("acme").build())) {
                return client.request(ProviderRequest.get("/sessions").build());
            }
        });
        messages.failureOf("join tokens of a client with a ready token only", () -> {
            try (SessionClient client =
                    VideoSdk.builder().token("made.up.token").build()) {
                return client.require(JoinTokens.class);
            }
        });
        messages.failureOf("a facet, of a provider that has none", () -> {
            try (SessionClient client = DescriptorMessages.readOnly().build()) {
                return client.require(ParticipantListing.class);
            }
        });
        try (FakeVideoSdk service = FakeVideoSdk.start();
                VideoSdkClient client = client(service)) {
            messages.failureOf(
                    "a filter that the provider does not support",
                    () -> client.listSessions(
                            SessionQuery.builder().status(SessionStatus.PENDING).build()));
            messages.failureOf("no filter, where one is required", () -> {
                SessionFilters.none().withRequiredRoomId().require("acme", SessionQuery.all());
                return client;
            });
        }
    }

    /** A provider without requests of the application's own. */
    private static final class WithoutRequests implements SessionBackend {
        @Override
        public Session getSession(String sessionId, CallOptions options) {
            return Session.builder("acme").id(sessionId).build();
        }

        @Override
        public void close() {}
    }

    void lists() {
        messages.group("Lists");
        AtomicReference<Iterator<Page<String>>> shared = new AtomicReference<>();
        Pager<String> fetching = Pager.of(
                "acme",
                "listSessions",
                PageRequest.first(),
                request -> shared.get().next());
        shared.set(fetching.pages().iterator());
        messages.failureOf(
                "an iterator that is used while it fetches a page",
                () -> shared.get().next());
        Iterator<Page<String>> ended = Pager.of(List.of("one")).pages().iterator();
        ended.next();
        messages.failureOf("past the last page", ended::next);
        Pager<String> endless = Pager.of(
                "acme",
                "listSessions",
                PageRequest.first(),
                request -> Page.<String>builder(List.of("one")).nextCursor("2").build());
        messages.failureOf(
                "a page that names itself as the next one",
                () -> endless.stream().toList());
        AtomicLong last = new AtomicLong();
        Pager<String> ignoringTheCursor = Pager.of(
                "acme",
                "listSessions",
                PageRequest.first(),
                request -> Page.<String>builder(List.of("one"))
                        .nextCursor("" + last.incrementAndGet())
                        .build());
        messages.failureOf(
                "a page that comes twice", () -> ignoringTheCursor.stream().toList());
        Pager<String> circling = Pager.of("acme", "listSessions", PageRequest.first(), request -> {
            String cursor = request.cursor().orElse("2");
            return Page.<String>builder(List.of("one on page " + cursor))
                    .nextCursor(cursor.equals("1") ? "2" : "1")
                    .build();
        });
        messages.failureOf(
                "pages that name each other as the next one",
                () -> circling.stream().toList());
        Pager<String> withoutEnd = Pager.of(
                "acme",
                "listSessions",
                PageRequest.first(),
                request -> Page.<String>builder(List.of("session-" + last.incrementAndGet()))
                        .nextCursor("" + last.get())
                        .build());
        messages.failureOf(
                "a list without end",
                () -> withoutEnd.withMaxPages(100).stream().toList());
        messages.failureOf("no page at all", () -> withoutEnd.withMaxPages(0));
        try (SessionClient client = Sessions.builder("bandwidth")
                .setting("BW_ACCOUNT_ID", "a-1")
                .setting("BW_USERNAME", "made-up-user")
                .setting("BW_PASSWORD", "made-up-password")
                .totalTimeout(Duration.ofMillis(50))
                .executor(task -> {})
                .build()) {
            messages.failureOf(
                    "an executor that drops its tasks",
                    () -> result(client.async().getSession("s-1")));
            messages.failureOf(
                    "an executor that drops its tasks, with another call",
                    () -> result(client.async().call(() -> client.getSession("s-1"))));
        }
        try (FakeVideoSdk service = FakeVideoSdk.start();
                VideoSdkClient client = client(service)) {
            messages.failureOf(
                    "a cursor that is no page number",
                    () -> client
                            .listSessions(
                                    SessionQuery.all(), PageRequest.first().startingAt("abc"), CallOptions.defaults())
                            .stream()
                            .toList());
        }
    }

    private static <T> T result(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException failure) {
            throw (RuntimeException) failure.getCause();
        }
    }

    void waiting() {
        messages.group("Waiting for the end of a session");
        messages.failureOf("a wait of no time", () -> WaitOptions.atMost(Duration.ZERO));
        messages.failureOf(
                "an interval that would be a busy loop",
                () -> WaitOptions.atMost(Duration.ofMinutes(1)).withInterval(Duration.ofMillis(10)));
        WaitOptions second = WaitOptions.atMost(Duration.ofSeconds(1));
        try (FakeVideoSdk service = FakeVideoSdk.start();
                VideoSdkClient client = builder(service).timing(new Hurried()).build()) {
            String active = service.joinParticipant("weekly-planning", "hasm43", "Priya Raman");
            messages.failureOf("a session that goes on", () -> client.awaitEnd(active, second));
            service.enqueue(FakeResponse.empty(503), FakeResponse.empty(503));
            messages.failureOf("a provider that is unavailable", () -> client.awaitEnd(active, second));
            messages.failureOf("the waiting thread is interrupted", () -> {
                try {
                    return client.awaitEnd(active, second);
                } finally {
                    Thread.interrupted();
                }
            });
        }
    }

    /** Time that passes only when someone sleeps; the third sleep is interrupted. */
    private static final class Hurried implements Timing {
        private final AtomicLong passed = new AtomicLong();
        private final AtomicLong sleeps = new AtomicLong();

        @Override
        public long nanoTime() {
            return passed.get();
        }

        @Override
        public void sleep(Duration duration) throws InterruptedException {
            if (sleeps.incrementAndGet() == 3) {
                throw new InterruptedException();
            }
            passed.addAndGet(duration.toNanos());
        }
    }

    void closedClients() {
        messages.group("Closed clients, and responses that were not kept");
        try (FakeVideoSdk service = FakeVideoSdk.start()) {
            VideoSdkClient client = builder(service).keepRaw(false).build();
            service.enqueue(FakeResponse.json(200, SESSION));
            Session session = client.getSession("s-1");
            client.close();
            messages.failureOf("a call after close()", () -> client.getSession("s-1"));
            messages.failureOf(
                    "raw() of a response that was not kept", () -> session.raw().json());
        }
    }

    void logLines() {
        messages.group("Log lines of io.unisession.calls");
        try (Log log = new Log();
                FakeVideoSdk service = FakeVideoSdk.start();
                VideoSdkClient client = builder(service)
                        .retryPolicy(RetryPolicy.standard().withDelays(Duration.ZERO, Duration.ZERO))
                        .listener(new CallListener() {
                            @Override
                            public void callEnded(CallEvent event) {
                                throw new IllegalStateException("no metrics");
                            }
                        })
                        .build()) {
            service.enqueue(FakeResponse.empty(503), FakeResponse.json(200, SESSION));
            client.getSession("s-1");
            messages.add("a call that succeeded at its second attempt, with a listener that throws", log.text());
        }
        try (Log log = new Log();
                FakeVideoSdk service = FakeVideoSdk.start();
                VideoSdkClient client = builder(service)
                        .listener(new CallListener() {
                            @Override
                            public Supplier<Scope> asyncCallRequested() {
                                throw new IllegalStateException("no trace");
                            }
                        })
                        .build()) {
            service.enqueue(FakeResponse.json(200, SESSION));
            client.async().getSession("s-1").join();
            messages.add("a call of another thread, with a listener that throws", log.text());
        }
    }

    /** Collects what is logged, and keeps it off the console. */
    private static final class Log extends Handler implements AutoCloseable {
        private final Logger logger = Logger.getLogger("io.unisession");
        private final StringBuilder text = new StringBuilder();

        Log() {
            logger.setLevel(Level.ALL);
            logger.setUseParentHandlers(false);
            logger.addHandler(this);
        }

        String text() {
            return text.toString();
        }

        @Override
        public void publish(LogRecord line) {
            text.append(line.getLevel() == Level.FINE ? "DEBUG" : line.getLevel() == Level.WARNING ? "WARN" : "INFO")
                    .append(' ')
                    .append(new SimpleFormatter().formatMessage(line))
                    .append('\n');
        }

        @Override
        public void flush() {}

        @Override
        public void close() {
            logger.removeHandler(this);
            logger.setUseParentHandlers(true);
            logger.setLevel(null);
        }
    }
}
