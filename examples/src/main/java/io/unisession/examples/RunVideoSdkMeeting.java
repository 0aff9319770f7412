package io.unisession.examples;

import io.unisession.JoinToken;
import io.unisession.Participant;
import io.unisession.Session;
import io.unisession.testkit.videosdk.FakeVideoSdk;
import io.unisession.videosdk.NewRoom;
import io.unisession.videosdk.SessionFilter;
import io.unisession.videosdk.VideoSdk;
import io.unisession.videosdk.VideoSdkClient;
import io.unisession.videosdk.VideoSdkRoom;
import java.io.PrintStream;
import java.util.List;
import java.util.stream.Stream;

/** Shows all that VideoSDK's API does, in the order in which a meeting lives: a room, tokens, people, an end, and what is left of it. */
public final class RunVideoSdkMeeting {
    private RunVideoSdkMeeting() {}

    /**
     * Runs.
     *
     * @param args none
     */
    public static void main(String... args) {
        run(System.out);
    }

    static void run(PrintStream out) {
        try (FakeVideoSdk service = FakeVideoSdk.start();
                VideoSdkClient client = VideoSdk.builder()
                        .credentials(service.apiKey(), service.secretKey())
                        .baseUrl(service.baseUrl().toString())
                        .build()) {
            VideoSdkRoom room = client.rooms()
                    .create(NewRoom.builder().customRoomId("weekly-planning").build());
            out.println("room " + room.customRoomId().orElseThrow() + " is there: "
                    + client.rooms().validate(room.roomId()).isPresent());

            int requests = service.requestCount();
            JoinToken priya = client.signJoinToken(room.roomId(), "priya");
            JoinToken tomas = client.signJoinToken(room.roomId(), "tomas");
            out.println("two devices get tokens, signed here: " + (service.requestCount() - requests) + " requests");
            join(service, priya, "Priya Raman");
            join(service, tomas, "Tomas Novak");

            Session session = client.listSessions(
                            SessionFilter.all().inRoom(room.roomId()).ongoing())
                    .iterator()
                    .next();
            String id = session.id();
            out.println("in it: " + names(client.listParticipants(id).stream()));

            client.removeParticipant(session, "tomas");
            out.println("one was removed, in it: "
                    + names(client.listActiveParticipants(id).stream()) + "; the other is present: "
                    + client.getParticipant(id, "tomas").isPresent());

            client.endSession(session);
            out.println("ended: " + client.getSession(id).status() + ", live sessions: "
                    + client.listLiveSessions().stream().count());
            out.println("sessions of the room: "
                    + client.listRoomSessions(room.roomId()).stream()
                            .map(Session::status)
                            .toList());
            out.println("samples of quality: "
                    + client.getSessionStatistics(id).samples().size() + " of the session, "
                    + client.getParticipantStatistics(id, "priya").samples().size() + " of a participant");

            client.rooms().deactivate(room.roomId());
            out.println("rooms: "
                    + client.rooms().list().stream()
                            .map(each -> each.customRoomId().orElse(each.roomId()) + " disabled "
                                    + client.rooms()
                                            .get(each.roomId())
                                            .isDisabled()
                                            .orElse(false))
                            .toList());
        }
    }

    /** What the devices do by VideoSDK's own libraries for browsers and phones. */
    private static void join(FakeVideoSdk service, JoinToken token, String name) {
        service.joinParticipant(
                token.roomId().orElseThrow(), token.participantId().orElseThrow(), name);
    }

    private static List<String> names(Stream<Participant> participants) {
        return participants
                .map(participant -> participant.name().orElse(participant.id()))
                .toList();
    }
}
