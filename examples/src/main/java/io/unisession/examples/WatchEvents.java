package io.unisession.examples;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.unisession.event.SessionEvent;
import io.unisession.event.WebhookReceiver;
import io.unisession.event.WebhookRequest;
import io.unisession.event.WebhookResult;
import io.unisession.livekit.LiveKitWebhooks;
import io.unisession.testkit.FakeClock;
import io.unisession.testkit.OutgoingEvent;
import io.unisession.testkit.livekit.FakeLiveKit;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Receives the events of a room with the HTTP server of the JDK, and prints each once. A fake of LiveKit delivers them
 * over HTTP, signed as LiveKit signs them. One arrives twice, and one comes from somebody who does not know the secret.
 */
public final class WatchEvents {
    private WatchEvents() {}

    /**
     * Runs the example.
     *
     * @param args none
     * @throws IOException if no port can be opened
     */
    public static void main(String... args) throws IOException {
        SmallProgram.main(args, WatchEvents::run);
    }

    static void run(PrintStream out) throws IOException {
        FakeClock clock = FakeClock.at("2026-03-02T09:00:00Z");
        try (FakeLiveKit liveKit = FakeLiveKit.builder().clock(clock).start()) {
            WebhookReceiver receiver = LiveKitWebhooks.builder()
                    .credentials(liveKit.apiKey(), liveKit.apiSecret())
                    .timing(clock.timing())
                    .build();
            Set<String> known = new HashSet<>();
            HttpServer server = start(receiver, event -> {
                if (event.key().map(known::add).orElse(true)) {
                    out.println(line(event));
                }
            });
            try {
                liveKit.events().sendTo(address(server));
                runMeeting(liveKit, clock, out);
            } finally {
                server.stop(0);
            }
        }
    }

    /** Starts a receiver at the path {@code /events} of a free port. */
    static HttpServer start(WebhookReceiver receiver, Consumer<SessionEvent> store) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/events", exchange -> {
            try (exchange) {
                byte[] body = exchange.getRequestBody().readAllBytes();
                WebhookResult result = receiver.receive(WebhookRequest.of(body, exchange.getRequestHeaders())
                        .withUrl(exchange.getRequestURI().toString()));
                result.events().forEach(store);
                respond(exchange, result);
            }
        });
        server.start();
        return server;
    }

    static String address(HttpServer server) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/events";
    }

    private static void respond(HttpExchange exchange, WebhookResult result) throws IOException {
        byte[] body = result.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", result.contentType());
        exchange.sendResponseHeaders(result.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private static void runMeeting(FakeLiveKit liveKit, FakeClock clock, PrintStream out) {
        liveKit.joinParticipant("team-room", "user-42", "Priya Raman");
        clock.advance(Duration.ofMinutes(3));
        liveKit.joinParticipant("team-room", "user-43", "Tomas Novak");
        clock.advance(Duration.ofMinutes(20));
        liveKit.leaveParticipant("team-room", "user-42");
        OutgoingEvent last = liveKit.events().all().get(3);
        out.println("delivered again: " + last.deliver());

        try (FakeLiveKit impostor = FakeLiveKit.builder()
                .clock(clock)
                .credentials(liveKit.apiKey(), "made-up")
                .start()) {
            impostor.events().hold();
            impostor.events().sendTo(last.request().url());
            impostor.openRoom("team-room");
            out.println("of an impostor: " + impostor.events().held().get(0).deliver());
        }
        liveKit.leaveParticipant("team-room", "user-43");
        clock.advance(Duration.ofMinutes(1));
        liveKit.openRoom("next-room");
    }

    private static String line(SessionEvent event) {
        String person = event.participant()
                .flatMap(participant -> participant.name())
                .map(name -> " " + name)
                .orElse("");
        return event.occurredAt().orElse(event.receivedAt()) + " "
                + event.roomId().orElse("") + " " + event.type() + person;
    }
}
