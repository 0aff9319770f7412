package io.unisession.generic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unisession.CallOptions;
import io.unisession.Interval;
import io.unisession.Participant;
import io.unisession.Session;
import io.unisession.SessionClient;
import io.unisession.capability.ParticipantListing;
import io.unisession.error.PermissionDeniedException;
import io.unisession.error.RequestTimeoutException;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.ReceivedRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Intervals that the service lists for each participant by itself. */
class IntervalsTest {
    private static final Instant NOON = Instant.parse("2024-05-01T12:00:00Z");
    private static final String TWO_PEOPLE =
            "{\"people\":[{\"id\":\"people/p-1\",\"in\":\"2024-05-01T12:00:00Z\",\"out\":\"2024-05-01T13:00:00Z\"},"
                    + "{\"id\":\"people/p-2\",\"in\":\"2024-05-01T12:00:00Z\",\"out\":\"2024-05-01T13:00:00Z\"}]}";

    private final Acme acme = Acme.start();

    @BeforeEach
    void describe() {
        acme.with("/operations/getSession/participantsFrom", "\"listParticipants\"")
                .with(
                        "/operations/listParticipants",
                        "{\"request\":\"GET /calls/{sessionId}/people\",\"items\":\"/people\"}")
                .with("/operations/listIntervals", """
                        {"request": "GET /calls/{sessionId}/people/{participantId}/stays", "items": "/stays",
                         "paging": {"style": "cursor", "cursorParam": "c", "next": "/next"}}
                        """)
                .with("/models/participant", """
                        {"id": {"pointer": "/id", "after": "people/"}, "name": "/name", "joinedAt": "/in", "leftAt": "/out",
                         "intervals": {"joinedAt": "/from", "leftAt": "/to", "connectionId": "/line"}}
                        """);
    }

    @AfterEach
    void close() {
        acme.close();
    }

    /** Responds by path, because several requests are sent at once. */
    private void responding(String path, String... bodies) {
        for (String body : bodies) {
            acme.service().enqueue(request -> request.path().endsWith(path), FakeResponse.json(200, body));
        }
    }

    private void twoPeople() {
        responding("/calls/s-1", "{\"id\":\"s-1\"}");
        responding("/s-1/people", TWO_PEOPLE);
    }

    private static String stay(String line, int from, int to) {
        return "{\"line\":\"" + line + "\",\"from\":\"2024-05-01T12:" + from + ":00Z\",\"to\":\"2024-05-01T12:" + to
                + ":00Z\"}";
    }

    private Session get() {
        try (SessionClient client = acme.client()) {
            return client.getSession("s-1");
        }
    }

    private static Interval interval(String line, int from, int to) {
        return Interval.builder()
                .joinedAt(NOON.plusSeconds(60L * from))
                .leftAt(NOON.plusSeconds(60L * to))
                .connectionId(line)
                .build();
    }

    @Test
    void getSession_listOfIntervals_isReadForEachParticipant() {
        twoPeople();
        responding(
                "/people/p-1/stays",
                "{\"stays\":[" + stay("a", 10, 20) + "],\"next\":\"2\"}",
                "{\"stays\":[" + stay("b", 30, 40) + "]}");
        responding("/people/p-2/stays", "{\"stays\":[" + stay("c", 15, 25) + "]}");

        assertThat(get().participants())
                .extracting(Participant::intervals)
                .containsExactly(List.of(interval("a", 10, 20), interval("b", 30, 40)), List.of(interval("c", 15, 25)));
        assertThat(acme.service().requests())
                .extracting(ReceivedRequest::path)
                .contains("/v1/webinar/calls/s-1/people/p-1/stays", "/v1/webinar/calls/s-1/people/p-2/stays")
                .hasSize(5);
    }

    @Test
    void getSession_noIntervals_keepsTheTimesOfTheList() {
        twoPeople();
        acme.service().enqueue(request -> request.path().endsWith("/p-1/stays"), FakeResponse.empty(404));
        responding("/p-2/stays", "{\"stays\":[]}");

        assertThat(get().participants())
                .extracting(Participant::intervals)
                .containsOnly(List.of(Interval.of(NOON, NOON.plusSeconds(3600))));
    }

