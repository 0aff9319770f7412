package io.unisession.generic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unisession.Interval;
import io.unisession.IntervalEnd;
import io.unisession.Participant;
import io.unisession.Presence;
import io.unisession.Session;
import io.unisession.SessionClient;
import io.unisession.SessionStatus;
import io.unisession.error.PermissionDeniedException;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.ReceivedRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The finer fields of a descriptor: units, durations, derived times and statuses, and the shapes of participants. */
class FieldsTest {
    private static final Instant NOON = Instant.parse("2024-05-01T12:00:00Z");

    private final Acme acme = Acme.start();

    @AfterEach
    void close() {
        acme.close();
    }

    private Session mapped(String body) {
        return mapped(body, "s-1");
    }

    private Session mapped(String body, String sessionId) {
        acme.responding(body);
        try (SessionClient client = acme.client()) {
            return client.getSession(sessionId);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        epoch-seconds      | 1714564800
        epoch-milliseconds | "1714564800000"
        epoch-microseconds | 1714564800000000
        epoch-microseconds | "1714564800000000"
        epoch-nanoseconds  | 1714564800000000000
        epoch-nanoseconds  | "1714564800000000000"
        iso-8601           | "2024-05-01T14:00:00+02:00"
        rfc-1123           | "Wed, 01 May 2024 12:00:00 GMT"
        rfc-1123           | "Wed, 01 May 2024 14:00:00 +0200"
        """)
    void time_format_isItsUnit(String format, String value) {
        acme.with("/models/session/startedAt", "{\"pointer\":\"/at\",\"format\":\"" + format + "\"}");

        assertThat(mapped("{\"id\":\"s-1\",\"at\":" + value + "}").startedAt()).contains(NOON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-05-01 14:00:00", "2024-05-01T14:00:00.000", "2024-05-01T12:00:00Z"})
    void time_local_isInTheZoneOfTheDescriptor(String value) {
        acme.with("/models/session/startedAt", "{\"pointer\":\"/at\",\"format\":\"local\",\"zone\":\"Europe/Berlin\"}");

        assertThat(mapped("{\"id\":\"s-1\",\"at\":\"" + value + "\"}").startedAt())
                .contains(NOON);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        minutes      | 1.5            | 2024-05-01T12:01:30Z
        minutes      | "soon"         |
        hh:mm:ss     | "00:01:30"     | 2024-05-01T12:01:30Z
        hh:mm:ss     | "100:00:00"    | 2024-05-05T16:00:00Z
        hh:mm:ss     | "00:61:00"     |
        hh:mm:ss     | 90             |
        seconds      | 90             | 2024-05-01T12:01:30Z
        seconds      | "90.5"         | 2024-05-01T12:01:30.500Z
        milliseconds | 90             | 2024-05-01T12:00:00.090Z
        iso-8601     | "PT1M30S"      | 2024-05-01T12:01:30Z
        seconds      | 0              |
        seconds      | -3             |
        seconds      | 1e400          |
        seconds      | 99999999999999 |
        seconds      | true           |
        iso-8601     | "soon"         |
        iso-8601     | 90             |
        """)
    void duration_format_givesTheEnd(String format, String value, Instant end) {
        acme.with("/models/session/startedAt", "\"/at\"")
                .with("/models/session/duration", "{\"pointer\":\"/for\",\"format\":\"" + format + "\"}");

        Session session = mapped("{\"id\":\"s-1\",\"at\":\"2024-05-01T12:00:00Z\",\"for\":" + value + "}");
        assertThat(session.endedAt()).isEqualTo(Optional.ofNullable(end));
    }

    @Test
    void duration_beginningMissing_isCountedFromTheEnd() {
        acme.with("/models/session/startedAt", "\"/from\"")
                .with("/models/session/endedAt", "\"/to\"")
                .with("/models/session/duration", "\"/for\"");

        Session session = mapped("{\"id\":\"s-1\",\"to\":\"2024-05-01T12:01:00Z\",\"for\":60}");
        assertThat(session.startedAt()).contains(NOON);
        Session told =
                mapped("{\"id\":\"s-1\",\"from\":\"2024-05-01T12:00:00Z\",\"to\":\"2024-05-01T12:01:00Z\",\"for\":7}");
        assertThat(told.startedAt()).contains(NOON);
        assertThat(told.endedAt()).contains(NOON.plusSeconds(60));
        assertThat(mapped("{\"id\":\"s-1\",\"for\":7}").startedAt()).isEmpty();
    }

    @Test
    void status_byPresence_isUsedWithoutAStatus() {
        acme.with("/models/session/status", "\"/state\"")
                .with("/models/session/statusValues", "{\"false\":\"PENDING\"}")
                .with(
                        "/models/session/statusByPresence",
                        "{\"pointer\":[\"/end\",\"/closed\"],\"present\":\"ENDED\",\"absent\":\"ACTIVE\"}");

        assertThat(mapped("{\"id\":\"s-1\",\"state\":false,\"end\":1}").status())
                .isEqualTo(SessionStatus.PENDING);
        assertThat(mapped("{\"id\":\"s-1\",\"end\":1}").status()).isEqualTo(SessionStatus.ENDED);
        assertThat(mapped("{\"id\":\"s-1\",\"end\":null,\"closed\":{}}").status())
                .isEqualTo(SessionStatus.ENDED);
        assertThat(mapped("{\"id\":\"s-1\",\"end\":null}").status()).isEqualTo(SessionStatus.ACTIVE);
        assertThat(mapped("{\"id\":\"s-1\"}").providerStatus()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"\"",
                "\"  \"",
                "0",
                "0.0",
                "\"0\"",
                "-1",
                "false",
                "null",
                "\"0001-01-01T00:00:00Z\"",
                "\"1970-01-01T00:00:00.000+00:00\""
            })
    void status_byPresenceOfNoValue_isThatOfAnAbsentField(String nothing) {
        acme.with(
                "/models/session/statusByPresence",
                "{\"pointer\":[\"/end\",\"/closed\"],\"present\":\"ENDED\",\"absent\":\"ACTIVE\"}");

        assertThat(mapped("{\"id\":\"s-1\",\"end\":" + nothing + "}").status()).isEqualTo(SessionStatus.ACTIVE);
        assertThat(mapped("{\"id\":\"s-1\",\"end\":" + nothing + ",\"closed\":true}")
                        .status())
                .isEqualTo(SessionStatus.ENDED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"x\"", "1", "\"00:10\"", "true", "{}", "[]"})
    void status_byPresenceOfAnyOtherValue_isThatOfAPresentField(String value) {
        acme.with(
                "/models/session/statusByPresence",
                "{\"pointer\":\"/end\",\"present\":\"ENDED\",\"absent\":\"ACTIVE\"}");

        assertThat(mapped("{\"id\":\"s-1\",\"end\":" + value + "}").status()).isEqualTo(SessionStatus.ENDED);
    }

    @Test
    void participants_byId_areTheFieldsOfAnObject() {
        acme.with("/models/session/participants", "{\"byId\":\"/people\"}")
                .with("/models/participant", "{\"id\":\"/uid\",\"name\":\"/n\"}");

        assertThat(mapped("{\"id\":\"s-1\",\"people\":{\"p-1\":{\"n\":\"Ada\"},\"p-2\":true,\"x\":{\"uid\":\"p-3\"}}}")
                        .participants())
                .containsExactly(
                        Participant.builder("p-1").name("Ada").build(),
                        Participant.builder("p-2").build(),
                        Participant.builder("p-3").build());
        assertThat(mapped("{\"id\":\"s-1\",\"people\":[\"p-1\"]}").participantsReported())
                .isFalse();
    }

    @Test
    void participants_intervals_areAllIntervals() {
        acme.with("/models/session/participants", "\"/people\"")
                .with(
                        "/models/participant",
                        "{\"id\":\"/id\",\"intervals\":{\"items\":\"/log\",\"joinedAt\":\"/in\",\"leftAt\":\"/out\",\"duration\":\"/for\"}}");

        Session session = mapped("""
                {"id":"s-1","people":[{"id":"p-1","log":[
                  {"in":"2024-05-01T12:00:00Z","for":60}, {}, 7, {"in":"2024-05-01T12:02:00Z"}, {"out":"2024-05-01T12:03:00Z"}]},{"id":"p-2"}]}
                """);
        assertThat(session.participants().get(0).intervals())
                .containsExactly(
                        Interval.of(NOON, NOON.plusSeconds(60)),
                        Interval.of(NOON.plusSeconds(120), null),
                        Interval.of(null, NOON.plusSeconds(180)));
        assertThat(session.participants().get(1).intervals()).isEmpty();
    }

    @Test
    void participants_merged_areOneForEachPerson() {
        acme.with("/models/session/participants", "\"/people\"")
                .with(
                        "/models/participant",
                        "{\"id\":\"/user\",\"name\":\"/n\",\"role\":\"/r\",\"joinedAt\":\"/in\",\"duration\":\"/for\",\"merge\":true}");

        Session session = mapped("""
                {"id":"s-1","people":[
                  {"user":"u-1","in":"2024-05-01T12:00:00Z","for":60,"r":"host"},
                  {"user":"u-2"}, {"n":"nobody"}, {"n":"nobody"},
                  {"user":"u-1","n":"Ada","in":"2024-05-01T12:02:00Z","r":"guest"}]}
                """);
        assertThat(session.participants())
                .containsExactly(
                        Participant.builder("u-1")
                                .name("Ada")
                                .role("host")
                                .intervals(List.of(
                                        Interval.of(NOON, NOON.plusSeconds(60)),
                                        Interval.of(NOON.plusSeconds(120), null)))
                                .build(),
                        Participant.builder("u-2").build(),
                        Participant.builder("").name("nobody").build(),
                        Participant.builder("").name("nobody").build());
    }

    @Test
    void participants_ofTwoListsWithTheSameIds_areJoined() {
        acme.with("/models/session/participants", "{\"all\":[\"/people\",\"/attendance\"]}")
                .with("/models/participant", """
                        {"id": ["/id", "/person"], "name": "/name", "joinedAt": "/in", "leftAt": "/out", "merge": true}
                        """);

        Session session = mapped("{\"id\":\"s-1\",\"attendance\":[{\"person\":\"p-1\",\"in\":\"2024-05-01T12:00:00Z\","
                + "\"out\":\"2024-05-01T12:10:00Z\"},{\"person\":\"p-1\",\"in\":\"2024-05-01T12:20:00Z\",\"out\":\"2024-05-01T12:30:00Z\"}],"
                + "\"people\":[{\"id\":\"p-1\",\"name\":\"Ada\"},{\"id\":\"p-2\",\"name\":\"Bo\"}]}");

        assertThat(session.participants()).hasSize(2);
        Participant ada = session.participants().get(0);
        assertThat(ada.name()).contains("Ada");
        assertThat(ada.intervals())
                .containsExactly(
                        Interval.of(NOON, NOON.plusSeconds(600)),
                        Interval.of(NOON.plusSeconds(1200), NOON.plusSeconds(1800)));
        assertThat(session.participants().get(1).intervals()).isEmpty();
    }

    @Test
    void participants_notMerged_areAsTheyCame() {
        acme.with("/models/session/participants", "\"/people\"");

        assertThat(mapped("{\"id\":\"s-1\",\"people\":[\"u-1\",\"u-1\"]}").participants())
                .hasSize(2);
    }

    @Test
    void participantsFrom_aSecondRead_isAPartOfGettingTheSession() {
        acme.with("/operations/getSession/participantsFrom", "\"listParticipants\"")
                .with("/operations/listParticipants/request", "\"GET /calls/{sessionId}/people\"")
                .with("/operations/listParticipants/items", "\"/people\"")
                .with(
                        "/operations/listParticipants/paging",
                        "{\"style\":\"cursor\",\"cursorParam\":\"c\",\"next\":\"/next\"}")
                .responding("{\"id\":\"s-1\",\"x\":1}")
                .responding("{\"people\":[\"p-1\"],\"next\":\"2\"}");
        Session session = mapped("{\"people\":[\"p-2\"]}");

        assertThat(session.participants())
                .extracting(participant -> participant.id().orElseThrow())
                .containsExactly("p-1", "p-2");
        assertThat(session.raw().text("/x")).contains("1");
        assertThat(acme.service().requests())
                .extracting(request -> request.path() + "?" + request.rawQuery())
                .containsExactly(
                        "/v1/webinar/calls/s-1?", "/v1/webinar/calls/s-1/people?", "/v1/webinar/calls/s-1/people?c=2");
    }

    @Test
    void participantsFrom_ofASessionFoundInAList_isAPartOfGettingIt() {
        acme.with("/operations/getSession/request", "\"GET /calls\"")
                .with("/operations/getSession/items", "\"/calls\"")
                .with("/operations/getSession/participantsFrom", "\"listParticipants\"")
                .with("/operations/listParticipants/request", "\"GET /calls/{sessionId}/people\"")
                .with("/operations/listParticipants/items", "\"/people\"")
                .with("/models/session/startedAt", "\"/at\"")
                .responding("{\"calls\":[{\"id\":\"s-0\"},{\"id\":\"s-1\",\"at\":\"2024-05-01T12:00:00Z\",\"x\":1}]}");
        Session session = mapped("{\"people\":[\"p-1\"]}");

        assertThat(session.id()).isEqualTo("s-1");
        assertThat(session.startedAt()).contains(NOON);
        assertThat(session.raw().text("/x")).contains("1");
        assertThat(session.participants()).hasSize(1);
        assertThat(acme.service().requests())
                .extracting(ReceivedRequest::path)
                .containsExactly("/v1/webinar/calls", "/v1/webinar/calls/s-1/people");
    }

    @Test
    void result_severalPlaces_theFirstWithAnIdCounts() {
        acme.with("/operations/getSession/result", "[\"\", \"/data\", \"/data/0\"]")
                .with("/models/session/label", "\"/title\"");

        assertThat(mapped("{\"id\":\"s-1\",\"data\":{\"id\":\"s-2\",\"title\":\"t\"}}")
                        .label())
                .isEmpty();
        assertThat(mapped("{\"title\":\"x\",\"data\":{\"id\":\"s-2\",\"title\":\"t\"}}", "s-2")
                        .label())
                .contains("t");
        assertThat(mapped("{\"data\":[{\"id\":\"s-3\",\"title\":\"t\"}]}", "s-3")
                        .id())
                .isEqualTo("s-3");
    }

    private void participantsFrom(String paging) {
        acme.with("/operations/getSession/participantsFrom", "\"listParticipants\"")
                .with("/operations/listParticipants/request", "\"GET /calls/{sessionId}/people\"")
                .with("/operations/listParticipants/items", "\"/people\"")
                .with("/operations/listParticipants/paging", paging)
                .responding("{\"id\":\"s-1\"}");
    }

    @Test
    void participantsFrom_notFound_areNotReportedForAnExistingSession() {
        participantsFrom("{\"style\":\"none\"}");
        acme.responding(FakeResponse.json(404, "{\"message\":\"over\"}"));
        try (SessionClient client = acme.client()) {
            Session session = client.findSession("s-1").orElseThrow();

            assertThat(session.id()).isEqualTo("s-1");
            assertThat(session.participantsReported()).isFalse();
        }
        assertThat(acme.service().requestCount()).isEqualTo(2);
    }

    @Test
    void participantsFrom_laterPageNotFound_keepsThoseThatCame() {
        participantsFrom("{\"style\":\"page-number\",\"pageParam\":\"p\"}");
        acme.responding("{\"people\":[\"p-1\"]}")
                .responding("{\"people\":[\"p-2\"]}")
                .responding(FakeResponse.json(404, "{\"message\":\"no such page\"}"));
        try (SessionClient client = acme.client()) {
            Session session = client.getSession("s-1");

            assertThat(session.participantsReported()).isTrue();
            assertThat(session.participants()).hasSize(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"people\":null}", "{\"people\":{}}", "{}"})
    void participantsFrom_noList_isNobody(String body) {
        participantsFrom("{\"style\":\"none\"}");
        Session session = mapped(body);

        assertThat(session.participantsReported()).isTrue();
        assertThat(session.participants()).isEmpty();
    }

    @Test
    void participantsFrom_errorStatus_failsTheCall() {
        participantsFrom("{\"style\":\"none\"}");
        acme.responding(FakeResponse.json(403, "{\"message\":\"not yours\"}"));
        try (SessionClient client = acme.client()) {
            assertThatThrownBy(() -> client.findSession("s-1")).isInstanceOf(PermissionDeniedException.class);
        }
    }

    @Test
    void participantsFrom_merged_areOnePerPersonOverAllPages() {
        participantsFrom("{\"style\":\"limit-offset\",\"offsetParam\":\"from\",\"total\":\"/total\"}");
        acme.with("/models/participant", "{\"id\":\"/user\",\"name\":\"/n\",\"joinedAt\":\"/in\",\"merge\":true}")
                .responding("""
                        {"total":4,"people":[{"user":"u-1","in":"2024-05-01T12:00:00Z"},{"user":"u-2"},
                          {"user":"u-1","in":"2024-05-01T12:01:00Z"}]}
                        """);
        Session session =
                mapped("{\"total\":4,\"people\":[{\"user\":\"u-1\",\"n\":\"Ada\",\"in\":\"2024-05-01T12:02:00Z\"}]}");

        assertThat(session.participants())
                .containsExactly(
                        Participant.builder("u-1")
                                .name("Ada")
                                .intervals(List.of(
                                        Interval.of(NOON, null),
                                        Interval.of(NOON.plusSeconds(60), null),
                                        Interval.of(NOON.plusSeconds(120), null)))
                                .build(),
                        Participant.builder("u-2").build());
        assertThat(acme.service().requests().get(2).rawQuery()).isEqualTo("from=3");
    }

    @Test
    void userIdAndConnectionId_areMapped() {
        acme.with("/models/session/participants", "\"/people\"").with("/models/participant", """
                        {"id":"/id","userId":"/person",
                         "intervals":{"items":"/stays","joinedAt":"/in","connectionId":"/line"}}
                        """);

        assertThat(mapped("""
                        {"id":"s-1","people":[
                          {"id":"p-1","person":"ada","stays":[{"in":"2024-05-01T12:00:00Z","line":7},
                            {"in":"2024-05-01T12:01:00Z"}]},
                          {"id":"p-2"}]}
                        """).participants())
                .containsExactly(
                        Participant.builder("p-1")
                                .userId("ada")
                                .intervals(List.of(
                                        Interval.builder()
                                                .joinedAt(NOON)
                                                .connectionId("7")
                                                .build(),
                                        Interval.of(NOON.plusSeconds(60), null)))
                                .build(),
                        Participant.builder("p-2").build());
    }

    @Test
    void participants_byIdWithNullOrFalse_areLeftOut() {
        acme.with("/models/session/participants", "{\"byId\":\"/people\"}");

        assertThat(mapped(
                                "{\"id\":\"s-1\",\"people\":{\"a\":null,\"b\":false,\"c\":true,\"d\":0,\"e\":\"x\",\"f\":{}}}")
                        .participants())
                .extracting(participant -> participant.id().orElseThrow())
                .containsExactly("c", "d", "e", "f");
    }

    private void withDurations() {
        acme.with("/models/session/status", "\"/state\"")
                .with("/models/session/statusValues", "{\"on\":\"ACTIVE\",\"planned\":\"PENDING\",\"over\":\"ENDED\"}")
                .with("/models/session/startedAt", "\"/from\"")
                .with("/models/session/duration", "\"/for\"")
                .with("/models/session/participants", "\"/people\"")
                .with(
                        "/models/participant",
                        "{\"id\":\"/id\",\"joinedAt\":\"/in\",\"leftAt\":\"/out\",\"duration\":\"/for\"}");
    }

    private static String withDurations(String state) {
        return """
                {"id":"s-1","state":"STATE","from":"2024-05-01T12:00:00Z","for":1650,
                 "people":[{"id":"p-1","in":"2024-05-01T12:00:00Z","for":60}]}
                """.replace("STATE", state);
    }

    @ParameterizedTest
    @ValueSource(strings = {"on", "planned"})
    void duration_sessionGoesOn_isOneSoFar(String state) {
        withDurations();

        Session session = mapped(withDurations(state));

        assertThat(session.startedAt()).contains(NOON);
        assertThat(session.endedAt()).isEmpty();
        Participant participant = session.participants().get(0);
        assertThat(participant.presence()).isEqualTo(Presence.PRESENT);
        assertThat(participant.lastLeftAt()).isEmpty();
    }

    @Test
    void duration_sessionIsOver_endsItAndItsIntervals() {
        withDurations();

        Session session = mapped(withDurations("over"));

        assertThat(session.endedAt()).contains(NOON.plusSeconds(1650));
        assertThat(session.participants().get(0).intervals()).containsExactly(Interval.of(NOON, NOON.plusSeconds(60)));
    }

    /** Some services report of some people only for how long they were there. */
    @Test
    void interval_withoutTimesButWithADuration_counts() {
        withDurations();

        Session session = mapped("""
                {"id":"s-1","state":"over","people":[{"id":"p-1","in":null,"out":null,"for":90},{"id":"p-2"}]}
                """);

        assertThat(session.participants().get(0).timePresent(NOON)).isEqualTo(Duration.ofSeconds(90));
        assertThat(session.participants().get(0).presence()).isNotEqualTo(Presence.PRESENT);
        assertThat(session.participants().get(1).intervals()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"/people/0/in", "/people/0/out", "/from", "/planned"})
    void time_thatDoesNotExistYet_isNoValue(String pointer) {
        withDurations();
        acme.with("/models/session/scheduledAt", "\"/planned\"");
        for (String none :
                List.of("0", "\"0\"", "-1", "\"\"", "\"1970-01-01T00:00:00Z\"", "\"0001-01-01T00:00:00Z\"")) {
            String field = pointer.substring(pointer.lastIndexOf('/') + 1);
            Session session = mapped((pointer.startsWith("/people")
                            ? "{\"id\":\"s-1\",\"people\":[{\"id\":\"p\",\"FIELD\":NONE}]}"
                            : "{\"id\":\"s-1\",\"FIELD\":NONE,\"people\":[{\"id\":\"p\"}]}")
                    .replace("FIELD", field)
                    .replace("NONE", none));

            assertThat(session.startedAt()).isEmpty();
            assertThat(session.scheduledAt()).isEmpty();
            assertThat(session.participants().get(0).intervals()).isEmpty();
        }
    }

    @Test
    void leave_thatCannotBeRead_isNoPresence() {
        withDurations();

        Session session = mapped("""
                {"id":"s-1","state":"on","from":"noon",
                 "people":[{"id":"p-1","in":"2024-05-01T12:00:00Z","out":"2024-05-01T12:01:00"}]}
                """);

        Participant participant = session.participants().get(0);
        assertThat(participant.presence()).isNotEqualTo(Presence.PRESENT);
        assertThat(participant.intervals().get(0).end()).isEqualTo(IntervalEnd.UNKNOWN);
        assertThat(participant.unreadableFields()).containsExactly("out");
        assertThat(session.unreadableFields()).containsExactly("from");
    }

    @Test
    void leaveOfAnInterval_thatCannotBeRead_isNamedByIt() {
        acme.with("/models/session/participants", "\"/people\"")
                .with(
                        "/models/participant",
                        "{\"id\":\"/id\",\"intervals\":{\"items\":\"/log\",\"joinedAt\":\"/in\",\"leftAt\":\"/out\"}}");

        Session session = mapped("""
                {"id":"s-1","people":[{"id":"p-1","log":[{"in":"2024-05-01T12:00:00Z","out":"soon"}]}]}
                """);

        Interval interval = session.participants().get(0).intervals().get(0);
        assertThat(interval.end()).isEqualTo(IntervalEnd.UNKNOWN);
        assertThat(interval.unreadableFields()).containsExactly("out");
        assertThat(session.participants().get(0).unreadableFields()).isEmpty();
    }
}
