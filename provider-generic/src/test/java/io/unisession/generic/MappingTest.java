package io.unisession.generic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unisession.Interval;
import io.unisession.Participant;
import io.unisession.Presence;
import io.unisession.Session;
import io.unisession.SessionClient;
import io.unisession.SessionStatus;
import io.unisession.capability.SessionListing;
import io.unisession.error.InvalidResponseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each key of models and result, over the wire. */
class MappingTest {
    private static final Instant MOMENT = Instant.parse("2023-11-07T05:31:56Z");

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

    @Test
    void session_textFields_areReadFromTheirPointers() {
        acme.with("/models/session/roomId", "\"/room/id\"").with("/models/session/label", "\"/title\"");

        Session session = mapped("{\"title\":\"Stand-up\",\"room\":{\"name\":\"x\",\"id\":\"r-7\"},\"id\":\"s-1\"}");

        assertThat(session)
                .isEqualTo(Session.builder("acme")
                        .id("s-1")
                        .roomId("r-7")
                        .label("Stand-up")
                        .build());
        assertThat(session.participantsReported()).isFalse();
        assertThat(session.metadata().httpStatus()).hasValue(200);
    }

    @Test
    void session_severalPointers_areTriedInOrderWhateverTheResponsesOrder() {
        acme.with("/models/session/id", "[\"/id\", \"/_id\", \"/meta/id\"]");

        assertThat(mapped("{\"_id\":\"second\",\"id\":\"first\"}", "first").id())
                .isEqualTo("first");
        assertThat(mapped("{\"_id\":\"second\",\"meta\":{\"id\":\"third\"}}", "second")
                        .id())
                .isEqualTo("second");
        assertThat(mapped("{\"id\":null,\"_id\":\" \",\"meta\":{\"id\":\"third\"}}", "third")
                        .id())
                .isEqualTo("third");
        assertThat(mapped("{\"id\":{\"a\":1},\"_id\":[1],\"meta\":{\"id\":3}}", "3")
                        .id())
                .isEqualTo("3");
    }

    @Test
    void session_oneFieldForTwoNames_isReadForBoth() {
        acme.with("/models/session/roomId", "\"/name\"")
                .with("/models/session/label", "\"/name\"")
                .with("/models/session/startedAt", "\"/name\"");

        Session session = mapped("{\"id\":\"s-1\",\"name\":\"2023-11-07T05:31:56Z\"}");

        assertThat(session.roomId()).contains("2023-11-07T05:31:56Z");
        assertThat(session.label()).contains("2023-11-07T05:31:56Z");
        assertThat(session.startedAt()).contains(MOMENT);
    }

    @Test
    void session_fieldThatIsAValueOrAnObject_isReadInBothForms() {
        acme.with("/models/session/roomId", "[\"/room/id\", \"/room\"]");

        assertThat(mapped("{\"id\":\"s-1\",\"room\":{\"id\":\"r-7\"}}").roomId())
                .contains("r-7");
        assertThat(mapped("{\"id\":\"s-1\",\"room\":\"r-8\"}").roomId()).contains("r-8");
    }

    @Test
    void session_pointerWithAnIndex_readsAnElementOrAFieldOfThatName() {
        acme.with("/models/session/label", "\"/tags/1/name\"");

        assertThat(mapped("{\"id\":\"s-1\",\"tags\":[{\"name\":\"a\"},{\"name\":\"b\"},{\"name\":\"c\"}]}")
                        .label())
                .contains("b");
        assertThat(mapped("{\"id\":\"s-1\",\"tags\":{\"1\":{\"name\":\"named\"}}}")
                        .label())
                .contains("named");
        assertThat(mapped("{\"id\":\"s-1\",\"tags\":[]}").label()).isEmpty();
    }

    @Test
    void session_escapedPointer_readsTheFieldOfThatName() {
        acme.with("/models/session/label", "\"/a~1b/c~0d\"");

        assertThat(mapped("{\"id\":\"s-1\",\"a/b\":{\"c~d\":\"found\"}}").label())
                .contains("found");
    }

