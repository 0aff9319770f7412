package io.unisession.examples;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import io.unisession.CallOptions;
import io.unisession.JoinRequest;
import io.unisession.PageRequest;
import io.unisession.Session;
import io.unisession.SessionClient;
import io.unisession.SessionQuery;
import io.unisession.Sessions;
import io.unisession.capability.Capability;
import io.unisession.capability.JoinTokens;
import io.unisession.capability.SessionListing;
import io.unisession.testkit.DocumentedBodies;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.InMemoryProvider;
import io.unisession.testkit.OutgoingEvent;
import io.unisession.testkit.SignedEvents;
import io.unisession.testkit.bandwidth.FakeBandwidth;
import io.unisession.testkit.daily.FakeDaily;
import io.unisession.testkit.googlemeet.FakeGoogleMeet;
import io.unisession.testkit.hundredms.FakeHundredMs;
import io.unisession.testkit.livekit.FakeLiveKit;
import io.unisession.testkit.realtimekit.FakeRealtimeKit;
import io.unisession.testkit.signalwire.FakeSignalWire;
import io.unisession.testkit.tenbyte.FakeTenbyte;
import io.unisession.testkit.twilio.FakeTwilioVideo;
import io.unisession.testkit.videosdk.FakeVideoSdk;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The messages of the test providers. */
final class TestkitMessages {
    private final Messages messages;

    TestkitMessages(Messages messages) {
        this.messages = messages;
    }

    void all() {
        messages.group("Test providers");
        inMemory();
        responses();
        services();
        twilioVideo();
        signalWire();
        googleMeet();
        daily();
        realtimeKit();
        hundredMs();
        events();
    }

    private void events() {
        try (FakeLiveKit fake = FakeLiveKit.start()) {
            fake.events().hold();
            fake.openRoom("without-a-webhook");
            fake.events().sendTo("http://127.0.0.1:1/nobody-listens-here");
            fake.openRoom("with-a-webhook");
            List<OutgoingEvent> held = fake.events().held();
            messages.failureOf("an event without a webhook", () -> held.get(0).deliver());
            messages.failureOf(
                    "an event for a webhook that is away", () -> held.get(1).deliver());
        }
        messages.failureOf(
                "an event that is signed with a key of another kind",
                () -> SignedEvents.videoSdk(KeyPairGenerator.getInstance("EC")
                                .generateKeyPair()
                                .getPrivate())
                        .sign("{}"));
    }

    private void inMemory() {
        InMemoryProvider provider = InMemoryProvider.create("videosdk");
        SessionClient client = provider.client();
        messages.failureOf("in memory, an unknown session", () -> client.getSession("s-1"));
        messages.failureOf(
                "in memory, a cursor of another list",
                () -> client
                        .require(SessionListing.class)
                        .listSessions(SessionQuery.all(), PageRequest.first().startingAt("abc"), CallOptions.defaults())
                        .stream()
                        .toList());
        messages.failureOf(
                "in memory, a session of another provider",
                () -> provider.add(Session.builder("zoom").id("s-1").build()));
        messages.failureOf(
                "in memory, pages without items",
                () -> InMemoryProvider.builder("videosdk").pageSize(0));
        messages.failureOf(
                "in memory, a capability that is not neutral",
                () -> InMemoryProvider.builder("videosdk").capabilities(Set.of(OwnCapability.class)));
    }

    /** A capability of one provider. */
    private interface OwnCapability extends Capability {}

    private void responses() {
        messages.failureOf("a status that HTTP does not have", () -> FakeResponse.json(700, "{}"));
        messages.failureOf("an empty body, truncated", () -> FakeResponse.truncated(200, ""));
        messages.failureOf(
                "a header of a response that is not sent",
                () -> FakeResponse.reset().withHeader("A", "b"));
        messages.failureOf(
                "an unknown documented body", () -> DocumentedBodies.bandwidth().body("lesson"));
    }

    private void services() {
        try (FakeVideoSdk videoSdk = FakeVideoSdk.start();
                FakeBandwidth bandwidth = FakeBandwidth.start();
                FakeTenbyte tenbyte = FakeTenbyte.start()) {
            messages.failureOf("a certificate without TLS", videoSdk::certificate);
            messages.failure("videosdk, a session that is not JSON", () -> videoSdk.addSession("lesson"));
            messages.failure("videosdk, a session without an id", () -> videoSdk.addSession("{}"));
            messages.failure("videosdk, leaving an empty room", () -> videoSdk.leaveParticipant("physics", "priya"));
            videoSdk.joinParticipant("physics", "priya", "Priya");
            messages.failureOf("videosdk, joining twice", () -> videoSdk.joinParticipant("physics", "priya", "Priya"));
            messages.failure("videosdk, leaving as someone else", () -> videoSdk.leaveParticipant("physics", "tomas"));
            messages.failureOf("bandwidth, joining an unknown session", () -> bandwidth.joinParticipant("s-1"));
            messages.failure(
                    "bandwidth, disconnecting an unknown participant", () -> bandwidth.disconnectParticipant("p-1"));
            messages.failure("tenbyte, an unknown session", () -> tenbyte.goLive("s-1"));
        }
    }

