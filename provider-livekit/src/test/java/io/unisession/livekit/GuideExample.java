package io.unisession.livekit;

import io.unisession.CallOptions;
import io.unisession.JoinRequest;
import io.unisession.JoinToken;
import io.unisession.Participant;
import io.unisession.ProviderDocument;
import io.unisession.ProviderRequest;
import io.unisession.Recording;
import io.unisession.Session;
import io.unisession.SessionQuery;
import io.unisession.Sessions;
import io.unisession.testkit.livekit.FakeLiveKit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The snippets of docs/livekit.md, in its order, so that they compile and run. */
final class GuideExample {
    private final List<String> names = new ArrayList<>();
    private final Consumer<String> device;

    /** Passes each join token to a device, which joins. */
    GuideExample(Consumer<String> device) {
        this.device = device;
    }

    List<String> names() {
        return names;
    }

    private void sendToDevice(String token) {
        device.accept(token);
    }

    /** Everything between opening a room and ending it; returns the session's id. */
    String walkThrough(LiveKitClient client) {
        LiveKitRoom room = client.createRoom(NewRoom.builder("team-room")
                .emptyTimeout(Duration.ofMinutes(10))
                .maxParticipants(20)
                .build());

        JoinToken priya = client.signJoinToken(NewJoinToken.builder("team-room", "user-42")
                .name("Priya Raman")
                .attributes(Map.of("seat", "7"))
                .allow(JoinGrant.CAN_UPDATE_OWN_METADATA)
                .build());
        sendToDevice(priya.token().reveal());

        JoinToken viewer = client.signJoinToken(NewJoinToken.builder("team-room", "user-43")
                .deny(JoinGrant.CAN_PUBLISH, JoinGrant.CAN_PUBLISH_DATA)
                .lifetime(Duration.ofMinutes(5))
                .build());
        sendToDevice(viewer.token().reveal());

        Session session = client.getSession("team-room");
        Optional<Instant> openedAt = session.startedAt();
        boolean isRecorded = session.unwrap(LiveKitRoom.class)
                .flatMap(LiveKitRoom::activeRecording)
                .orElse(false);

        JoinToken guest =
                client.createJoinToken(JoinRequest.forSession(session.id()).withName("Guest"));
        sendToDevice(guest.token().reveal());

        for (Session running : client.listSessions(SessionQuery.all())) {
            names.add(running.roomId().orElseThrow());
        }

        List<String> roomsWithoutPeople = client.listRooms().stream()
                .filter(each -> each.participantCount().orElse(0) == 0)
                .flatMap(each -> each.name().stream())
                .toList();

        Session lesson = Sessions.withParticipants(client, client.getSession("team-room"));

        for (Participant participant : client.listParticipants(session.id())) {
            boolean isPerson = participant
                    .unwrap(LiveKitParticipant.class)
                    .map(LiveKitParticipant::isPerson)
                    .orElse(true);
            if (isPerson) {
                participant.name().ifPresent(names::add);
            }
        }

        Participant one = client.getParticipant("team-room", "user-42");
        Optional<Instant> joinedAt = one.firstJoinedAt();

        for (Recording recording : client.listRecordings(session.id())) {
            recording.files().forEach(file -> names.add(file.path().orElse("unknown")));
        }

        client.updateRoomMetadata("team-room", "{\"topic\":\"spring\"}");

        client.removeParticipant("team-room", "user-43");

        ProviderDocument renamed = client.request(ProviderRequest.post("/twirp/livekit.RoomService/UpdateParticipant")
                .json(Map.of("room", "team-room", "identity", "user-42", "name", "Priya"))
                .build());

        client.endSession(session.id(), CallOptions.defaults());
        return session.id();
    }

    static Optional<Instant> aTest() {
        try (FakeLiveKit service = FakeLiveKit.start();
                LiveKitClient client = LiveKit.builder()
                        .url(service.baseUrl().toString())
                        .credentials(service.apiKey(), service.apiSecret())
                        .build()) {
            String sessionId = service.joinParticipant("team-room", "user-42", "Priya Raman");

            return client.getSession(sessionId).startedAt();
        }
    }
}
