package io.unisession.examples;

import io.unisession.JoinRequest;
import io.unisession.JoinToken;
import io.unisession.Participant;
import io.unisession.Session;
import io.unisession.SessionQuery;
import io.unisession.SessionStatus;
import io.unisession.testkit.videosdk.FakeVideoSdk;
import io.unisession.videosdk.AutoCloseType;
import io.unisession.videosdk.AutoStart;
import io.unisession.videosdk.JoinPermission;
import io.unisession.videosdk.MultiComposition;
import io.unisession.videosdk.NewJoinToken;
import io.unisession.videosdk.NewRoom;
import io.unisession.videosdk.RoomWebhook;
import io.unisession.videosdk.VideoSdk;
import io.unisession.videosdk.VideoSdkClient;
import io.unisession.videosdk.VideoSdkRoom;
import io.unisession.videosdk.VideoSdkSessionQuery;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Shows everything that version 2 of VideoSDK's API can do, in the order of a meeting: create a room, sign tokens, let
 * people join, end the session, and read its statistics. {@link RunVideoSdkRecordings} shows recordings, transcripts and
 * streams.
 */
public final class RunVideoSdkMeeting {
    private final FakeVideoSdk service;
    private final VideoSdkClient client;
    private final PrintStream out;

    private RunVideoSdkMeeting(FakeVideoSdk service, VideoSdkClient client, PrintStream out) {
        this.service = service;
        this.client = client;
        this.out = out;
    }

    /**
     * Runs the example.
     *
     * @param args none
     */
    public static void main(String... args) {
        SmallProgram.main(args, RunVideoSdkMeeting::run);
    }

    static void run(PrintStream out) {
        try (FakeVideoSdk service = FakeVideoSdk.start();
                VideoSdkClient client = VideoSdk.builder()
                        .credentials(service.apiKey(), service.secretKey())
                        .baseUrl(service.baseUrl().toString())
                        .build()) {
            new RunVideoSdkMeeting(service, client, out).run();
        }
    }

    private void run() {
        VideoSdkRoom room = makeRoom();
        String sessionId = letPeopleIn(room);
        Session session = client.getSession(sessionId);
        out.println("in the session: " + names(client.listParticipants(sessionId).stream()));

        // Passing the session also sends its room to VideoSDK; removeParticipant(sessionId, ...) works without it.
        client.removeParticipant(session, "tomas");
        out.println("after removing Tomas: "
                + names(client.participants().listActive(sessionId).stream()) + "; Tomas: "
                + client.participants().get(sessionId, "tomas").presence());

        client.endSession(session);
        out.println("ended: " + client.getSession(sessionId).status() + ", active sessions: "
                + statuses(client.listSessions(SessionQuery.builder()
                                .status(SessionStatus.ACTIVE)
                                .build()))
                        .size());
        findAgain(room);
        out.println("quality samples: "
                + client.statistics().ofSession(sessionId).samples().size() + " of the session, "
                + client.statistics()
                        .ofParticipant(sessionId, "priya")
                        .samples()
                        .size() + " of a participant");
        closeRoom(room);
    }

    private VideoSdkRoom makeRoom() {
        NewRoom wanted = NewRoom.builder()
                .customRoomId("weekly-planning")
                .webhook(RoomWebhook.of("https://example.com/videosdk", "session-ended", "participant-*"))
                .autoClose(AutoCloseType.SESSION_ENDS, 480)
                .autoStart(AutoStart.RECORDING)
                .autoStart(AutoStart.HLS, Map.of("config", Map.of("theme", "DARK")))
                .geoFence("eu001")
                .multiComposition(MultiComposition.RECORDING)
                .allowedParticipantIds("priya", "tomas", "guest")
                .build();
        VideoSdkRoom room = client.rooms().create(wanted);
        out.println("creating: " + wanted);
        out.println("room " + room.customRoomId().orElseThrow() + " exists: "
                + client.rooms().validate("weekly-planning").isPresent());
        return room;
    }

    /** The application signs a token for each device. The first device that joins starts a session. */
    private String letPeopleIn(VideoSdkRoom room) {
        int requests = service.requestCount();
        JoinToken priya = client.signJoinToken(NewJoinToken.builder()
                .roomId(room.roomId())
                .participantId("priya")
                .permissions(JoinPermission.ALLOW_JOIN, JoinPermission.ALLOW_MOD)
                .lifetime(Duration.ofMinutes(10))
                .claim("team", "planning")
                .build());
        JoinToken tomas = client.signJoinToken(room.roomId(), "tomas");
        out.println("tokens for two devices, signed locally: " + (service.requestCount() - requests) + " requests; "
                + "Priya's expires before Tomas's: "
                + priya.expiresAt().orElseThrow().isBefore(tomas.expiresAt().orElseThrow()));
        String sessionId = join(priya, "Priya Raman");
        join(tomas, "Tomas Novak");

        // JoinTokens needs only the session's id, as with every provider. It gets the session to find its room.
        JoinToken guest =
                client.createJoinToken(JoinRequest.forSession(sessionId).withParticipantId("guest"));
        out.println("a guest's device gets " + guest.token() + " for the same room: "
                + guest.roomId().orElseThrow().equals(room.roomId()));
        return sessionId;
    }

    /** Stands in for a device that joins with VideoSDK's own library for browsers or phones. */
    private String join(JoinToken token, String name) {
        return service.joinParticipant(
                token.roomId().orElseThrow(), token.participantId().orElseThrow(), name);
    }

    private void findAgain(VideoSdkRoom room) {
        Instant now = Instant.now();
        Duration hour = Duration.ofHours(1);
        SessionQuery ofTheRoom = SessionQuery.builder().roomId(room.roomId()).build();
        SessionQuery endedLately = SessionQuery.builder()
                .status(SessionStatus.ENDED)
                .startedFrom(now.minus(hour))
                .startedBefore(now.plus(hour))
                .build();
        VideoSdkSessionQuery endedLatelyInTheRoom =
                VideoSdkSessionQuery.of(endedLately).withCustomRoomId("weekly-planning");
        VideoSdkSessionQuery ofTheAccount =
                VideoSdkSessionQuery.of(ofTheRoom).withUserId(room.userId().orElseThrow());
        out.println("sessions can be listed by " + client.filters());
        out.println("all sessions: " + statuses(client.listSessions()) + ", of the room: "
                + statuses(client.listSessions(ofTheRoom)));
        out.println("ended within an hour of now: " + statuses(client.listSessions(endedLatelyInTheRoom))
                + ", of the account: " + statuses(client.listSessions(ofTheAccount)) + ", found by the room's name: "
                + statuses(client.listSessions(VideoSdkSessionQuery.all().withSearch("weekly-planning"))));
    }

    private static List<String> statuses(Iterable<Session> sessions) {
        Stream.Builder<String> statuses = Stream.builder();
        sessions.forEach(session -> statuses.add(session.status().name()));
        return statuses.build().toList();
    }

    private void closeRoom(VideoSdkRoom room) {
        VideoSdkRoom closed = client.rooms().deactivate(room.roomId());
        out.println("its webhook receives " + closed.webhook().orElseThrow().events());
        out.println("rooms: "
                + client.rooms().list().stream()
                        .map(each -> each.customRoomId().orElse(each.roomId()))
                        .toList()
                + ", found by name: "
                + client.rooms().search("weekly-planning").stream().count() + ", disabled: "
                + client.rooms().get("weekly-planning").isDisabled().orElse(false));
    }

    private static List<String> names(Stream<Participant> participants) {
        return participants
                .map(participant -> participant.name().or(participant::id).orElse("-"))
                .toList();
    }
}
