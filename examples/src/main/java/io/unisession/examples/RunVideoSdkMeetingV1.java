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
 * Shows everything that version 1 of VideoSDK's API can do. It calls rooms meetings, and can do less than version 2 in
 * {@link RunVideoSdkMeeting}, with the same methods.
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
            // Stands in for a device that joins with VideoSDK's own library for browsers or phones.
            String sessionId = service.joinParticipant(
                    meeting.roomId(), priya.participantId().orElseThrow(), "Priya Raman");
            JoinToken tomas =
                    client.createJoinToken(JoinRequest.forSession(sessionId).withParticipantId("tomas"));
            service.joinParticipant(
                    tomas.roomId().orElseThrow(), tomas.participantId().orElseThrow(), "Tomas Novak");

            // Version 1 cannot list participants; they are in the session itself.
            Session session = client.getSession(sessionId);
            out.println("present: " + present(session));
            client.removeParticipant(session, "tomas");
            out.println("after removing Tomas: " + present(client.getSession(sessionId)));

            // Needs only the id and one request; version 2 also needs the room.
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
