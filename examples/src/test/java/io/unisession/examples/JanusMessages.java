package io.unisession.examples;

import io.unisession.CallOptions;
import io.unisession.JoinRequest;
import io.unisession.RetryPolicy;
import io.unisession.Secret;
import io.unisession.Session;
import io.unisession.janus.Janus;
import io.unisession.janus.JanusClient;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.janus.FakeJanus;
import java.time.Duration;

/** The messages that only Janus's client has. */
final class JanusMessages {
    private final Messages messages;

    JanusMessages(Messages messages) {
        this.messages = messages;
    }

    private interface Call {
        Object with(JanusClient client, FakeJanus service);
    }

    private void failureOf(String title, Call call) {
        try (FakeJanus service = FakeJanus.start();
                JanusClient client = Janus.builder()
                        .adminSecret(service.adminSecret())
                        .tokenAuthSecret("made-up-secret")
                        .baseUrl(service.adminUrl())
                        .retryPolicy(RetryPolicy.none())
                        .build()) {
            messages.failureOf("janus, " + title, () -> call.with(client, service));
        }
    }

    private static Object none(Runnable call) {
        call.run();
        return "no failure";
    }

    private void configuration() {
        messages.failureOf(
                "janus, a setting that is neither true nor false",
                () -> Janus.builder().setting("JANUS_STRING_IDS", "yes").build());
        failureOf("a wrong admin secret", (client, service) -> {
            try (JanusClient stranger = Janus.builder()
                    .adminSecret("another made-up secret")
                    .baseUrl(service.adminUrl())
                    .build()) {
                return stranger.getSession("1234");
            }
        });
        failureOf("a wrong API secret", (client, service) -> {
            try (JanusClient stranger = Janus.builder()
                    .apiSecret("another made-up secret")
                    .baseUrl(service.apiUrl())
                    .build()) {
                return stranger.getSession("1234");
            }
        });
        failureOf("the Admin API at the address of the public one", (client, service) -> {
            try (JanusClient lost = Janus.builder()
                    .adminSecret(service.adminSecret())
                    .baseUrl(service.apiUrl())
                    .build()) {
                return lost.getSession("1234");
            }
        });
        failureOf("the public API at an address where it is not", (client, service) -> {
            service.enqueue(FakeResponse.json(
                    200, "{\"janus\":\"error\",\"error\":{\"code\":457,\"reason\":\"Unhandled request\"}}"));
            try (JanusClient lost = Janus.builder()
                    .apiSecret(service.apiSecret())
                    .baseUrl(service.apiUrl())
                    .build()) {
                return lost.getSession("1234");
            }
        });
        failureOf("an Admin API that is off", (client, service) -> {
            service.enqueue(FakeResponse.empty(404));
            return client.getSession("1234");
        });
        failureOf("a server without the plugin", (client, service) -> {
            service.enqueue(FakeResponse.json(
                    200, "{\"janus\":\"error\",\"error\":{\"code\":460,\"reason\":\"Invalid plugin\"}}"));
            return client.getSession("1234");
        });
    }

    private void rooms() {
        failureOf("an id of the other kind", (client, service) -> client.getSession("team-room"));
        failureOf("an unknown room", (client, service) -> client.getSession("1234"));
        failureOf("a room that nobody is in", (client, service) -> {
            service.createRoom("1234");
            return client.getSession("1234");
        });
        failureOf("a room with a secret", (client, service) -> {
            service.createRoom("1234", "{\"secret\":\"made-up-secret\"}");
            service.joinParticipant("1234", "42", "Priya");
            return none(() -> client.endSession("1234"));
        });
        failureOf("another secret than the room's", (client, service) -> {
            service.createRoom("1234", "{\"secret\":\"made-up-secret\"}");
            service.joinParticipant("1234", "42", "Priya");
            return none(() -> client.removeParticipant(
                    "1234", "42", Secret.of("another made-up secret"), CallOptions.defaults()));
        });
        failureOf("a participant who is not there", (client, service) -> {
            service.createRoom("1234");
            return none(() -> client.removeParticipant("1234", "42"));
        });
    }

    private void tokens() {
        failureOf(
                "a token for an unknown room",
                (client, service) -> client.createJoinToken(JoinRequest.forSession("1234")));
        failureOf("no lifetime", (client, service) -> client.signRoomToken("1234", Duration.ZERO));
        failureOf(
                "a token for ever",
                (client, service) -> client.signRoomToken("1234", Duration.ofSeconds(Long.MAX_VALUE)));
        failureOf(
                "a room that cannot be in a token",
                (client, service) -> client.signRoomToken("a,b", Duration.ofHours(1)));
        messages.failureOf("janus, no secret for tokens", () -> {
            try (JanusClient client = Janus.builder().build()) {
                return client.signRoomToken("1234", Duration.ofHours(1));
            }
        });
    }

    private void invalidResponses() {
        failureOf("no room", (client, service) -> {
            service.enqueue(FakeResponse.json(200, "{}"));
            return client.getSession("1234");
        });
        failureOf("no list", (client, service) -> {
            service.enqueue(FakeResponse.json(200, "{}"));
            return client.listSessions().stream().map(Session::id).toList();
        });
        failureOf("nothing about whether a room exists", (client, service) -> {
            service.enqueue(FakeResponse.json(200, "{}"));
            return client.createJoinToken(JoinRequest.forSession("1234"));
        });
        failureOf("no id of a session", (client, service) -> {
            service.enqueue(FakeResponse.json(200, "{}"));
            try (JanusClient other = Janus.builder()
                    .apiSecret(service.apiSecret())
                    .baseUrl(service.apiUrl())
                    .build()) {
                return other.getSession("1234");
            }
        });
    }

    /** What the fake says to authors of tests. */
    private void mistakesOfTests() {
        messages.failureOf("janus, its fake, a secret that it does not have", () -> {
            try (FakeJanus open = FakeJanus.builder().apiSecret(null).start()) {
                return open.apiSecret();
            }
        });
    }

    void all() {
        configuration();
        rooms();
        tokens();
        invalidResponses();
        mistakesOfTests();
    }
}
