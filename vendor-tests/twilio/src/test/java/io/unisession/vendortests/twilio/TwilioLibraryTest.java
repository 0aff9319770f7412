package io.unisession.vendortests.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.twilio.exception.ApiException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.video.v1.Room;
import com.twilio.rest.video.v1.room.Participant;
import io.unisession.testkit.FakeClock;
import io.unisession.testkit.twilio.FakeTwilioVideo;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.stream.StreamSupport;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Twilio's own library against the fake: every operation on rooms and participants that both have. */
@Timeout(30)
class TwilioLibraryTest {
    private static final ZonedDateTime TEN = ZonedDateTime.of(2026, 3, 1, 10, 0, 0, 0, ZoneOffset.UTC);

    private final FakeClock clock = FakeClock.at("2026-03-01T10:00:00Z");
    private final FakeTwilioVideo fake = FakeTwilioVideo.builder().clock(clock).start();
    private final TwilioRestClient library = TwilioLibrary.of(fake, fake.apiKey(), fake.apiSecret());

    @AfterEach
    void close() {
        fake.close();
    }

    private static <T> List<T> all(Iterable<T> read) {
        return StreamSupport.stream(read.spliterator(), false).toList();
    }

    private void assertFails(ThrowingCallable call, int status, int code) {
        ApiException failure = catchThrowableOfType(ApiException.class, call);
        assertThat(failure.getStatusCode()).isEqualTo(status);
        assertThat(failure.getCode()).isEqualTo(code);
        assertThat(failure.getMoreInfo()).endsWith("/" + code);
    }

    @Test
    void room_inProgress_isFetchedBySidAndByName() {
        String sid = fake.createRoom("Daily Stand-up é");

        Room bySid = Room.fetcher(sid).fetch(library);
        Room byName = Room.fetcher("Daily Stand-up é").fetch(library);

        assertThat(bySid).isEqualTo(byName);
        assertThat(bySid.getUniqueName()).isEqualTo("Daily Stand-up é");
        assertThat(bySid.getAccountSid()).isEqualTo(fake.accountSid());
        assertThat(bySid.getStatus()).isEqualTo(Room.RoomStatus.IN_PROGRESS);
        assertThat(bySid.getType()).isEqualTo(Room.RoomType.GROUP);
        assertThat(bySid.getDateCreated()).isEqualTo(TEN);
        assertThat(bySid.getEndTime()).isNull();
        assertThat(bySid.getDuration()).isNull();
        assertThat(bySid.getVideoCodecs()).containsExactly(Room.VideoCodec.VP8);
        assertThat(bySid.getLinks()).containsKeys("participants", "recordings");
    }

    @Test
    void room_completed_isFetchedBySidOnly() {
        String sid = fake.createRoom("DailyStandup");
        fake.connect(sid, "alice");
        clock.advance(Duration.ofMinutes(2));

        Room completed = Room.updater(sid, Room.RoomStatus.COMPLETED).update(library);

        assertThat(completed.getStatus()).isEqualTo(Room.RoomStatus.COMPLETED);
        assertThat(completed.getEndTime()).isEqualTo(TEN.plusMinutes(2));
        assertThat(completed.getDuration()).isEqualTo(120);
        assertThat(Room.fetcher(sid).fetch(library)).isEqualTo(completed);
        assertFails(() -> Room.fetcher("DailyStandup").fetch(library), 404, 20404);
    }

    @Test
    void rooms_areReadByStatusNameAndDateOverPages() {
        String first = fake.createRoom("DailyStandup");
        Room.updater(first, Room.RoomStatus.COMPLETED).update(library);
        clock.advance(Duration.ofMinutes(1));
        String second = fake.createRoom("DailyStandup");
        String third = fake.createRoom("");
        String fourth = fake.createRoom("");

        assertThat(all(Room.reader().setPageSize(1L).read(library)))
                .extracting(Room::getSid)
                .containsExactly(second, third, fourth);
        assertThat(all(Room.reader().setStatus(Room.RoomStatus.COMPLETED).read(library)))
                .extracting(Room::getSid)
                .containsExactly(first);
        assertThat(all(Room.reader().setUniqueName("DailyStandup").read(library)))
                .extracting(Room::getSid)
                .containsExactly(second);
        assertThat(all(Room.reader().setDateCreatedBefore(TEN.plusMinutes(1)).read(library)))
                .isEmpty();
        assertThat(all(Room.reader()
                        .setDateCreatedAfter(TEN.plusMinutes(1))
                        .setDateCreatedBefore(TEN.plusMinutes(2))
                        .setPageSize(2L)
                        .read(library)))
                .hasSize(3);
    }

    @Test
    void participants_areReadConnectedOrNotAndFetchedByIdentity() {
        String room = fake.createRoom("DailyStandup");
        String first = fake.connect(room, "alice");
        fake.connect(room, "bob");
        clock.advance(Duration.ofMinutes(1));
        fake.disconnect(room, "alice");
        String second = fake.connect(room, "alice");

        assertThat(all(Participant.reader(room).setPageSize(1L).read(library)))
                .extracting(Participant::getIdentity)
                .containsExactly("bob", "alice");
        assertThat(all(Participant.reader(room)
                        .setStatus(Participant.Status.DISCONNECTED)
                        .setIdentity("alice")
                        .read(library)))
                .singleElement()
                .satisfies(left -> {
                    assertThat(left.getSid()).isEqualTo(first);
                    assertThat(left.getStatus()).isEqualTo(Participant.Status.DISCONNECTED);
                    assertThat(left.getStartTime()).isEqualTo(TEN);
                    assertThat(left.getEndTime()).isEqualTo(TEN.plusMinutes(1));
                    assertThat(left.getDuration()).isEqualTo(60);
                });
        Participant fetched = Participant.fetcher(room, "alice").fetch(library);
        assertThat(fetched.getSid()).isEqualTo(second);
        assertThat(fetched.getRoomSid()).isEqualTo(room);
        assertThat(fetched.getEndTime()).isNull();
    }

    @Test
    void participant_disconnected_isGone() {
        String room = fake.createRoom("DailyStandup");
        fake.connect(room, "alice");
        fake.connect(room, "bob");

        Participant removed = Participant.updater(room, "alice")
                .setStatus(Participant.Status.DISCONNECTED)
                .update(library);

        assertThat(removed.getStatus()).isEqualTo(Participant.Status.DISCONNECTED);
        assertThat(Participant.fetcher(room, removed.getSid()).fetch(library)).isEqualTo(removed);
        assertThat(all(Participant.reader(room).read(library)))
                .extracting(Participant::getIdentity)
                .containsExactly("bob");
        assertFails(
                () -> Participant.updater(room, "alice")
                        .setStatus(Participant.Status.DISCONNECTED)
                        .update(library),
                404,
                20404);
    }

    @Test
    void errors_areThoseTheLibraryKnows() {
        assertFails(() -> Room.fetcher("RMnone").fetch(library), 404, 20404);
        assertFails(() -> Room.reader().setPageSize(1001L).firstPage(library), 400, 20001);
        assertFails(() -> Room.reader().firstPage(TwilioLibrary.of(fake, fake.apiKey(), "wrong")), 401, 20003);
        assertThat(all(Room.reader().read(TwilioLibrary.of(fake, fake.accountSid(), fake.authToken()))))
                .isEmpty();
    }
}