    @Test
    void session_statusValues_translateTheWordExactly() {
        acme.with("/models/session/status", "[\"/state\", \"/open\"]")
                .with(
                        "/models/session/statusValues",
                        "{\"planned\":\"PENDING\",\"true\":\"ACTIVE\",\"over\":\"ENDED\"}");

        assertStatus("{\"id\":\"s-1\",\"state\":\"planned\"}", SessionStatus.PENDING, "planned");
        assertStatus("{\"id\":\"s-1\",\"open\":true}", SessionStatus.ACTIVE, "true");
        assertStatus("{\"id\":\"s-1\",\"state\":\"over\"}", SessionStatus.ENDED, "over");
        assertStatus("{\"id\":\"s-1\",\"state\":\"OVER\"}", SessionStatus.UNKNOWN, "OVER");
        assertThat(mapped("{\"id\":\"s-1\"}").status()).isEqualTo(SessionStatus.UNKNOWN);
        assertThat(mapped("{\"id\":\"s-1\"}").providerStatus()).isEmpty();
    }

    private void assertStatus(String body, SessionStatus status, String word) {
        Session session = mapped(body);
        assertThat(session.status()).isEqualTo(status);
        assertThat(session.providerStatus()).contains(word);
    }

    @Test
    void session_timesWithoutFormat_areIsoWithAnyOffset() {
        acme.with("/models/session/startedAt", "\"/started\"")
                .with("/models/session/endedAt", "[\"/ended\", \"/closed\"]")
                .with("/models/session/scheduledAt", "{\"pointer\":\"/planned\",\"format\":\"iso-8601\"}");

        Session session = mapped("{\"id\":\"s-1\",\"started\":\"2023-11-07T11:16:56+05:45\","
                + "\"closed\":\"2023-11-07T05:31:56.789Z\",\"planned\":\"2023-11-06T23:31:56-06:00\"}");

        assertThat(session.startedAt()).contains(MOMENT);
        assertThat(session.endedAt()).contains(MOMENT.plusMillis(789));
        assertThat(session.scheduledAt()).contains(MOMENT);
    }

    @ParameterizedTest
    @CsvSource({
        "epoch-seconds, 1699335116",
        "epoch-seconds, '\"1699335116\"'",
        "epoch-seconds, 1699335116.0",
        "epoch-seconds, '\" 1.699335116e9 \"'",
        "epoch-milliseconds, 1699335116000",
        "epoch-milliseconds, '\"1699335116000\"'",
        "iso-8601, '\"2023-11-07T05:31:56Z\"'",
    })
    void session_timeFormat_readsNumbersAndTexts(String format, String json) {
        acme.with("/models/session/startedAt", "{\"pointer\":\"/t\",\"format\":\"" + format + "\"}");

        assertThat(mapped("{\"id\":\"s-1\",\"t\":" + json + "}").startedAt()).contains(MOMENT);
    }

    @Test
    void session_timesOfSeveralFormats_areTriedInOrder() {
        acme.with(
                "/models/session/startedAt",
                "[\"/iso\", {\"pointer\":\"/seconds\",\"format\":\"epoch-seconds\"},"
                        + " {\"pointer\":\"/millis\",\"format\":\"epoch-milliseconds\"}]");

        assertThat(mapped("{\"id\":\"s-1\",\"millis\":1,\"seconds\":1699335116}")
                        .startedAt())
                .contains(MOMENT);
        assertThat(mapped("{\"id\":\"s-1\",\"iso\":\"soon\",\"millis\":1699335116000}")
                        .startedAt())
                .contains(MOMENT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "true",
                "\"\"",
                "\"soon\"",
                "{}",
                "[1699335116]",
                "1e400",
                "\"1e999999999\"",
                "\"1e-999999999\""
            })
    void session_placeholderForNoTime_isAbsent(String json) {
        acme.with("/models/session/startedAt", "{\"pointer\":\"/t\",\"format\":\"epoch-seconds\"}");

        assertThat(mapped("{\"id\":\"s-1\",\"t\":" + json + "}").startedAt()).isEmpty();
    }

    @Test
    void session_result_isWhereThePointersBegin() {
        acme.with("/operations/getSession/result", "\"/data/call\"").with("/models/session/label", "\"/title\"");

        Session session = mapped(
                "{\"id\":\"outer\",\"data\":{\"call\":{\"id\":\"s-1\",\"title\":\"inner\"}},\"title\":\"outer\"}");

        assertThat(session.id()).isEqualTo("s-1");
        assertThat(session.label()).contains("inner");
        assertThat(session.raw().text("/data/call/title")).contains("inner");
        assertThat(session.raw().text("/title")).contains("outer");
    }

