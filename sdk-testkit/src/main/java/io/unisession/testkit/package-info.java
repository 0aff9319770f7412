/**
 * Providers for tests: {@link io.unisession.testkit.InMemoryProvider}, a client without a network; and fakes, real HTTP
 * servers on the loopback interface that respond as the providers' documentation says.
 *
 * <p>A test starts a fake, points a client at it and asks the fake afterwards what arrived. Nothing leaves the machine,
 * nobody needs an account, and no class of the client is replaced by a mock, so that what is tested is what runs in
 * production.
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
 * <p>Where HTTP does not matter, {@link io.unisession.testkit.InMemoryProvider} gives an application a client over
 * sessions that the test put in. It records the calls and fails on request.
 *
 * <h2>Three fakes</h2>
 *
 * <p>{@link io.unisession.testkit.bandwidth.FakeBandwidth} checks Basic credentials and keeps sessions, participants
 * and subscriptions; {@link io.unisession.testkit.videosdk.FakeVideoSdk} checks raw JSON Web Tokens and keeps rooms and
 * sessions in both versions of that API; {@link io.unisession.testkit.tenbyte.FakeTenbyte} has public reads beside
 * operations that need a key. Each is started by {@code start()}, or by a {@code builder()} where credentials, clock or
 * a variant of the responses matter.
 *
 * <h2>A body that must arrive as it is</h2>
 *
 * <p>{@code addSession(json)} puts a session in by the text that <i>get session</i> responds with from then on, byte for
 * byte. {@link io.unisession.testkit.DocumentedBodies} has the bodies of the providers' documentation.
 *
 * <h2>What goes wrong in production</h2>
 *
 * <p>{@link io.unisession.testkit.FakeService#enqueue(FakeResponse...)} queues responses that are sent in place of the
 * service's own: another status, HTML from a proxy, half a body, a lost connection, silence.
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
 * <p>Afterwards {@code requests()} has what arrived, {@code effects()} what was done, and {@code connectionCount()} the
 * connections that it took. {@code servesTls()} and {@code servesHttp2()} change the protocol.
 *
 * <h2>A provider of your own</h2>
 *
 * <p>Extend {@link io.unisession.testkit.FakeService} to fake any other service: it brings the server, the record of
 * requests and the faults; {@link io.unisession.testkit.RouteTable} brings the paths.
 *
 * <h2>Time</h2>
 *
 * <p>{@link io.unisession.testkit.FakeClock} stands still until a test moves it. Given to a fake, it decides when
 * tokens and sessions expire.
 */
@NullMarked
package io.unisession.testkit;

import org.jspecify.annotations.NullMarked;
