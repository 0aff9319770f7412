package io.unisession.zoom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unisession.Interval;
import io.unisession.Participant;
import io.unisession.Presence;
import io.unisession.error.NotFoundException;
import io.unisession.error.PermissionDeniedException;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.zoom.FakeZoom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ParticipantsTest {
    private static final String UUID = "aDYlohsHRtCd4ii1uC2+hA==";

    private final ClientAndFake zoom = new ClientAndFake();
    private final FakeZoom fake = zoom.fake();
    private final ZoomClient client = zoom.client();

    @AfterEach
    void close() {
        zoom.close();
    }

    private static FakeResponse body(String name) {
        return FakeResponse.json(200, Fixtures.body(name));
    }

    private static FakeResponse lastPage(String name) {
        return FakeResponse.json(200, Fixtures.lastPage(name));
    }

    @Test
    void listParticipants_staysOnSeveralPages_areMerged() {
        fake.enqueue(
                body("meeting-past-participants.page1.composed.json"),
                body("meeting-past-participants.page2.composed.json"));

        List<Participant> people = client.listParticipants(UUID).stream().toList();

        assertThat(people).extracting(person -> person.name().orElseThrow()).containsExactly("Jill Example", "Guest");
        Participant jill = people.get(0);
        assertThat(jill.id()).contains("30R7kT7bTIKSNUFEuH_Qlg");
        assertThat(jill.intervals())
                .extracting(Interval::connectionId)
                .extracting(Optional::orElseThrow)
                .containsExactly("16778240", "16780288");
        assertThat(jill.timePresent(Instant.EPOCH)).isEqualTo(Duration.ofSeconds(259 + 120));
        assertThat(people.get(1).timePresent(Instant.EPOCH))
                .as("without the waiting room")
                .isEqualTo(Duration.ofSeconds(260));
        assertThat(people.get(1).id()).contains("16779264");
    }

    @Test
    void listParticipants_documentedBody_isMapped() {
        fake.enqueue(lastPage("meeting-past-participants.json"));

        assertThat(client.listParticipants(UUID).stream().toList())
                .singleElement()
                .satisfies(person -> {
                    assertThat(person.id()).contains("30R7kT7bTIKSNUFEuH_Qlg");
                    assertThat(person.userId()).isEmpty();
                    assertThat(person.presence()).isEqualTo(Presence.LEFT);
                    ZoomParticipant own = person.unwrap(ZoomParticipant.class).orElseThrow();
                    assertThat(own.duration()).contains(Duration.ofSeconds(259));
                    assertThat(own.registrantId()).contains("_f08HhPJS82MIVLuuFaJPg");
                    assertThat(own.isFailover()).contains(false);
                });
    }

    @Test
    void listParticipants_reports_haveTheApplicationsOwnId() {
        fake.enqueue(lastPage("report-meeting-participants.json"));

        try (ZoomClient reports = zoom.client(builder -> builder.reports(true))) {
            assertThat(reports.listParticipants(UUID).stream().toList())
                    .singleElement()
                    .satisfies(person -> {
                        assertThat(person.userId()).contains("349589LkJyeW");
                        assertThat(person.unwrap(ZoomParticipant.class).flatMap(ZoomParticipant::breakoutRoomId))
                                .contains("27423744");
                    });
        }
        assertThat(zoom.sent())
                .containsExactly("GET report/meetings/aDYlohsHRtCd4ii1uC2%2BhA%3D%3D/participants"
                        + "?include_fields=registrant_id&page_size=300");
    }

    @Test
    void listParticipants_reportsThatThePlanLacks_saysSo() {
        fake.lackFeature("reports");

        try (ZoomClient reports = zoom.client(builder -> builder.reports(true))) {
            assertThatThrownBy(() -> reports.listParticipants(UUID).stream().toList())
                    .isExactlyInstanceOf(PermissionDeniedException.class)
                    .hasMessageContaining("plan includes reports");
        }
    }

    @Test
    void listParticipants_rejoinWaitingRoomAndGuests_countAsDecided() {
        String uuid = fake.startMeeting(86_400_000_001L, "Planning");
        fake.joinWaitingRoom(uuid, "", "Guest");
        zoom.clock().advance(Duration.ofMinutes(5));
        fake.leaveMeeting(uuid, "Guest");
        fake.joinMeeting(uuid, "", "Guest");
        fake.joinMeeting(uuid, "priya", "Priya Raman");
        zoom.clock().advance(Duration.ofMinutes(10));
        fake.leaveMeeting(uuid, "Guest");
        zoom.clock().advance(Duration.ofMinutes(10));
        fake.joinMeeting(uuid, "", "Guest");
        zoom.clock().advance(Duration.ofMinutes(10));
        fake.endMeeting(uuid);

        assertThat(client.listParticipants(uuid))
                .extracting(person -> person.name().orElseThrow() + " " + person.timePresent(Instant.EPOCH))
                .containsExactly("Guest PT20M", "Priya Raman PT30M");
    }

    @Test
    void listParticipants_onlyTheWaitingRoom_isNobody() {
        String uuid = fake.startMeeting(86_400_000_001L, "Planning");
        fake.joinMeeting(uuid, "priya", "Priya Raman");
        fake.joinMeeting(uuid, "tomas", "Tomas Novak");
        fake.joinWaitingRoom(uuid, "", "Guest");
        fake.endMeeting(uuid);

        assertThat(client.listParticipants(uuid)).hasSize(2);
    }

    @Test
    void listParticipants_meetingOfOnePerson_isEmpty() {
        String uuid = fake.startMeeting(86_400_000_001L, "Planning");
        fake.joinMeeting(uuid, "priya", "Priya Raman");
        fake.endMeeting(uuid);

        assertThat(client.listParticipants(uuid)).isEmpty();
    }

    @Test
    void listParticipants_meetingThatIsGoingOn_areOnTheDashboard() {
        String uuid = fake.startMeeting(86_400_000_001L, "Planning");
        fake.joinMeeting(uuid, "priya", "Priya Raman");

        assertThat(client.listParticipants(uuid))
                .extracting(Participant::presence)
                .containsExactly(Presence.PRESENT);
        assertThat(client.listParticipants("86400000001"))
                .extracting(Participant::presence)
                .containsExactly(Presence.PRESENT);

        fake.lackFeature("dashboards");
        assertThatThrownBy(() -> client.listParticipants(uuid).stream().toList())
                .isExactlyInstanceOf(PermissionDeniedException.class)
                .hasMessageContaining("plan includes dashboards");
    }

    @Test
    void listParticipants_unknownMeeting_isNotFound() {
        assertThatThrownBy(() -> client.listParticipants(UUID).stream().toList())
                .isInstanceOf(NotFoundException.class);
    }
}
