/**
 * Providers for tests: {@link io.unisession.testkit.InMemoryProvider}, which needs no network; and fakes, which are
 * real HTTP servers on the loopback interface that respond as the providers' documentation says.
 *
 * <p>A test starts a fake, points a client at it, and checks afterwards which requests arrived. Nothing leaves the
 * machine, nobody needs an account, and no class of the client is mocked, so you test what runs in production.
 *
 * <pre>{@code
 * try (FakeVideoSdk fake = FakeVideoSdk.start()) {
 *     String sessionId = fake.joinParticipant("fake-room", "ada", "Ada");
 *
 *     HttpRequest request = HttpRequest.newBuilder(URI.create(fake.baseUrl() + "/v2/sessions/" + sessionId))
 *             .header("Authorization", fake.token())
 *             .build();
 *     HttpResponse<String> response = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
 *
 *     assertThat(response.statusCode()).isEqualTo(200);
 *     assertThat(fake.requests()).hasSize(1);
 * }
 * }</pre>
 *
 * <h2>In memory</h2>
 *
 * <p>If HTTP does not matter, {@link io.unisession.testkit.InMemoryProvider} gives an application a client for sessions
 * that the test adds. It records calls and fails on request.
 *
 * <h2>Fakes</h2>
 *
 * <p>Each service has a fake in a package of its own, such as {@link io.unisession.testkit.videosdk.FakeVideoSdk}, {@link
 * io.unisession.testkit.livekit.FakeLiveKit} or {@link io.unisession.testkit.zoom.FakeZoom}. It checks credentials as
 * the service does, and keeps rooms, sessions and participants. Start it with {@code start()}, or with a {@code
 * builder()} to choose, for example, its credentials or its clock.
 *
 * <h2>Exact bodies</h2>
 *
 * <p>With some fakes, {@code addSession(json)} adds a session as JSON, which <i>get session</i> then returns byte for
 * byte. {@link io.unisession.testkit.DocumentedBodies} has the bodies from the providers' documentation.
 *
 * <h2>Faults</h2>
 *
 * <p>{@link io.unisession.testkit.FakeService#enqueue(FakeResponse...)} queues responses that the fake sends in place
 * of the service's own: another status, HTML from a proxy, half a body, a lost connection, or nothing at all.
 *
 * <pre>{@code
 * fake.enqueue(FakeResponse.empty(429).withHeader("Retry-After", "1"), FakeResponse.reset());
 * fake.enqueueAfterEffect(FakeResponse.disconnect());
 * fake.enqueueComputed(request -> FakeResponse.text(401, "unknown: " + request.credential().orElse("nobody")));
 * fake.beforeSending(json -> json.set("/data/ended_at", "0001-01-01T00:00:00Z"));
 * fake.beforeHandling(request -> request.withoutQuery("page"));
 * fake.closeIdleConnections();
 * }</pre>
 *
 * <p>Afterwards, {@code requests()} returns the requests that arrived, {@code effects()} those that took effect, and
 * {@code connectionCount()} the number of connections. {@code servesTls()} and {@code servesHttp2()} change the
 * protocol.
 *
 * <h2>A provider of your own</h2>
 *
 * <p>Extend {@link io.unisession.testkit.FakeService} to fake any other service. It provides the server, the record of
 * requests and the faults; {@link io.unisession.testkit.RouteTable} provides routing.
 *
 * <h2>Time</h2>
 *
 * <p>{@link io.unisession.testkit.FakeClock} stands still until a test moves it. Give it to a fake to decide when
 * tokens and sessions expire.
 */
@NullMarked
package io.unisession.testkit;

import org.jspecify.annotations.NullMarked;