    @Test
    void session_emptyResult_isTheWholeResponse() {
        acme.with("/operations/getSession/result", "\"\"");

        assertThat(mapped("{\"id\":\"s-1\"}").id()).isEqualTo("s-1");
    }

    @Test
    void session_idAfterAText_isTheIdThatGetsTheSameSessionAgain() {
        String body = "{\"id\":\"conferenceRecords/cr-1\"}";
        acme.with("/models/session/id", "{\"pointer\":\"/id\",\"after\":\"conferenceRecords/\"}");

        Session session = mapped(body, "cr-1");

        assertThat(session.id()).isEqualTo("cr-1");
        assertThat(mapped(body, session.id())).isEqualTo(session);
        assertThatThrownBy(() -> mapped(body, "cr-2"))
                .isInstanceOf(InvalidResponseException.class)
                .hasMessageContaining("for a different session");
    }

    @Test
    void session_idAfterATextInAList_isFoundAndListed() {
        String body = "{\"calls\":[{\"id\":\"calls/c-1\"},\"calls/c-2\",{\"id\":\"c-3\"}]}";
        acme.with("/models/session/id", "{\"pointer\":\"/id\",\"after\":\"calls/\"}")
                .with("/operations/getSession", "{\"request\":\"GET /calls\",\"items\":\"/calls\"}")
                .with("/operations/listSessions", "{\"request\":\"GET /calls\",\"items\":\"/calls\"}");

        assertThat(mapped(body, "c-1").id()).isEqualTo("c-1");
        assertThat(mapped(body, "c-2").id()).isEqualTo("c-2");
        acme.responding(body);
        try (SessionClient client = acme.client()) {
            assertThat(client.require(SessionListing.class).listSessions().stream())
                    .extracting(Session::id)
                    .containsExactly("c-1", "c-2", "c-3");
        }
    }

    @Test
    void texts_afterATextAndByAnotherName_areMapped() {
        acme.with("/models/session/roomId", "{\"pointer\":\"/link\",\"after\":\"/\"}")
                .with("/models/session/label", "[{\"pointer\":\"/link\",\"after\":\"r-7\"}, \"/title\"]")
                .with("/models/session/participants", "\"/people\"")
                .with("/models/participant/id", "{\"pointer\":\"/name\",\"after\":\"people/\"}")
                .with(
                        "/models/participant/role",
                        "{\"pointer\":\"/owner\",\"values\":{\"true\":\"host\",\"false\":\"guest\"}}");

        Session session =
                mapped("{\"id\":\"s-1\",\"link\":\"https://acme.example/rooms/r-7\",\"title\":\"t\",\"people\":["
                        + "{\"name\":\"calls/s-1/people/p-1\",\"owner\":true},{\"name\":\"p-2\",\"owner\":false},"
                        + "{\"name\":\"p-3\",\"owner\":\"cohost\"},\"people/p-4\"]}");

        assertThat(session.roomId()).contains("r-7");
        assertThat(session.label()).as("nothing follows the text").contains("t");
        assertThat(session.participants())
                .extracting(person ->
                        person.id().orElseThrow() + " " + person.role().orElse("-"))
                .containsExactly("p-1 host", "p-2 guest", "p-3 cohost", "p-4 -");
    }

    @Test
    void session_requestedByAnyOfItsIds_hasTheRequestedOne() {
        acme.with("/models/session/id", "[\"/uuid\", \"/number\"]");
        String body = "{\"number\":816,\"uuid\":\"u-1\"}";

        assertThat(mapped(body, "816").id()).isEqualTo("816");
        assertThat(mapped(body, "u-1").id()).isEqualTo("u-1");
        assertThatThrownBy(() -> mapped(body, "817"))
                .isInstanceOf(InvalidResponseException.class)
                .hasMessageContaining("for a different session");
    }

