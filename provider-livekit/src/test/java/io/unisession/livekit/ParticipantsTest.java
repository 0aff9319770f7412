package io.unisession.livekit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unisession.CallOptions;
import io.unisession.Interval;
import io.unisession.IntervalEnd;
import io.unisession.Participant;
import io.unisession.Presence;
import io.unisession.error.InvalidResponseException;
import io.unisession.error.NotFoundException;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.livekit.FakeLiveKit;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ParticipantsTest {
    private final ClientAndFake livekit = new ClientAndFake();
    private final FakeLiveKit fake = livekit.fake();
    private final LiveKitClient client = livekit.client();

    @AfterEach
    void close() {
        livekit.close();
    }

    private List<Participant> listed() {
        return client.listParticipants("team-room").stream().toList();
    }

    @Test
    void listParticipants_bodyOfTheServer_isMapped() {
        fake.addParticipants("team-room", Fixtures.body("list-participants.json"));

        List<Participant> participants = listed();

        assertThat(livekit.lastRequest().body())
                .isEqualToIgnoringWhitespace(Fixtures.body("list-participants-request.json"));
        assertThat(participants)
                .containsExactly(
                        participant("user-42", "Alice Example", "PA_bufwMrMA2sPh", "2026-10-01T08:00:12.456Z"),
                        participant("sip_+15555550100", null, "PA_7nVq3LwTz9Ka", "2026-10-01T08:01:40.002Z"),
                        participant("user-43", "Bob Example", "PA_Kz1xPq8RmT4d", "2026-10-01T08:03:21Z"));
        assertThat(participants).allSatisfy(each -> {
            assertThat(each.presence()).isEqualTo(Presence.PRESENT);
            assertThat(each.raw().text("/sid"))
                    .isEqualTo(each.intervals().get(0).connectionId());
        });
    }

    private static Participant participant(String identity, String name, String connection, String joinedAt) {
        return Participant.builder(identity)
                .userId(identity)
                .name(name)
                .intervals(List.of(Interval.builder()
                        .joinedAt(Instant.parse(joinedAt))
                        .connectionId(connection)
                        .build()))
                .build();
    }

    @Test
    void listParticipants_ownFields_areTyped() {
        fake.addParticipants("team-room", Fixtures.body("list-participants.json"));

        List<LiveKitParticipant> own = listed().stream()
                .map(each -> each.unwrap(LiveKitParticipant.class).orElseThrow())
                .toList();

        assertThat(own.get(0).sid()).contains("PA_bufwMrMA2sPh");
        assertThat(own.get(0).state()).contains("ACTIVE");
        assertThat(own.get(0).kind()).contains("STANDARD");
        assertThat(own.get(0).isPublisher()).contains(true);
        assertThat(own.get(0).isHidden()).contains(false);
        assertThat(own.get(0).metadata()).contains("");
        assertThat(own.get(0).attributes()).isEmpty();
        assertThat(own.get(1).kind()).contains("SIP");
        assertThat(own).allMatch(LiveKitParticipant::isPerson);
    }

    @Test
    void isPerson_recordersAgentsAndStreams_areNot() {
        fake.enqueue(FakeResponse.json(200, """
                {"participants":[{"identity":"a","kind":"EGRESS"},{"identity":"b","kind":"AGENT"},
                {"identity":"c","kind":7},{"identity":"d"}]}"""));

        assertThat(listed())
                .extracting(each ->
                        each.unwrap(LiveKitParticipant.class).orElseThrow().isPerson())
                .containsExactly(false, false, false, true);
    }

    @Test
    void listParticipants_attributes_areRead() {
        fake.enqueue(FakeResponse.json(200, """
                {"participants":[{"identity":"a","attributes":{"role":"host","odd":{"x":1},"n":7}}]}"""));

        assertThat(listed().get(0)
                        .unwrap(LiveKitParticipant.class)
                        .orElseThrow()
                        .attributes())
                .isEqualTo(Map.of("role", "host", "n", "7"));
    }

    @Test
    void listParticipants_olderServer_joinsInAFullSecond() {
        fake.enqueue(FakeResponse.json(200, """
                {"participants":[{"identity":"a","joined_at":"1790841612","joined_at_ms":"0"}]}"""));

        assertThat(listed().get(0).firstJoinedAt()).contains(Instant.parse("2026-10-01T08:00:12Z"));
    }

    @Test
    void listParticipants_disconnected_isNotPresent() {
        fake.enqueue(FakeResponse.json(200, """
                {"participants":[{"identity":"a","state":"DISCONNECTED","joined_at":"1790841612"}]}"""));

        Participant participant = listed().get(0);

        assertThat(participant.presence()).isNotEqualTo(Presence.PRESENT);
        assertThat(participant.intervals().get(0).end()).isEqualTo(IntervalEnd.UNKNOWN);
    }

    @Test
    void listParticipants_withoutIdentity_cannotBeUsed() {
        fake.enqueue(FakeResponse.json(200, "{\"participants\":[{\"sid\":\"PA_1\"}]}"));

        assertThatThrownBy(this::listed)
                .isInstanceOf(InvalidResponseException.class)
                .hasMessageContaining("element 0 of the list has no id");
    }

    @Test
    void listParticipants_roomThatNobodyIsIn_isNotFound() {
        fake.openRoom("team-room");

        assertThatThrownBy(this::listed)
                .isInstanceOf(NotFoundException.class)
                .hasMessage("livekit listParticipants failed: not found: no room with this name is open,"
                        + " or nobody is in it; LiveKit forgets rooms when they end, and participants when they leave");
    }

    @Test
    void listParticipants_bySid_findsTheNameFirst() {
        String sid = fake.joinParticipant("team-room", "priya", "Priya");

        assertThat(client.listParticipants(sid)).hasSize(1);
        assertThat(livekit.sent()).containsExactly("ListRooms {}", "ListParticipants {\"room\":\"team-room\"}");
    }

    @Test
    void getParticipant_isWhoWasRequested() {
        fake.addParticipants("team-room", Fixtures.body("list-participants.json"));

        Participant participant = client.getParticipant("team-room", "user-42");

        assertThat(participant.name()).contains("Alice Example");
        assertThat(livekit.lastRequest().body())
                .isEqualToIgnoringWhitespace(Fixtures.body("get-participant-request.json"));
    }

    @Test
    void getParticipant_somebodyElse_cannotBeUsed() {
        fake.enqueue(FakeResponse.json(200, "{\"identity\":\"user-43\"}"));

        assertThatThrownBy(() -> client.getParticipant("team-room", "user-42"))
                .isInstanceOf(InvalidResponseException.class);
    }

    @Test
    void removeParticipant_byName_isOneRequest() {
        fake.addParticipants("team-room", Fixtures.body("list-participants.json"));

        client.removeParticipant("team-room", "user-42");

        assertThat(livekit.lastRequest().body())
                .isEqualToIgnoringWhitespace(Fixtures.body("remove-participant-request.json"));
        assertThat(listed()).extracting(each -> each.id().orElseThrow()).doesNotContain("user-42");
    }

    @Test
    void removeParticipant_withTokensToRefuse_sendsTheTime() {
        fake.addParticipants("team-room", Fixtures.body("list-participants.json"));

        client.removeParticipant("team-room", "user-42", Instant.parse("2026-10-01T08:05:00Z"), CallOptions.defaults());

        assertThat(livekit.lastRequest().body())
                .isEqualToIgnoringWhitespace(Fixtures.body("remove-participant-revoke-request.json"));
    }

    @Test
    void removeParticipant_whoIsNotThere_isNotFound() {
        fake.joinParticipant("team-room", "priya", "Priya");

        assertThatThrownBy(() -> client.removeParticipant("team-room", "tomas"))
                .isInstanceOf(NotFoundException.class)
                .hasMessage("livekit removeParticipant failed: HTTP 404 not found: \"twirp error unknown: participant"
                        + " does not exist\"; LiveKit forgets rooms when they end, and participants when they leave");
    }
}
