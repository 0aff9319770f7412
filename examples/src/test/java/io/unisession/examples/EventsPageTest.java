package io.unisession.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.unisession.ProviderDocument;
import io.unisession.Secret;
import io.unisession.Timing;
import io.unisession.Webhooks;
import io.unisession.event.SessionEvent;
import io.unisession.event.SessionEventType;
import io.unisession.event.WebhookReceiver;
import io.unisession.event.WebhookRequest;
import io.unisession.event.WebhookResult;
import io.unisession.livekit.LiveKitWebhooks;
import io.unisession.spi.event.HmacSignature;
import io.unisession.spi.event.SignedReceiver;
import io.unisession.testkit.OutgoingEvent;
import io.unisession.testkit.SignedEvents;
import io.unisession.testkit.livekit.FakeLiveKit;
import io.unisession.zoom.ZoomWebhooks;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The Java of the page on events, which compiles and runs. */
class EventsPageTest {
    private static final Logger log = LoggerFactory.getLogger(EventsPageTest.class);
    private static final String SECRET = "made-up-secret";
    private static final String JOINED =
            "{ \"id\": \"e-1\", \"event\": \"person.joined\", \"lesson\": \"physics\", \"time\": 1700000000 }";

    private final List<SessionEvent> stored = new CopyOnWriteArrayList<>();
    private final List<Integer> statuses = new ArrayList<>();
    private final List<AutoCloseable> running = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : running) {
            each.close();
        }
    }

    @Test
    void everySnippetOfThePage_isCodeOfThisTest() throws IOException {
        SnippetsOfAPage.assertAllAreIn(EventsPageTest.class, "events.md", 5);
    }

    @Test
    void firstReceiver_withTheSecretOutsideTheCode_respondsAndGivesTheEvents() throws IOException {
        System.setProperty("LIVEKIT_API_KEY", "made-up-key");
        System.setProperty("LIVEKIT_API_SECRET", "made-up-secret-of-thirty-two-bytes");
        try {
            WebhookRequest signed = SignedEvents.liveKit("made-up-key", "made-up-secret-of-thirty-two-bytes")
                    .sign("{\"event\":\"room_started\"}");
            var body = signed.body();
            var headers = signed.headers();

            WebhookReceiver receiver = Webhooks.open("livekit"); // with the secret from the environment

            WebhookResult result = receiver.receive(WebhookRequest.of(body, headers));
            for (SessionEvent event : result.events()) {
                System.out.println(event.type() + " " + event.sessionId().orElse("") + " "
                        + event.occurredAt().orElse(event.receivedAt()));
            }
            result.rejection().ifPresent(reason -> log.warn("webhook rejected: {}", reason));
            respond(result.status(), result.contentType(), result.body());

            assertThat(result.events())
                    .extracting(SessionEvent::type)
                    .containsExactly(SessionEventType.SESSION_STARTED);
            assertThat(statuses).containsExactly(200);
        } finally {
            Stream.of("LIVEKIT_API_KEY", "LIVEKIT_API_SECRET").forEach(System::clearProperty);
        }
    }

    private void respond(int status, String contentType, String body) {
        assertThat(contentType + body).isNotNull();
        statuses.add(status);
    }

    @Test
    void serverOfTheJdk_respondsToEventsOfTheFakeAndOfOthers() throws Exception {
        FakeLiveKit fake = FakeLiveKit.start();
        running.add(fake);
        String url = serve(LiveKitWebhooks.builder()
                .credentials(fake.apiKey(), fake.apiSecret())
                .build());

        fake.events().sendTo(url); // of your receiver, such as http://127.0.0.1:8080/livekit
        fake.joinParticipant("team-room", "user-42", "Priya Raman"); // delivers room_started and participant_joined

        fake.events().hold();
        fake.leaveParticipant("team-room", "user-42");
        OutgoingEvent left = fake.events().held().get(0);
        left.deliver();
        left.deliver();

        assertThat(stored)
                .extracting(SessionEvent::type)
                .startsWith(SessionEventType.SESSION_STARTED, SessionEventType.PARTICIPANT_JOINED)
                .endsWith(SessionEventType.PARTICIPANT_LEFT, SessionEventType.PARTICIPANT_LEFT);
        assertThat(post(url, "{}", "t=1,v1=00").statusCode()).isEqualTo(401);
    }

    @Test
    void signedEvents_ofZoom_areAccepted() {
        WebhookReceiver receiver =
                ZoomWebhooks.meetings().secretToken("made-up-secret").build();

        SignedEvents events = SignedEvents.zoom("made-up-secret");
        WebhookResult result = receiver.receive(events.sign("{\"event\": \"meeting.started\"}"));

        assertThat(result.events()).extracting(SessionEvent::type).containsExactly(SessionEventType.SESSION_STARTED);
    }

    @Test
    void receiverOfOnesOwn_takesLessThanTwentyLines() throws IOException {
        assertThat(SnippetsOfAPage.of("events.md"))
                .filteredOn(snippet -> snippet.contains("new SignedReceiver("))
                .singleElement()
                .satisfies(snippet -> assertThat(snippet.lines()).hasSizeLessThan(20));
    }

    @Test
    void receiverOfOnesOwn_readsTheEvent() throws Exception {
        HttpResponse<String> response = post(serve(own(SECRET)), JOINED, signature(JOINED));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(stored).singleElement().satisfies(event -> {
            assertThat(event.type()).isEqualTo(SessionEventType.PARTICIPANT_JOINED);
            assertThat(event.providerType()).isEqualTo("person.joined");
            assertThat(event.key()).contains("e-1");
            assertThat(event.sessionId()).contains("physics");
            assertThat(event.occurredAt()).contains(Instant.ofEpochSecond(1_700_000_000));
            assertThat(event.raw().json()).isEqualTo(JOINED);
        });
    }

    /** What it does not know is an event, too. */
    @Test
    void receiverOfOnesOwn_eventWithoutFields_isNotLost() throws Exception {
        assertThat(post(serve(own(SECRET)), "{}", signature("{}")).statusCode()).isEqualTo(200);

        assertThat(stored).extracting(SessionEvent::type).containsExactly(SessionEventType.OTHER);
    }

    /** The same JSON, with the signature of the bytes that were sent. */
    @Test
    void receiverOfOnesOwn_bodyThatWasParsedAndWrittenAgain_isRejected() throws Exception {
        ObjectMapper json = new ObjectMapper();
        String rewritten = json.writeValueAsString(json.readTree(JOINED));

        HttpResponse<String> response = post(serve(own(SECRET)), rewritten, signature(JOINED));

        assertThat(json.readTree(rewritten)).isEqualTo(json.readTree(JOINED));
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.body()).isEmpty();
        assertThat(stored).isEmpty();
    }

    private static WebhookReceiver own(String secret) {
        ObjectMapper json = new ObjectMapper();

        WebhookReceiver receiver = new SignedReceiver(
                "acme",
                Timing.system(),
                HmacSignature.sha256(List.of(Secret.of(secret)))
                        .headerWithTime("Acme-Signature")
                        .build(),
                (request, receivedAt) -> {
                    JsonNode event = json.readTree(request.body());
                    String word = event.path("event").asText();
                    return WebhookResult.of(List.of(SessionEvent.builder("acme", receivedAt)
                            .type(
                                    word.equals("person.joined")
                                            ? SessionEventType.PARTICIPANT_JOINED
                                            : SessionEventType.OTHER)
                            .providerType(word)
                            .key(event.path("id").asText(null))
                            .sessionId(event.path("lesson").asText(null))
                            .occurredAt(
                                    event.has("time")
                                            ? Instant.ofEpochSecond(
                                                    event.get("time").asLong())
                                            : null)
                            .raw(ProviderDocument.of(request.body()))
                            .build()));
                });

        return receiver;
    }

    /** The server of the page, at a free port. */
    private String serve(WebhookReceiver receiver) throws IOException {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

        HttpServer server = HttpServer.create(address, 0); // such as new InetSocketAddress(8080)
        server.createContext("/livekit", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            WebhookResult result = receiver.receive(WebhookRequest.of(body, exchange.getRequestHeaders()));
            result.events().forEach(event -> store(event));
            byte[] response = result.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", result.contentType());
            exchange.sendResponseHeaders(result.status(), response.length == 0 ? -1 : response.length);
            exchange.getResponseBody().write(response);
            exchange.close();
        });
        server.start();

        running.add(() -> server.stop(0));
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/livekit";
    }

    private void store(SessionEvent event) {
        stored.add(event);
    }

    private static HttpResponse<String> post(String url, String body, String signature) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(url))
                                .header("Acme-Signature", signature)
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    /** As the invented service signs, by the JDK alone. */
    private static String signature(String body) throws GeneralSecurityException {
        String time = Long.toString(Instant.now().getEpochSecond());
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        byte[] sum = mac.doFinal((time + "." + body).getBytes(StandardCharsets.UTF_8));
        return "t=" + time + ",v1=" + HexFormat.of().formatHex(sum);
    }
}