    @Test
    void session_searchedInAListByAnyOfItsIds_isFound() {
        acme.with("/models/session/id", "[\"/uuid\", \"/number\"]")
                .with("/operations/getSession", "{\"request\":\"GET /calls\",\"items\":\"/calls\"}");
        String body = "{\"calls\":[{\"uuid\":\"u-0\",\"number\":815},{\"uuid\":\"u-1\",\"number\":816}]}";

        assertThat(mapped(body, "816").id()).isEqualTo("816");
        assertThat(mapped(body, "u-1").id()).isEqualTo("u-1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"began\":\"2023-11-07T05:31:56Z\"}",
                "{\"id\":null,\"over\":\"2023-11-07T05:31:56Z\"}",
                "{\"id\":\" \",\"began\":\"2023-11-07T05:31:56Z\",\"people\":[]}"
            })
    void session_withoutIdButWithATime_hasTheRequestedId(String body) {
        acme.with("/models/session/startedAt", "\"/began\"")
                .with("/models/session/endedAt", "\"/over\"")
                .with("/models/session/participants", "\"/people\"")
                .with("/models/participant/id", "\"/id\"");

        assertThat(mapped(body, "s-1").id()).isEqualTo("s-1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"status\":\"error\",\"name\":\"x\"}", "{\"began\":0}", "{\"people\":[\"x\"]}", "[]", "7"
            })
    void session_otherDocumentWithoutId_isInvalid(String body) {
        acme.with("/models/session/startedAt", "\"/began\"")
                .with("/models/session/status", "\"/status\"")
                .with("/models/session/statusValues", "{\"error\":\"ENDED\"}")
                .with("/models/session/label", "\"/name\"")
                .with("/models/session/participants", "\"/people\"")
                .with("/models/participant/id", "\"/id\"");

        assertThatThrownBy(() -> mapped(body)).isInstanceOf(InvalidResponseException.class);
    }

    @Test
    void session_withoutId_isInvalidAndNamesThePointersTried() {
        acme.with("/operations/getSession/result", "\"/data\"").with("/models/session/id", "[\"/id\", \"/_id\"]");

        assertThatThrownBy(() -> mapped("{\"id\":\"outer\",\"data\":[1]}"))
                .isInstanceOf(InvalidResponseException.class)
                .hasMessageContaining("no session id at /data/id or /data/_id");
    }

    @Test
    void participants_bareIds_areParticipants() {
        acme.with("/models/session/participants", "\"/people\"");

        Session session = mapped("{\"people\":[\"p-1\",2,null,\" \",[\"no\"]],\"id\":\"s-1\"}");

        assertThat(session.participants())
                .containsExactly(
                        Participant.builder("p-1").build(),
                        Participant.builder("2").build());
    }

    @Test
    void participants_objects_areReadByTheirModel() {
        acme.with("/models/session/participants", "\"/people\"")
                .with("/models/participant/id", "[\"/id\", \"/user/id\"]")
                .with("/models/participant/name", "\"/user/name\"")
                .with("/models/participant/role", "\"/role\"")
                .with("/models/participant/joinedAt", "\"/in\"")
                .with("/models/participant/leftAt", "{\"pointer\":\"/out\",\"format\":\"epoch-seconds\"}");
        String ada = "{\"user\":{\"name\":\"Ada\",\"id\":\"p-1\",\"extra\":[1,{}]},\"role\":\"host\","
                + "\"in\":\"2023-11-07T05:31:56Z\",\"out\":1699335118}";

        Session session = mapped("{\"people\":[" + ada + ", {\"id\":\"p-2\",\"in\":\"2023-11-07T05:31:56Z\"},"
                + "{\"id\":\"p-3\",\"out\":1699335118}, {\"name\":\"nobody knows\"}, \"p-5\"],\"id\":\"s-1\"}");

        assertThat(session.participants())
                .containsExactly(
                        Participant.builder("p-1")
                                .name("Ada")
                                .role("host")
                                .intervals(List.of(Interval.of(MOMENT, MOMENT.plusSeconds(2))))
                                .build(),
                        Participant.builder("p-2")
                                .intervals(List.of(Interval.of(MOMENT, null)))
                                .build(),
                        Participant.builder("p-3")
                                .intervals(List.of(Interval.of(null, MOMENT.plusSeconds(2))))
                                .build(),
                        Participant.builder(null).build(),
                        Participant.builder("p-5").build());
        assertThat(session.participants().get(0).raw().json()).isEqualTo(ada);
        assertThat(session.participants().get(4).raw().isEmpty()).isTrue();
    }