    private void twilioVideo() {
        try (FakeTwilioVideo fake = FakeTwilioVideo.start()) {
            fake.createRoom("physics");
            messages.failureOf("twilio video, an unknown room", () -> fake.connect("chemistry", "priya"));
            messages.failureOf("twilio video, a room twice", () -> fake.createRoom("physics"));
            messages.failure("twilio video, leaving as someone else", () -> fake.disconnect("physics", "tomas"));
            messages.failure("twilio video, a room without its start", () -> fake.addRooms("{\"sid\":\"RM1\"}"));
            fake.addRooms("{\"sid\":\"RM2\",\"date_created\":\"2026-03-01T10:00:00Z\",\"status\":\"completed\"}");
            messages.failureOf("twilio video, connecting to a completed room", () -> fake.connect("RM2", "priya"));
            messages.failureOf("twilio video, a token that is none", () -> fake.connectWithToken("lesson"));
            messages.failureOf(
                    "twilio video, a token of another kind",
                    () -> fake.connectWithToken(accessToken(fake, "JWT", Map.of())));
            messages.failureOf(
                    "twilio video, a token for nobody",
                    () -> fake.connectWithToken(accessToken(fake, "twilio-fpa;v=1", Map.of("room", "physics"))));
        }
    }

    private static String accessToken(FakeTwilioVideo fake, String contentType, Map<String, ?> video) {
        return JWT.create()
                .withHeader(Map.of("cty", contentType))
                .withIssuer(fake.apiKey())
                .withSubject(fake.accountSid())
                .withJWTId(fake.apiKey() + "-1")
                .withExpiresAt(Instant.now().plusSeconds(60))
                .withClaim("grants", Map.of("video", video))
                .sign(Algorithm.HMAC256(fake.apiSecret()));
    }

    private void signalWire() {
        try (FakeSignalWire fake = FakeSignalWire.start()) {
            fake.startSession("physics");
            messages.failureOf("signalwire, an unknown session", () -> fake.join("s-1", "Priya"));
            messages.failureOf("signalwire, a second session", () -> fake.startSession("physics"));
            messages.failure("signalwire, leaving as someone else", () -> fake.leave("m-1"));
            fake.addSessions("{\"id\":\"s-2\",\"status\":\"completed\"}");
            messages.failureOf("signalwire, joining an ended session", () -> fake.join("s-2", "Priya"));
            messages.failureOf("signalwire, a token that is none", () -> fake.joinWithToken("lesson"));
        }
    }

    private void daily() {
        try (FakeDaily fake = FakeDaily.start()) {
            String meeting = fake.joinParticipant("physics", "priya", "Priya");
            messages.failure("daily, an unknown meeting", () -> fake.presentIn("m-1"));
            messages.failure("daily, a meeting without an id", () -> fake.addMeeting("{}"));
            messages.failure("daily, leaving as someone else", () -> fake.leaveParticipant(meeting, "tomas"));
            messages.failureOf("daily, a token that is none", () -> fake.joinWithToken("physics", "lesson"));
            messages.failureOf(
                    "daily, a token for another room", () -> fake.joinWithToken("chemistry", token(fake, meeting)));
        }
    }

    private static String token(FakeDaily fake, String meeting) {
        try (SessionClient client = Sessions.builder("daily")
                .setting("DAILY_API_KEY", fake.apiKey())
                .baseUrl(fake.baseUrl().toString())
                .build()) {
            return client.require(JoinTokens.class)
                    .createJoinToken(JoinRequest.forSession(meeting))
                    .token()
                    .reveal();
        }
    }

    private void hundredMs() {
        try (FakeHundredMs fake = FakeHundredMs.start()) {
            String session = fake.joinPeer("physics", "priya", "Priya", "host");
            messages.failure("100ms, an unknown session", () -> fake.presentIn("s-1"));
            messages.failure("100ms, a session without an id", () -> fake.addSession("{}"));
            messages.failure("100ms, leaving as someone else", () -> fake.leavePeer(session, "tomas"));
            messages.failureOf("100ms, a token that is none", () -> fake.joinWithToken("lesson", "Priya"));
            messages.failureOf(
                    "100ms, a token for nobody",
                    () -> fake.joinWithToken(
                            JWT.create()
                                    .withPayload(Map.of("access_key", fake.accessKey(), "type", "app", "version", 2))
                                    .withClaim("room_id", "physics")
                                    .withJWTId("1")
                                    .withIssuedAt(Instant.now())
                                    .withNotBefore(Instant.now())
                                    .withExpiresAt(Instant.now().plusSeconds(60))
                                    .sign(Algorithm.HMAC256(fake.appSecret())),
                            "Priya"));
        }
    }

    private void realtimeKit() {
        try (FakeRealtimeKit fake = FakeRealtimeKit.start()) {
            String session = fake.joinParticipant("physics", "priya", "Priya", "host");
            messages.failure("realtimekit, an unknown session", () -> fake.presentIn("s-1"));
            messages.failure("realtimekit, a session without an id", () -> fake.addSession("{}"));
            messages.failure("realtimekit, leaving as someone else", () -> fake.leaveParticipant(session, "tomas"));
            messages.failureOf("realtimekit, a token that is none", () -> fake.joinWithToken("lesson"));
        }
    }

    private void googleMeet() {
        try (FakeGoogleMeet fake = FakeGoogleMeet.start()) {
            String conference = fake.startConference("physics");
            messages.failureOf("google meet, a second conference", () -> fake.startConference("physics"));
            messages.failure("google meet, an unknown record", () -> fake.endConference("c-1"));
            messages.failure("google meet, leaving as someone else", () -> fake.leave(conference, "p-1"));
            fake.endConference(conference);
            messages.failureOf("google meet, joining an ended conference", () -> fake.join(conference, "1", "Priya"));
        }
    }
}
