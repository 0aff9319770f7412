package io.unisession.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.unisession.CallOptions;
import io.unisession.ProviderDocument;
import io.unisession.ProviderRequest;
import io.unisession.Session;
import io.unisession.SessionClient;
import io.unisession.SessionQuery;
import io.unisession.SessionReference;
import io.unisession.SessionResult;
import io.unisession.SessionRouter;
import io.unisession.SessionStatus;
import io.unisession.Sessions;
import io.unisession.bandwidth.Bandwidth;
import io.unisession.capability.SessionEnding;
import io.unisession.capability.SessionListing;
import io.unisession.testkit.DocumentedBodies;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.InMemoryProvider;
import io.unisession.testkit.bandwidth.FakeBandwidth;
import io.unisession.testkit.videosdk.FakeVideoSdk;
import io.unisession.videosdk.VideoSdk;
import io.unisession.videosdk.VideoSdkSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The Java of the README and of the page on testing, which compiles and runs. */
class ReadmeSnippetsTest {
    private static final Path HERE =
            Path.of("src", "test", "java", "io", "unisession", "examples", "ReadmeSnippetsTest.java");

    /** Between the paragraphs of a snippet, the test looks at what came of it. */
    @Test
    void everySnippet_isCodeOfThisTest() throws IOException {
        String here = withoutSpace(Files.readString(HERE));

        assertThat(Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
                        .matcher(Files.readString(Path.of("..", "README.md"))
                                + Files.readString(Path.of("..", "docs", "testing.md")))
                        .results())
                .hasSize(6)
                .flatMap((MatchResult block) -> List.of(block.group(1).split("\n\n|\n(?=import)")))
                .allSatisfy(paragraph -> assertThat(here).contains(withoutSpace(paragraph)));
    }

    private record OwnFields(String roomId) {}

    private static String withoutSpace(String code) {
        return code.replaceAll("\\s", "");
    }

    @Test
    void firstSnippet_withSettingsOutsideTheCode_getsASession() {
        try (FakeVideoSdk fake = FakeVideoSdk.start()) {
            fake.addSession(DocumentedBodies.videoSdk().body("v2-fetch-session-using-sessionid"));
            System.setProperty("VIDEOSDK_API_KEY", fake.apiKey());
            System.setProperty("VIDEOSDK_SECRET_KEY", fake.secretKey());
            System.setProperty("VIDEOSDK_BASE_URL", fake.baseUrl().toString());

            try (SessionClient client = VideoSdk.builder().fromEnvironment().build()) {
                Session session = client.getSession("621490331a4fb00409e38ca4");
                System.out.println(session.status() + ", participants: "
                        + session.participants().size());
            }

            assertThat(fake.requestCount()).isEqualTo(1);
        } finally {
            Stream.of("VIDEOSDK_API_KEY", "VIDEOSDK_SECRET_KEY", "VIDEOSDK_BASE_URL")
                    .forEach(System::clearProperty);
        }
    }

    @Test
    void ending_whereItIsSupported_endsTheSession() {
        try (FakeVideoSdk fake = FakeVideoSdk.start();
                SessionClient client = open(fake)) {
            Session session = client.getSession(fake.joinParticipant("physics", "p-1", "Priya"));

            client.find(SessionEnding.class).ifPresent(ending -> ending.endSession(session.id()));

            assertThat(client.getSession(session.id()).status()).isEqualTo(SessionStatus.ENDED);
        }
    }

    @Test
    void listing_byStatus_givesTheSessionsWithIt() {
        try (FakeVideoSdk fake = FakeVideoSdk.start();
                SessionClient client = open(fake)) {
            String going = fake.joinParticipant("physics", "p-1", "Priya");
            String over = fake.joinParticipant("chemistry", "p-2", "Jonas");
            client.require(SessionEnding.class).endSession(over);

            SessionQuery active =
                    SessionQuery.builder().status(SessionStatus.ACTIVE).build();
            for (Session each : client.require(SessionListing.class).listSessions(active)) {
                System.out.println(each);
            }

            assertThat(client.require(SessionListing.class).listSessions(active).stream())
                    .extracting(Session::id)
                    .containsExactly(going);
        }
    }