    @Test
    void participants_emptyList_isReportedAndAbsentListIsNot() {
        acme.with("/models/session/participants", "[\"/people\", \"/members\"]");

        assertThat(mapped("{\"id\":\"s-1\",\"people\":[]}").participantsReported())
                .isTrue();
        assertThat(mapped("{\"id\":\"s-1\",\"people\":null}").participantsReported())
                .isFalse();
        assertThat(mapped("{\"id\":\"s-1\",\"people\":{\"a\":1}}").participantsReported())
                .isFalse();
        assertThat(mapped("{\"id\":\"s-1\"}").participantsReported()).isFalse();
        assertThat(mapped("{\"members\":[\"p-1\"],\"id\":\"s-1\",\"people\":\"many\"}")
                        .participants())
                .extracting(participant -> participant.id().orElseThrow())
                .containsExactly("p-1");
    }

    private void withPeople() {
        acme.with("/models/session/status", "\"/state\"")
                .with("/models/session/statusValues", "{\"on\":\"ACTIVE\",\"off\":\"ENDED\"}")
                .with("/models/session/startedAt", "{\"pointer\":\"/start\",\"format\":\"epoch-seconds\"}")
                .with("/models/session/duration", "\"/for\"")
                .with("/models/session/participants", "\"/people\"")
                .with(
                        "/models/participant",
                        "{\"id\":\"/id\",\"joinedAt\":{\"pointer\":\"/in\",\"format\":\"epoch-seconds\"},"
                                + "\"leftAt\":{\"pointer\":\"/out\",\"format\":\"iso-8601\"},\"duration\":\"/for\"}");
    }

    @Test
    void durationSoFar_ofASessionThatGoesOn_endsNothing() {
        withPeople();

        Session session = mapped("{\"id\":\"s-1\",\"state\":\"on\",\"start\":1549391714,\"for\":1650,"
                + "\"people\":[{\"id\":\"p\",\"in\":1549391690,\"for\":1626}]}");

        assertThat(session.endedAt()).isEmpty();
        assertThat(session.participants().get(0).presence()).isEqualTo(Presence.PRESENT);
    }

    @Test
    void duration_ofASessionThatEnded_endsItAndWhoWasThere() {
        withPeople();

        Session session = mapped("{\"id\":\"s-1\",\"state\":\"off\",\"start\":1549391714,\"for\":1650,"
                + "\"people\":[{\"id\":\"p\",\"in\":1549391690,\"for\":1626},{\"id\":\"q\",\"for\":60}]}");

        assertThat(session.endedAt()).contains(Instant.ofEpochSecond(1549391714 + 1650));
        assertThat(session.participants().get(0).lastLeftAt()).contains(Instant.ofEpochSecond(1549391690 + 1626));
        assertThat(session.participants().get(1).timePresent(MOMENT)).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void valuesThatCannotBeRead_areNamed_andNobodyIsStillThereForThem() {
        withPeople();

        Session session = mapped("{\"id\":\"s-1\",\"state\":\"on\",\"start\":\"soon\","
                + "\"people\":[{\"id\":\"p\",\"in\":1549391690,\"out\":\"2019-02-05T19:01:56\"}]}");

        assertThat(session.unreadableFields()).containsExactly("start");
        assertThat(session.participants().get(0).unreadableFields()).containsExactly("out");
        assertThat(session.participants().get(0).presence()).isEqualTo(Presence.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "\"0\"", "\"\"", "\"1970-01-01T00:00:00Z\"", "\"0001-01-01T00:00:00Z\""})
    void timeThatHasNotComeYet_isNone(String notYet) {
        withPeople();

        Session session = mapped("{\"id\":\"s-1\",\"state\":\"on\",\"start\":" + notYet
                + ",\"people\":[{\"id\":\"p\",\"in\":1549391690,\"out\":" + notYet + "}]}");

        assertThat(session.startedAt()).isEmpty();
        assertThat(session.unreadableFields()).isEmpty();
        assertThat(session.participants().get(0).presence()).isEqualTo(Presence.PRESENT);
    }

    /** Their names are ids of people, which events must not have. */
    @Test
    void participantsById_withAnyValue_areNotUnreadable() {
        acme.with("/models/session/participants", "{\"byId\":\"/people\"}");

        Session session = mapped("{\"id\":\"s-1\",\"people\":{\"p-1\":\"x\",\"p-2\":7,\"p-3\":true,\"p-4\":{}}}");

        assertThat(session.participants()).hasSize(4);
        assertThat(session.unreadableFields()).isEmpty();
    }
}
