package io.unisession.vendortests.livekit;

import static org.assertj.core.api.Assertions.assertThat;

import io.livekit.server.RoomServiceClient;
import io.unisession.Participant;
import io.unisession.Session;
import io.unisession.livekit.LiveKit;
import io.unisession.livekit.LiveKitClient;
import io.unisession.livekit.LiveKitRoom;
import io.unisession.livekit.NewRoom;
import io.unisession.testkit.livekit.FakeLiveKit;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import livekit.LivekitModels;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import retrofit2.Call;
import retrofit2.Response;

/**
 * LiveKit's own library and UniSession's client, on one fake: the fake understands the library, and what either of them
 * does, the other sees.
 */
@Timeout(30)
class LiveKitLibraryTest {
    private final FakeLiveKit fake = FakeLiveKit.start();
    private final ProtobufFront front = new ProtobufFront(fake);
    private final RoomServiceClient library =
            RoomServiceClient.createClient(front.url(), fake.apiKey(), fake.apiSecret());
    private final LiveKitClient client = LiveKit.builder()
            .url(fake.baseUrl().toString())
            .credentials(fake.apiKey(), fake.apiSecret())
            .build();

    @AfterEach
    void close() {
        client.close();
        front.close();
        fake.close();
    }

    private static <T> T ok(Call<T> call) throws IOException {
        Response<T> response = call.execute();
        assertThat(response.code())
                .as(() -> response.code() + " " + error(response))
                .isEqualTo(200);
        return response.body();
    }

    private static String error(Response<?> response) {
        try {
            return response.errorBody() == null ? "" : response.errorBody().string();
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }

    private static void assertFails(Call<?> call, int status, String code) throws IOException {
        Response<?> response = call.execute();
        assertThat(response.code()).isEqualTo(status);
        assertThat(error(response)).contains("\"code\":\"" + code + "\"");
    }

    @Test
    void createRoom_isTheSameRoomToBoth() throws IOException {
        LivekitModels.Room created = ok(library.createRoom("team-room", 600, 20, null, "{\"topic\":\"spring\"}"));

        assertThat(created.getName()).isEqualTo("team-room");
        assertThat(created.getEmptyTimeout()).isEqualTo(600);
        assertThat(created.getMaxParticipants()).isEqualTo(20);
        LiveKitRoom room = client.listRooms().stream().findFirst().orElseThrow();
        assertThat(room.sid()).isEqualTo(created.getSid());
        assertThat(room.emptyTimeout()).contains(Duration.ofSeconds(600));
        assertThat(room.maxParticipants()).hasValue(20);
        assertThat(room.metadata()).contains("{\"topic\":\"spring\"}");
        assertThat(room.createdAt()).contains(Instant.ofEpochMilli(created.getCreationTimeMs()));
    }

    @Test
    void listRooms_hasWhatOurClientCreated() throws IOException {
        client.createRoom(
                NewRoom.builder("one").departureTimeout(Duration.ofSeconds(9)).build());
        fake.joinParticipant("two", "priya", "Priya Raman");

        List<LivekitModels.Room> rooms = ok(library.listRooms());

        assertThat(rooms).extracting(LivekitModels.Room::getName).containsExactly("one", "two");
        assertThat(rooms.get(0).getDepartureTimeout()).isEqualTo(9);
        assertThat(rooms.get(1).getNumParticipants()).isEqualTo(1);
        assertThat(ok(library.listRooms(List.of("two"))))
                .extracting(LivekitModels.Room::getSid)
                .containsExactly(client.getSession("two").id());
        assertThat(ok(library.listRooms(List.of("three")))).isEmpty();
    }

    @Test
    void sessions_areTheRoomsThatTheLibraryListsWithPeople() throws IOException {
        fake.openRoom("empty");
        fake.joinParticipant("one", "priya", "Priya Raman");
        fake.joinParticipant("two", "tomas", "Tomas Novak");

        assertThat(client.listSessions())
                .extracting(Session::id)
                .containsExactlyElementsOf(ok(library.listRooms()).stream()
                        .filter(room -> room.getNumParticipants() > 0)
                        .map(LivekitModels.Room::getSid)
                        .toList());
    }

    @Test
    void updateRoomMetadata_isSeenByTheOther() throws IOException {
        fake.openRoom("team-room");

        assertThat(ok(library.updateRoomMetadata("team-room", "by the library")).getMetadata())
                .isEqualTo("by the library");
        client.updateRoomMetadata("team-room", "by our client");

        assertThat(ok(library.listRooms()).get(0).getMetadata()).isEqualTo("by our client");
    }

    @Test
    void listParticipants_areTheSameToBoth() throws IOException {
        fake.joinParticipant("team-room", "priya", "Priya Raman");
        fake.joinParticipant("team-room", "tomas", "Tomas Novak");

        List<LivekitModels.ParticipantInfo> theirs = ok(library.listParticipants("team-room"));
        List<Participant> ours = client.listParticipants("team-room").stream().toList();

        assertThat(theirs).hasSize(2);
        for (int index = 0; index < 2; index++) {
            LivekitModels.ParticipantInfo their = theirs.get(index);
            Participant our = ours.get(index);
            assertThat(our.id()).contains(their.getIdentity());
            assertThat(our.name()).contains(their.getName());
            assertThat(our.firstJoinedAt()).contains(Instant.ofEpochMilli(their.getJoinedAtMs()));
            assertThat(our.intervals().get(0).connectionId()).contains(their.getSid());
            assertThat(their.getState()).isEqualTo(LivekitModels.ParticipantInfo.State.ACTIVE);
            assertThat(their.getKind()).isEqualTo(LivekitModels.ParticipantInfo.Kind.STANDARD);
            assertThat(their.getPermission().getCanPublish()).isTrue();
        }
        assertThat(ok(library.listParticipants("another-room"))).isEmpty();
    }

    @Test
    void getParticipant_isTheSameToBoth() throws IOException {
        fake.joinParticipant("team-room", "priya", "Priya Raman");

        LivekitModels.ParticipantInfo their = ok(library.getParticipant("team-room", "priya"));

        assertThat(client.getParticipant("team-room", "priya").name()).contains(their.getName());
        assertFails(library.getParticipant("team-room", "nobody"), 404, "not_found");
    }

    @Test
    void removeParticipant_isSeenByTheOther() throws IOException {
        fake.joinParticipant("team-room", "priya", "Priya Raman");
        fake.joinParticipant("team-room", "tomas", "Tomas Novak");

        library.removeParticipant("team-room", "priya").execute();

        assertThat(client.listParticipants("team-room"))
                .extracting(each -> each.id().orElseThrow())
                .containsExactly("tomas");
        assertFails(library.removeParticipant("team-room", "priya"), 404, "not_found");
    }

    @Test
    void deleteRoom_endsTheSession() throws IOException {
        fake.joinParticipant("one", "priya", "Priya Raman");
        fake.joinParticipant("two", "priya", "Priya Raman");

        library.deleteRoom("one").execute();
        client.endSession("two");

        assertThat(client.listSessions()).isEmpty();
        assertThat(ok(library.listRooms())).isEmpty();
        assertFails(library.deleteRoom("one"), 404, "not_found");
    }

    @Test
    void wrongSecret_isRefusedForBoth() throws IOException {
        RoomServiceClient stranger =
                RoomServiceClient.createClient(front.url(), fake.apiKey(), "another-secret-of-thirty-two-characters");

        assertThat(stranger.listRooms().execute().code()).isEqualTo(401);
    }
}
