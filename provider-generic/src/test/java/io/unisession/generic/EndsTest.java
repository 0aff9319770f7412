package io.unisession.generic;

import static org.assertj.core.api.Assertions.assertThat;

import io.unisession.Interval;
import io.unisession.IntervalEnd;
import io.unisession.Participant;
import io.unisession.Presence;
import io.unisession.Session;
import io.unisession.SessionClient;
import io.unisession.capability.ParticipantListing;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When sessions and intervals have ended, where services do not simply say so. */
class EndsTest {
    private static final Instant NOON = Instant.parse("2024-05-01T12:00:00Z");
    private static final Instant ONE = Instant.parse("2024-05-01T13:00:00Z");

    private final Acme acme = Acme.start();

    @BeforeEach
    void describe() {
        acme.with("/models/session/status", "\"/state\"")
                .with("/models/session/statusValues", "{\"open\":\"ACTIVE\",\"closed\":\"ENDED\"}")
                .with("/models/session/endedAt", "[\"/end\",{\"pointer\":\"/changed\",\"onlyStatus\":\"ENDED\"}]")
                .with("/models/session/participants", "\"/people\"")
                .with(
                        "/models/participant",
                        "{\"id\":\"/id\",\"joinedAt\":\"/in\",\"duration\":\"/for\",\"connectionId\":\"/line\",\"withoutLeave\":\"UNKNOWN\"}");
    }

    @AfterEach
    void close() {
        acme.close();
    }

    private Session get(String fields) {
        acme.responding("{\"id\":\"s-1\"," + fields + "}");
        try (SessionClient client = acme.client()) {
            return client.getSession("s-1");
        }
    }

    @Test
    void endedAt_onlyStatus_countsOnceTheSessionHasEnded() {
        String changed = "\"changed\":\"2024-05-01T13:00:00Z\"";

        assertThat(get("\"state\":\"open\"," + changed).endedAt()).isEmpty();
        assertThat(get("\"state\":\"other\"," + changed).endedAt()).isEmpty();
        assertThat(get("\"state\":\"closed\"," + changed).endedAt()).contains(ONE);
        assertThat(get("\"state\":\"closed\",\"end\":\"2024-05-01T12:00:00Z\"," + changed)
                        .endedAt())
                .contains(NOON);
    }

    @Test
    void endedAt_onlyStatus_isExplainedByADryRun() {
        String changed = "{\"id\":\"s-1\",\"state\":\"open\",\"changed\":\"2024-05-01T13:00:00Z\"}";

        assertThat(DryRun.of(acme.descriptor(), "getSession", changed).toString())
                .contains("/end is missing; /changed is \"2024-05-01T13:00:00Z\","
                        + " not a time as iso-8601, which counts once the session has ended");
    }

    private static final String PEOPLE = "\"people\":[{\"id\":\"p-1\",\"in\":\"2024-05-01T12:00:00Z\",\"for\":3600,"
            + "\"line\":\"c-1\"},{\"id\":\"p-2\",\"in\":\"2024-05-01T12:00:00Z\"}]";

    @Test
    void withoutLeave_unknown_isUnknownWhileTheSessionGoesOn() {
        List<Participant> participants = get("\"state\":\"open\"," + PEOPLE).participants();

        assertThat(participants).extracting(Participant::presence).containsOnly(Presence.UNKNOWN);
        assertThat(participants.get(0).intervals())
                .containsExactly(Interval.builder()
                        .joinedAt(NOON)
                        .end(IntervalEnd.UNKNOWN)
                        .connectionId("c-1")
                        .build());
    }

    @Test
    void withoutLeave_unknown_isTheDurationOnceTheSessionHasEnded() {
        List<Participant> participants = get("\"state\":\"closed\",\"end\":\"2024-05-01T14:00:00Z\"," + PEOPLE)
                .participants();

        assertThat(participants.get(0).lastLeftAt()).contains(ONE);
        assertThat(participants.get(1).intervals()).extracting(Interval::end).containsExactly(IntervalEnd.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"open", "closed"})
    void withoutLeave_participantsOfAnotherRequest_areReadAlike(String state) {
        acme.with("/operations/getSession/participantsFrom", "\"listParticipants\"")
                .with(
                        "/operations/listParticipants",
                        "{\"request\":\"GET /calls/{sessionId}/people\",\"items\":\"/people\"}");
        acme.responding("{\"id\":\"s-1\",\"state\":\"" + state + "\"}").responding("{" + PEOPLE + "}");
        try (SessionClient client = acme.client()) {
            List<Participant> participants = client.getSession("s-1").participants();

            assertThat(participants)
                    .extracting(Participant::presence)
                    .containsExactly(state.equals("open") ? Presence.UNKNOWN : Presence.LEFT, Presence.UNKNOWN);
            acme.responding("{" + PEOPLE + "}");
            assertThat(client.require(ParticipantListing.class).listParticipants("s-1"))
                    .extracting(Participant::presence)
                    .containsOnly(Presence.UNKNOWN);
        }
    }

    @Test
    void connectionId_ofRecordsThatAreMerged_isThatOfEachInterval() {
        acme.with(
                "/models/participant",
                "{\"id\":\"/id\",\"joinedAt\":\"/in\",\"leftAt\":\"/out\",\"connectionId\":\"/line\",\"merge\":true}");

        assertThat(get("\"people\":[{\"id\":\"p-1\",\"in\":\"2024-05-01T12:00:00Z\",\"out\":\"2024-05-01T12:01:00Z\","
                                + "\"line\":\"c-1\"},{\"id\":\"p-1\",\"in\":\"2024-05-01T12:05:00Z\",\"line\":\"c-2\"}]")
                        .participants())
                .singleElement()
                .satisfies(participant -> assertThat(participant.intervals())
                        .extracting(interval -> interval.connectionId().orElseThrow())
                        .containsExactly("c-1", "c-2"));
    }
}
