package io.unisession.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.unisession.event.WebhookRequest;
import io.unisession.testkit.livekit.FakeLiveKit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Events of a fake on their way to a webhook. */
class EventOutboxTest {
    private static final Pattern EVENT = Pattern.compile("\"event\":\"(\\w+)\"");

    private final List<String> received = new CopyOnWriteArrayList<>();
    private final List<String> headers = new CopyOnWriteArrayList<>();
    private final FakeLiveKit fake = FakeLiveKit.start();
    private HttpServer webhook;
    private int status = 200;

    @BeforeEach
    void listen() throws IOException {
        webhook = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        webhook.createContext("/hook", exchange -> {
            headers.add(exchange.getRequestHeaders().getFirst("Content-Type"));
            received.add(word(exchange.getRequestBody().readAllBytes()));
            // As an application does when it reads the session of an event.
            fake.requests();
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        webhook.start();
    }

    @AfterEach
    void close() {
        webhook.stop(0);
        fake.close();
    }

    private static String word(byte[] body) {
        Matcher event = EVENT.matcher(new String(body, StandardCharsets.UTF_8));
        return event.find() ? event.group(1) : "";
    }

    private String url() {
        return "http://127.0.0.1:" + webhook.getAddress().getPort() + "/hook";
    }

    private List<String> words(List<OutgoingEvent> events) {
        return events.stream().map(event -> word(event.request().body())).toList();
    }

    @Test
    void eventsAreDelivered_beforeTheCallReturns() {
        fake.events().sendTo(url());

        fake.joinParticipant("team-room", "user-42", "Priya Raman");

        assertThat(received).containsExactly("room_started", "participant_joined");
        assertThat(headers).containsOnly("application/webhook+json");
        assertThat(fake.events().all())
                .allSatisfy(event -> assertThat(event.statuses()).containsExactly(200));
    }

    @Test
    void heldEvents_areDeliveredWhenTheTestDeliversThem() {
        fake.openRoom("team-room");
        fake.events().sendTo(url());
        fake.events().hold();
        fake.joinParticipant("team-room", "user-42", "Priya Raman");
        fake.leaveParticipant("team-room", "user-42");
        assertThat(received).isEmpty();

        List<OutgoingEvent> held = fake.events().held();
        status = 503;
        assertThat(held.get(1).deliver()).isEqualTo(503);
        status = 200;
        assertThat(held.get(0).deliver()).isEqualTo(200);
        assertThat(held.get(1).deliver()).isEqualTo(200);

        assertThat(received).containsExactly("participant_left", "participant_joined", "participant_left");
        assertThat(held.get(1).statuses()).containsExactly(503, 200);
    }

    @Test
    void releasedOutbox_deliversAtOnceAgain_andNothingOfBefore() {
        fake.events().sendTo(url());
        fake.events().hold();
        fake.openRoom("lost");
        fake.events().release();

        fake.joinParticipant("lost", "user-42", "Priya Raman");

        assertThat(received).containsExactly("participant_joined");
        assertThat(fake.events().held()).isEmpty();
        assertThat(words(fake.events().all())).containsExactly("room_started", "participant_joined");
    }

    @Test
    void eventsWithoutAWebhook_areKeptForTests_butNotDelivered() {
        fake.openRoom("team-room");

        OutgoingEvent event = fake.events().all().get(0);
        assertThat(event).hasToString(new String(event.request().body(), StandardCharsets.UTF_8));
        assertThatThrownBy(event::deliver)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the event has no address; call events().sendTo(url) before it happens");
    }

    @Test
    void webhookThatDoesNotRespond_losesItsEvent() {
        fake.events().sendTo(url());
        webhook.stop(0);

        fake.openRoom("team-room");

        OutgoingEvent event = fake.events().all().get(0);
        assertThat(event.statuses()).isEmpty();
        assertThatThrownBy(event::deliver)
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith("the webhook did not respond");
    }

    @Test
    void outbox_forgetsTheOldestOfManyEvents_butNoneThatIsHeld() {
        fake.events().hold();
        for (int number = 0; number <= 1000; number++) {
            fake.events()
                    .add(WebhookRequest.of(
                            ("event " + number).getBytes(StandardCharsets.UTF_8), Map.of("X-Test", List.of("1"))));
        }

        List<OutgoingEvent> all = fake.events().all();
        assertThat(all).hasSize(1000);
        assertThat(all.get(0)).hasToString("event 1");
        assertThat(all.get(999)).hasToString("event 1000");
        assertThat(fake.events().held()).hasSize(1001);
    }
}