    @Test
    void getSession_moreParticipantsThanTheLimit_namesWhatWasNotRead() {
        acme.with("/operations/listIntervals/most", "1");
        twoPeople();
        responding("/p-1/stays", "{\"stays\":[" + stay("a", 10, 20) + "]}");

        List<Participant> participants = get().participants();
        assertThat(participants.get(0).intervals()).containsExactly(interval("a", 10, 20));
        assertThat(participants.get(0).unreadableFields()).isEmpty();
        assertThat(participants.get(1).intervals()).containsExactly(Interval.of(NOON, NOON.plusSeconds(3600)));
        assertThat(participants.get(1).unreadableFields()).containsExactly("intervals");
    }

    @Test
    void getSession_intervals_areReadSeveralAtOnce() {
        twoPeople();
        CountDownLatch both = new CountDownLatch(2);
        acme.service().beforeHandling(request -> {
            if (request.path().endsWith("/stays")) {
                both.countDown();
                assertThat(awaited(both)).as("both requests are there at once").isTrue();
            }
            return request;
        });
        responding("/p-1/stays", "{\"stays\":[" + stay("a", 10, 20) + "]}");
        responding("/p-2/stays", "{\"stays\":[" + stay("b", 10, 20) + "]}");

        assertThat(get().participants())
                .extracting(Participant::intervals)
                .containsExactly(List.of(interval("a", 10, 20)), List.of(interval("b", 10, 20)));
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            return latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Test
    void getSession_intervalsThatFail_failTheCall() {
        twoPeople();
        responding("/p-1/stays", "{\"stays\":[]}");
        acme.service().enqueue(request -> request.path().endsWith("/p-2/stays"), FakeResponse.empty(403));

        assertThatThrownBy(this::get)
                .isInstanceOf(PermissionDeniedException.class)
                .hasMessageContaining("acme listIntervals failed: HTTP 403");
    }

    @Test
    void getSession_intervalsThatTakeTooLong_endWithTheTimeOfTheCall() {
        acme.with("/operations/listIntervals/atOnce", "1");
        twoPeople();
        acme.service().enqueue(request -> request.path().endsWith("/stays"), FakeResponse.stall());

        try (SessionClient client = acme.client()) {
            CallOptions options = CallOptions.defaults().withTotalTimeout(Duration.ofSeconds(2));
            assertThatThrownBy(() -> client.getSession("s-1", options)).isInstanceOf(RequestTimeoutException.class);
        }
    }

    @Test
    void listParticipants_intervals_areReadForEachPage() {
        acme.with(
                "/operations/listParticipants/paging",
                "{\"style\":\"cursor\",\"cursorParam\":\"c\",\"next\":\"/next\"}");
        responding(
                "/s-1/people",
                "{\"people\":[{\"id\":\"people/p-1\"}],\"next\":\"2\"}",
                "{\"people\":[{\"id\":\"people/p-2\"}]}");
        responding("/p-1/stays", "{\"stays\":[" + stay("a", 10, 20) + "]}");
        responding("/p-2/stays", "{\"stays\":[" + stay("b", 30, 40) + "]}");

        try (SessionClient client = acme.client()) {
            assertThat(client.require(ParticipantListing.class).listParticipants("s-1"))
                    .extracting(Participant::intervals)
                    .containsExactly(List.of(interval("a", 10, 20)), List.of(interval("b", 30, 40)));
        }
    }

    @Test
    void dryRun_intervals_areReported() {
        DryRun run = DryRun.of(acme.descriptor(), "listIntervals", "{\"stays\":[" + stay("a", 10, 20) + "]}");

        assertThat(run.problem()).isEmpty();
        assertThat(run.toString()).contains("intervals[0].joinedAt", "/stays/0/from", "intervals[0].connectionId");
    }
}
