package io.unisession.examples;

import io.unisession.JoinRequest;
import io.unisession.JoinToken;
import io.unisession.Presence;
import io.unisession.Session;
import io.unisession.SessionQuery;
import io.unisession.error.UnsupportedCapabilityException;
import io.unisession.testkit.videosdk.FakeVideoSdk;
import io.unisession.videosdk.ApiVersion;
import io.unisession.videosdk.NewRoom;
import io.unisession.videosdk.VideoSdk;
import io.unisession.videosdk.VideoSdkClient;
import io.unisession.videosdk.VideoSdkRoom;
import java.io.PrintStream;
import java.util.List;

/**
 * Shows all that VideoSDK's API does in version 1, which calls rooms meetings: fewer things than {@link
 * RunVideoSdkMeeting}, by the same methods.
 */
public final class RunVideoSdkMeetingV1 {
    private RunVideoSdkMeetingV1() {}

    /**
     * Runs the example.
     *
     * @param args none
     */
    public static void main(String... args) {
        SmallProgram.main(args, RunVideoSdkMeetingV1::run);
    }

    static void run(PrintStream out) {
        try (FakeVideoSdk service = FakeVideoSdk.start();
                VideoSdkClient client = VideoSdk.builder()
                        .credentials(service.apiKey(), service.secretKey())
                        .apiVersion(ApiVersion.V1)
                        .baseUrl(service.baseUrl().toString())
                        .build()) {
            VideoSdkRoom meeting = client.rooms()
                    .create(NewRoom.builder().customRoomId("weekly-planning").build());
            out.println("meeting " + meeting.customRoomId().orElseThrow() + " exists: "
                    + client.rooms().validate(meeting.roomId()).isPresent());
            out.println("found by the application's own id: "
                    + client.rooms().get("weekly-planning").equals(meeting) + ", listed: "
                    + client.rooms().list().stream().count());

            JoinToken priya = client.signJoinToken(meeting.roomId(), "priya");
            // What the device does by VideoSDK's own library for browsers and phones.
            String sessionId = service.joinParticipant(
                    meeting.roomId(), priya.participantId().orElseThrow(), "Priya Raman");
            JoinToken tomas =
                    client.createJoinToken(JoinRequest.forSession(sessionId).withParticipantId("tomas"));
            service.joinParticipant(
                    tomas.roomId().orElseThrow(), tomas.participantId().orElseThrow(), "Tomas Novak");

            // Participants are in the session; version 1 has no list of them.
            Session session = client.getSession(sessionId);
            out.println("present: " + present(session));
            client.removeParticipant(session, "tomas");
            out.println("after removing Tomas: " + present(client.getSession(sessionId)));

            // By its id and in one request, which version 2 cannot.
            client.endSession(sessionId);
            out.println("ended: " + client.getSession(sessionId).status());
            out.println("all sessions: " + client.listSessions().stream().count() + ", of the meeting: "
                    + client
                            .listSessions(SessionQuery.builder()
                                    .roomId(meeting.roomId())
                                    .build())
                            .stream()
                            .count()
                    + "; they can be listed by " + client.filters());

            try {
                client.rooms().deactivate(meeting.roomId());
            } catch (UnsupportedCapabilityException notInVersion1) {
                out.println(notInVersion1.getMessage());
            }
        }
    }

    private static List<String> present(Session session) {
        return session.participants().stream()
                .filter(participant -> participant.presence() == Presence.PRESENT)
                .map(participant -> participant.name().or(participant::id).orElse("-"))
                .toList();
    }
}