    @Test
    void request_ofAPathThatTheSdkLacks_returnsTheResponse() {
        try (FakeVideoSdk fake = FakeVideoSdk.start();
                SessionClient client = open(fake)) {
            String roomId = "kq3f-7xwd-m2pz";
            fake.enqueue(FakeResponse.json(200, "{\"data\":[]}"));

            // Any path that the SDK does not cover, with the client's credentials, retries and errors.
            ProviderDocument streams = client.request(ProviderRequest.get("/v2/livestreams")
                    .query("roomId", roomId)
                    .build());

            assertThat(streams.json()).isEqualTo("{\"data\":[]}");
            assertThat(fake.requests().get(0).query()).containsEntry("roomId", List.of(roomId));
        }
    }

    @Test
    void otherSnippets_overTheFakes_run() {
        try (FakeVideoSdk fake = FakeVideoSdk.start();
                FakeBandwidth fakeBandwidth = FakeBandwidth.start()) {
            fake.addSession(DocumentedBodies.videoSdk().body("v2-fetch-session-using-sessionid"));
            SessionClient client = open(fake);
            SessionClient videoSdk = client;
            SessionClient bandwidth = Bandwidth.builder()
                    .credentials(fakeBandwidth.accountId(), fakeBandwidth.username(), fakeBandwidth.password())
                    .baseUrl(fakeBandwidth.baseUrl().toString())
                    .build();
            ObjectMapper mapper = new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
            String id = "621490331a4fb00409e38ca4";
            List<String> ids = List.of(id, "unknown");
            Session session = client.getSession(id);

            // The provider's own fields, typed, and any field of the response by JSON Pointer.
            Optional<VideoSdkSession> own = session.unwrap(VideoSdkSession.class);
            Optional<String> roomLink = session.raw().text("/links/get_room");
            assertThat(own).isPresent();
            assertThat(roomLink).isPresent();

            // Or the whole response as a class of your own, read by your JSON library.
            OwnFields fields = session.raw().mapWith(json -> mapper.readValue(json, OwnFields.class));
            assertThat(fields.roomId()).isEqualTo(session.roomId().orElseThrow());

            // Limits for one call. A future, which ends the HTTP call when it is cancelled.
            Session soon = client.getSession(id, CallOptions.defaults().withTotalTimeout(Duration.ofSeconds(5)));
            CompletableFuture<Session> later = client.async().getSession(id);
            assertThat(later.join()).isEqualTo(soon);

            // Results and failures in the order of the ids, eight calls at a time.
            try (Stream<SessionResult> results = Sessions.getAll(client, ids, 8)) {
                results.forEach(System.out::println);
            }

            // Several providers, and sessions by stored references.
            try (SessionRouter router = SessionRouter.of(videoSdk, bandwidth)) {
                Session stored = router.getSession(SessionReference.parse("videosdk:621490331a4fb00409e38ca4"));
            }
            assertThat(fake.requests()).hasSize(6);
        }
    }

    @Test
    void testOfAnApplication_passes() {
        try (FakeVideoSdk provider = FakeVideoSdk.start();
                SessionClient client = VideoSdk.builder()
                        .credentials(provider.apiKey(), provider.secretKey())
                        .baseUrl(provider.baseUrl().toString())
                        .build()) {
            String sessionId = provider.joinParticipant("physics", "p-1", "Priya");

            provider.enqueue(FakeResponse.reset());

            assertThat(client.getSession(sessionId).participants()).hasSize(1);
        }
    }

    @Test
    void testOfAnApplicationWithoutANetwork_passes() {
        InMemoryProvider provider = InMemoryProvider.create("videosdk");
        provider.add(Session.builder("videosdk")
                .id("s-1")
                .status(SessionStatus.ACTIVE)
                .build());
        SessionClient client = provider.client();

        client.require(SessionEnding.class).endSession("s-1");

        assertThat(provider.calls()).containsExactly("endSession s-1");
    }

    private static SessionClient open(FakeVideoSdk fake) {
        return VideoSdk.builder()
                .credentials(fake.apiKey(), fake.secretKey())
                .baseUrl(fake.baseUrl().toString())
                .build();
    }
}
