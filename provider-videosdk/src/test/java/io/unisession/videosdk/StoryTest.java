package io.unisession.videosdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.unisession.JoinRequest;
import io.unisession.JoinToken;
import io.unisession.Presence;
import io.unisession.Session;
import io.unisession.SessionStatus;
import io.unisession.capability.ParticipantListing;
import io.unisession.error.UnsupportedCapabilityException;
import io.unisession.testkit.videosdk.FakeVideoSdk;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A session from its room's making to its end, as an application lives through it. */
class StoryTest {
    static List<FakeVideoSdk.Builder> services() {
        return List.of(
                FakeVideoSdk.builder(),
                FakeVideoSdk.builder().responseUnknownBy404(),
                FakeVideoSdk.builder().responseChangesAsTheServerSdkReads());
    }

    @ParameterizedTest
    @MethodSource("services")
    void story_ofVersion2_isSeenFromBeginningToEnd(FakeVideoSdk.Builder service) {
        try (FakeVideoSdk fake = service.start();
                VideoSdkClient client = Clients.open(fake)) {
            VideoSdkRoom room = client.rooms()
                    .create(NewRoom.builder().customRoomId("weekly-planning").build());
            assertThat(client.rooms().validate("weekly-planning").map(VideoSdkRoom::roomId))
                    .contains(room.roomId());
            assertThat(client.listSessions(Clients.with(SessionStatus.ACTIVE))).isEmpty();

            JoinToken priyas = client.signJoinToken(room.roomId(), "priya");
            fake.joinParticipant(
                    priyas.roomId().orElseThrow(), priyas.participantId().orElseThrow(), "Priya Raman");
            String id = client.listSessions(Clients.with(SessionStatus.ACTIVE))
                    .iterator()
                    .next()
                    .id();
            JoinToken tomass = client.createJoinToken(JoinRequest.forSession(id).withParticipantId("tomas"));
            fake.joinParticipant(
                    tomass.roomId().orElseThrow(), tomass.participantId().orElseThrow(), "Tomas Novak");
            assertThat(List.of(priyas, tomass).toString())
                    .doesNotContain(priyas.token().reveal(), tomass.token().reveal());

            assertThat(client.listParticipants(id))
                    .extracting(participant -> participant.id().orElseThrow())
                    .containsExactly("priya", "tomas");
            assertThat(client.participants().get(id, "tomas").presence()).isEqualTo(Presence.PRESENT);
            client.removeParticipant(client.getSession(id), "tomas");
            assertThat(client.participants().listActive(id))
                    .extracting(participant -> participant.id().orElseThrow())
                    .containsExactly("priya");
            assertThat(client.participants().get(id, "tomas").presence()).isEqualTo(Presence.LEFT);
            assertThat(client.statistics().ofSession(id).sessionId()).contains(id);

            client.endSession(id);

            Session ended = client.getSession(id);
            assertThat(ended.status()).isEqualTo(SessionStatus.ENDED);
            assertThat(ended.label()).contains("weekly-planning");
            assertThat(ended.participants())
                    .hasSize(2)
                    .allMatch(participant -> participant.presence() == Presence.LEFT);
            assertThat(client.listSessions(Clients.with(SessionStatus.ACTIVE))).isEmpty();
            assertThat(client.listSessions(Clients.inRoom(room.roomId())))
                    .extracting(Session::id, Session::status)
                    .containsExactly(tuple(id, SessionStatus.ENDED));
            assertThat(client.rooms().deactivate(room.roomId()).isDisabled()).contains(true);
            assertThat(client.rooms().list())
                    .extracting(VideoSdkRoom::isDisabled)
                    .containsExactly(Optional.of(true));
        }
    }

    @ParameterizedTest
    @MethodSource("services")
    void story_ofVersion1_isSeenFromBeginningToEnd(FakeVideoSdk.Builder service) {
        try (FakeVideoSdk fake = service.start();
                VideoSdkClient client = Clients.openV1(fake)) {
            VideoSdkRoom meeting = client.rooms()
                    .create(NewRoom.builder().customRoomId("weekly-planning").build());
            assertThat(client.rooms().validate(meeting.roomId())).contains(meeting);
            assertThat(client.rooms().get("weekly-planning")).isEqualTo(meeting);
            assertThat(client.rooms().list()).containsExactly(meeting);
            assertThat(client.rooms().validate("no-such-room")).isEmpty();

            JoinToken priyas = client.signJoinToken(meeting.roomId(), "priya");
            fake.joinParticipant(
                    priyas.roomId().orElseThrow(), priyas.participantId().orElseThrow(), "Priya Raman");
            String id = client.listSessions(Clients.inRoom(meeting.roomId()))
                    .iterator()
                    .next()
                    .id();
            JoinToken tomass = client.createJoinToken(JoinRequest.forSession(id).withParticipantId("tomas"));
            fake.joinParticipant(
                    tomass.roomId().orElseThrow(), tomass.participantId().orElseThrow(), "Tomas Novak");
            assertThat(List.of(priyas, tomass).toString())
                    .doesNotContain(priyas.token().reveal(), tomass.token().reveal());

            assertThat(client.getSession(id).participants())
                    .extracting(participant -> participant.id().orElseThrow())
                    .containsExactly("priya", "tomas");
            client.removeParticipant(id, "tomas");
            assertThat(client.getSession(id).participants())
                    .filteredOn(participant -> participant.presence() == Presence.PRESENT)
                    .extracting(participant -> participant.id().orElseThrow())
                    .containsExactly("priya");

            client.endSession(id);

            assertThat(client.getSession(id).status()).isEqualTo(SessionStatus.ENDED);
        }
    }

    @Test
    void operationMissingInVersion1_isRejectedBeforeTheNetwork() {
        try (FakeVideoSdk fake = FakeVideoSdk.start();
                VideoSdkClient client = Clients.openV1(fake)) {
            assertThat(client.capabilities()).doesNotContain(ParticipantListing.class);

            assertOfVersion2(() -> client.listParticipants("s"), "listParticipants");
            assertOfVersion2(() -> client.participants().listActive("s"), "listActiveParticipants");
            assertOfVersion2(() -> client.participants().get("s", "p"), "getParticipant");
            assertOfVersion2(() -> client.statistics().ofSession("s"), "getSessionStatistics");
            assertOfVersion2(() -> client.statistics().ofParticipant("s", "p"), "getParticipantStatistics");
            assertThat(fake.requests()).isEmpty();
        }
    }

    private static void assertOfVersion2(Runnable call, String operation) {
        assertThatThrownBy(call::run)
                .isInstanceOf(UnsupportedCapabilityException.class)
                .hasMessage(
                        "videosdk does not support " + operation
                                + " in version 1 of its API; version 2 does. Set apiVersion on the builder, or VIDEOSDK_API_VERSION");
    }
}
