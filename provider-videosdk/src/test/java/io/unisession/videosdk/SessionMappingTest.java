package io.unisession.videosdk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.unisession.Interval;
import io.unisession.IntervalEnd;
import io.unisession.Participant;
import io.unisession.Presence;
import io.unisession.ResponseMetadata;
import io.unisession.Session;
import io.unisession.SessionStatus;
import io.unisession.spi.http.ApiResponse;
import io.unisession.spi.http.UnusableResponseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What VideoSDK might respond beyond what it documents. */
class SessionMappingTest {
    private static final JsonMapper JSON = new JsonMapper();

    @ParameterizedTest
    @ValueSource(
            strings = {"v2-fetch-session-using-sessionid", "v1-get-session-details", "v2-fetch-active-participants"})
    void session_withItsFieldsInAnyOrder_isTheSame(String name) throws IOException {
        Session documented = session(Bodies.documented(name));
        Random order = new Random(42);

        for (int time = 0; time < 50; time++) {
            Session shuffled = session(
                    shuffle(JSON.readTree(Bodies.documented(name)), order).toString());

            assertThat(shuffled).isEqualTo(documented);
            assertThat(shuffled.unwrap(VideoSdkSession.class)).isEqualTo(documented.unwrap(VideoSdkSession.class));
            assertThat(unwrapped(shuffled)).isEqualTo(unwrapped(documented));
        }
    }

    @ParameterizedTest
    @MethodSource("fieldsAndOddValues")
    void session_withAnOddField_keepsAllOthers(String field, String oddValue) throws IOException {
        ObjectNode body = (ObjectNode) JSON.readTree(Bodies.SESSION);
        body.put("region", "in002").put("apiKey", "made-up-key");
        JsonNode whole = body.deepCopy();
        body.set(field, JSON.readTree(oddValue));

        Session session = session(body.toString());

        assertThat(session.id()).isEqualTo(Bodies.SESSION_ID);
        assertThat(readable(session, field)).isEqualTo(readable(session(whole.toString()), field));
        assertThat(session.raw().has("/" + field)).isTrue();
    }

    private static Stream<Arguments> fieldsAndOddValues() {
        return Stream.of(
                        "_id",
                        "userId",
                        "roomId",
                        "customRoomId",
                        "start",
                        "end",
                        "participants",
                        "activeDuration",
                        "chatLink",
                        "links",
                        "region",
                        "apiKey",
                        "status",
                        "data",
                        "hlsLog",
                        "somethingNew")
                .flatMap(field -> Stream.of(
                                "null", "{}", "[]", "[[]]", "{\"a\":{\"b\":[1]}}", "\"\"", "\" \"", "true", "7")
                        .map(value -> Arguments.of(field, value)));
    }

    /** All that a session says, but for what the given field feeds. */
    private static Map<String, Object> readable(Session session, String without) {
        VideoSdkSession own = session.unwrap(VideoSdkSession.class).orElseThrow();
        Map<String, Object> values = new HashMap<>();
        values.put("userId", own.userId());
        values.put("roomId", session.roomId());
        values.put("customRoomId", session.label());
        values.put("start", session.startedAt());
        values.put("end", session.endedAt());
        values.put("participants", session.participants());
        values.put("activeDuration", own.activeDuration());
        values.put("chatLink", own.chatLink());
        values.put("links", own.links());
        values.put("region", own.region());
        values.put("apiKey", own.apiKey());
        values.put("status", session.providerStatus());
        values.remove(without);
        return values;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'status':'ongoing'|ACTIVE",
                "'status':'ongoing','end':'2022-02-22T07:48:32.553Z'|ACTIVE",
                "'status':'ended','end':null|ENDED",
                "'status':'archived','end':null|UNKNOWN",
                "'status':'archived','end':'not a time'|UNKNOWN",
                "'status':'completed','end':'2022-02-22T07:48:32.553Z'|ENDED",
                "'status':'completed'|UNKNOWN",
                "'end':''|ACTIVE",
                "'end':0|ACTIVE",
                "'end':'0'|ACTIVE",
                "'end':-1|ACTIVE",
                "'end':'1970-01-01T00:00:00Z'|ACTIVE",
                "'end':'1970-01-01T00:00:00.000Z'|ACTIVE",
                "'end':'0001-01-01T00:00:00Z'|ACTIVE",
                "'end':1645514912553|ENDED",
                "'status':null,'end':'2022-02-22T07:48:32.553Z'|ENDED",
                "'status':{},'end':null|ACTIVE",
                "'end':'2022-02-22T07:48:32.553Z'|ENDED",
                "'end':'not a time, yet an end'|ENDED",
                "'end':null|ACTIVE",
                "'start':'2022-02-22T07:26:43.863Z'|ACTIVE"
            })
    void session_ofAnyStatusAndEnd_hasANeutralStatus(String fields, SessionStatus expected) {
        assertThat(session("{'id':'s'," + fields + "}").status()).isEqualTo(expected);
    }

    @Test
    void session_unknownStatus_keepsTheWord() {
        Session session = session("{'id':'s','status':'archived'}");

        assertThat(session.providerStatus()).contains("archived");
    }

    @Test
    void session_withoutStatus_hasNoProviderStatus() {
        assertThat(session("{'id':'s','end':null}").providerStatus()).isEmpty();
    }

    @Test
    void session_withBothIds_usesTheDocumentedOne() {
        assertThat(session("{'_id':'other','id':'s'}").id()).isEqualTo("s");
    }

    @Test
    void session_withBothNamesOfARoom_usesThoseOfVersion2() {
        Session session = session("{'id':'s','meetingId':'m','userMeetingId':'um','roomId':'r','customRoomId':'c'}");

        assertThat(session.roomId()).contains("r");
        assertThat(session.label()).contains("c");
    }

    @Test
    void session_inTheNamesOfVersion1_hasRoomAndLabel() {
        Session session = session("{'id':'s','meetingId':'m','userMeetingId':'um'}");

        assertThat(session.roomId()).contains("m");
        assertThat(session.label()).contains("um");
        assertThat(session.unwrap(VideoSdkSession.class).orElseThrow().customRoomId())
                .contains("um");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'data':{'id':'s','roomId':'r'}}",
                "{'pageInfo':{'total':1},'data':[{'id':'s','roomId':'r'}]}",
                "[{'id':'s','roomId':'r'}]",
                "{'data':[null,{'id':'s','roomId':'r'}],'status':'success'}",
                " {'id':'s','roomId':'r','data':[{'id':'another'},{'id':'yet another'}]} "
            })
    void session_inAnyWrapping_isFound(String body) {
        Session session = session(body);

        assertThat(session.id()).isEqualTo("s");
        assertThat(session.roomId()).contains("r");
        assertThat(session.status()).isEqualTo(SessionStatus.ACTIVE);
        assertThat(session.raw().json()).isEqualTo(body.replace('\'', '"'));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "null",
                "'text'",
                "7",
                "{'id':null}",
                "{'id':' '}",
                "{'id':{}}",
                "{'roomId':'r'}",
                "{'data':null}",
                "{'data':[]}",
                "[{'id':'one'},{'id':'two'}]",
                "[{'roomId':'r'},{'id':'two'}]",
                "{'data':[{'id':'one'},{'id':'two'}]}"
            })
    void session_withoutExactlyOneId_fails(String body) {
        assertThatThrownBy(() -> session(body, "requested")).isInstanceOf(UnusableResponseException.class);
        assertThatThrownBy(() -> session(body))
                .isInstanceOf(UnusableResponseException.class)
                .hasMessageContaining("it has no session with an id, or more than one");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "'participants':null,", "'participants':{},", "'participants':'two',"})
    void session_noArrayOfParticipants_isNotReported(String field) {
        Session session = session("{" + field + "'id':'s'}");

        assertThat(session.participantsReported()).isFalse();
        assertThat(session.participants()).isEmpty();
    }

    @Test
    void session_emptyArrayOfParticipants_isReportedAsEmpty() {
        assertThat(session("{'id':'s','participants':[]}").participantsReported())
                .isTrue();
    }

    @Test
    void participants_ofAnyKind_areKept() {
        Session session = session("{'id':'s','participants':[{'participantId':'p','_id':'d'},{'_id':'d2','name':' '},"
                + "null,[],{},'bare',8,{'participantId':9,'name':{},'timelog':'none','mode':[],'deviceInfo':'x',"
                + "'geoLocation':[],'changeModeHistory':{},'initTime':'soon'}]}");

        assertThat(session.participants())
                .extracting(participant -> participant.id().orElse(""))
                .containsExactly("p", "d2", "", "bare", "8", "9");
        assertThat(session.participants()).extracting(Participant::name).allMatch(Optional::isEmpty);
        assertThat(session.participants().get(5).unwrap(VideoSdkParticipant.class))
                .contains(new VideoSdkParticipant(null, null, List.of(), null, null, null));
        assertThat(session.participants().get(5).raw().text("/deviceInfo")).contains("x");
    }

    @Test
    void participants_whoRejoined_haveAnIntervalForEachJoin() {
        Session session = session("{'id':'s','participants':[{'participantId':'p','timelog':["
                + "{'end':'2022-02-22T07:30:00Z','start':'2022-02-22T07:26:00.000Z'},"
                + "{'start':'2022-02-22T09:31:00.5+02:00','end':null}]}]}");

        assertThat(session.participants().get(0).intervals())
                .containsExactly(
                        Interval.of(Instant.parse("2022-02-22T07:26:00Z"), Instant.parse("2022-02-22T07:30:00Z")),
                        Interval.of(Instant.parse("2022-02-22T07:31:00.500Z"), null));
        assertThat(session.participants().get(0).presence()).isEqualTo(Presence.PRESENT);
    }

    @Test
    void participants_withoutIntervals_doNotGetThoseOfThePrevious() {
        Session session = session("{'id':'s','participants':[{'participantId':'p','name':'Priya','mode':'VIEWER',"
                + "'timelog':[{'start':'2022-02-22T07:26:00.000Z'}]},{'participantId':'q'}]}");

        assertThat(session.participants().get(1))
                .isEqualTo(Participant.builder("q").build());
        assertThat(session.participants().get(1).unwrap(VideoSdkParticipant.class))
                .contains(new VideoSdkParticipant(null, null, List.of(), null, null, null));
    }

    @Test
    void participants_withTwoListsOfIntervals_haveThoseOfTheLast() {
        Session session = session(
                "{'id':'s','participants':[{'participantId':'p',"
                        + "'timelog':[{'start':'2022-02-22T07:26:00.000Z'}],'timelog':[{'start':'2022-02-22T08:00:00.000Z'}]}]}");

        assertThat(session.participants().get(0).intervals())
                .containsExactly(Interval.of(Instant.parse("2022-02-22T08:00:00Z"), null));
    }

    @Test
    void participants_withEmptyIntervals_areNotPresent() {
        Session session = session("{'id':'s','participants':[{'participantId':'p','timelog':["
                + "{'start':'2022-02-22T07:26:00.000Z','end':'2022-02-22T07:30:00.000Z'},"
                + "{},null,[],{'start':null,'end':null},{'start':0,'end':''}]}]}");

        assertThat(session.participants().get(0).intervals()).hasSize(1);
        assertThat(session.participants().get(0).presence()).isEqualTo(Presence.LEFT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "''", "'0'", "'1970-01-01T00:00:00Z'", "'0001-01-01T00:00:00Z'"})
    void timesThatHaveNotComeYet_areNone(String notYet) {
        Session session = session("{'id':'s','start':" + notYet + ",'end':" + notYet
                + ",'participants':[{'participantId':'p','timelog':[{'start':'2022-02-22T07:26:00.000Z','end':" + notYet
                + "}]}]}");

        assertThat(session.status()).isEqualTo(SessionStatus.ACTIVE);
        assertThat(session.startedAt()).isEmpty();
        assertThat(session.endedAt()).isEmpty();
        assertThat(session.unreadableFields()).isEmpty();
        assertThat(session.participants().get(0).presence()).isEqualTo(Presence.PRESENT);
    }

    @Test
    void unreadableLeave_isNotPresent_andIsReported() {
        Session session =
                session("{'id':'s','start':'today','region':{},'participants':[{'participantId':'p','name':{},"
                        + "'timelog':[{'start':'2022-02-22T07:26:00.000Z','end':'2022-02-22T07:30:00'}]}]}");

        Participant participant = session.participants().get(0);
        Interval interval = participant.intervals().get(0);
        assertThat(participant.presence()).isEqualTo(Presence.UNKNOWN);
        assertThat(participant.timePresent(Instant.parse("2026-01-01T00:00:00Z")))
                .isZero();
        assertThat(interval.end()).isEqualTo(IntervalEnd.UNKNOWN);
        assertThat(interval.unreadableFields()).containsExactly("end");
        assertThat(participant.unreadableFields()).containsExactly("name");
        assertThat(session.unreadableFields()).containsExactly("start", "region");
    }

    @Test
    void intervalWithoutAnyReadableTime_isKept_andLeavesPresenceUnknown() {
        Session session = session("{'id':'s','participants':[{'participantId':'p','timelog':["
                + "{'start':'2022-02-22T07:26:00.000Z','end':'2022-02-22T07:30:00.000Z'},{'start':'later'}]}]}");

        Participant participant = session.participants().get(0);
        assertThat(participant.intervals()).hasSize(2);
        assertThat(participant.presence()).isEqualTo(Presence.UNKNOWN);
        assertThat(participant.intervals().get(1).unreadableFields()).containsExactly("start");
    }

    /** As in VideoSDK's example of a webhook. */
    @Test
    void minute60_isTheNextHour() {
        Session session =
                session("{'id':'s','start':'2022-07-05T15:55:35.047+00:00','end':'2022-07-05T15:60:35.047+00:00'}");

        assertThat(session.endedAt()).contains(Instant.parse("2022-07-05T16:00:35.047Z"));
    }

    @Test
    void participantArray_isAListOfParticipantsToo() {
        Session session = session("{'id':'s','participantArray':[{'participantId':'p'}]}");

        assertThat(session.participantsReported()).isTrue();
        assertThat(session.participants())
                .containsExactly(Participant.builder("p").build());
        assertThat(session("{'id':'s','participants':[{'participantId':'q'}],'participantArray':[]}")
                        .participants())
                .hasSize(1);
        assertThat(session("{'id':'s','participants':[],'participantArray':[{'participantId':'q'}]}")
                        .participants())
                .hasSize(1);
    }

    @Test
    void participantWhoIsListedAgainAfterAReconnect_isOneWithTwoIntervals() {
        Session session = session("{'id':'s','participants':["
                + "{'participantId':'p','_id':'1','timelog':[{'start':'2022-02-22T07:26:00.000Z','end':'2022-02-22T07:30:00.000Z'}]},"
                + "{'participantId':'q'},"
                + "{'participantId':'p','_id':'2','name':'Priya','timelog':[{'start':'2022-02-22T07:31:00.000Z'}]}]}");

        assertThat(session.participants())
                .containsExactly(
                        Participant.builder("p")
                                .name("Priya")
                                .intervals(List.of(
                                        Interval.of(
                                                Instant.parse("2022-02-22T07:26:00Z"),
                                                Instant.parse("2022-02-22T07:30:00Z")),
                                        Interval.of(Instant.parse("2022-02-22T07:31:00Z"), null)))
                                .build(),
                        Participant.builder("q").build());
        assertThat(session.participants().get(0).presence()).isEqualTo(Presence.PRESENT);
    }

    @Test
    void participants_withOddDetails_keepWhatCanBeRead() {
        VideoSdkParticipant own = session("{'id':'s','participants':[{'participantId':'p','initTime':'0.5',"
                        + "'deviceInfo':{'sdkType':7,'platform':null,'browserUserAgent':{'browser':'x','os':{'name':'Linux','v':[]},"
                        + "'engine':{'name':'Gecko'},'platform':{}}},'geoLocation':{'city':[],'country':'India'},"
                        + "'changeModeHistory':[null,{'mode':7,'timelog':[]},'x']}]}")
                .participants()
                .get(0)
                .unwrap(VideoSdkParticipant.class)
                .orElseThrow();

        assertThat(own)
                .isEqualTo(new VideoSdkParticipant(
                        null,
                        null,
                        List.of(ModeChange.of("7", null)),
                        new BigDecimal("0.5"),
                        ParticipantDevice.builder()
                                .sdkType("7")
                                .operatingSystem("Linux")
                                .build(),
                        ParticipantLocation.of(null, null, "India")));
    }

    @Test
    void participants_withSlicesOfALongResponse_haveEachTheirOwn() {
        Session session =
                session("{'x':'ünïcode ☃','participants':[ {'participantId':'ä'} , {'participantId':'b'}],'id':'s'}");

        assertThat(session.participants())
                .extracting(participant -> participant.raw().json())
                .containsExactly("{\"participantId\":\"ä\"}", "{\"participantId\":\"b\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'start':'2023-11-07T05:31:56Z'}",
                "{'id':null,'end':'2023-11-07T05:31:56Z'}",
                "{'data':[{'id':' ','start':'2023-11-07T05:31:56Z'}]}"
            })
    void session_withoutIdButWithATime_hasTheRequestedId(String body) {
        assertThat(session(body, "requested").id()).isEqualTo("requested");
        assertThatThrownBy(() -> session(body)).isInstanceOf(UnusableResponseException.class);
    }

    @Test
    void session_withAnId_keepsItWhateverWasRequested() {
        assertThat(session("{'data':{'id':'inner'},'start':'2023-11-07T05:31:56Z'}", "requested")
                        .id())
                .isEqualTo("inner");
    }

    private static Session session(String json) {
        return session(json, null);
    }

    private static Session session(String json, @Nullable String requestedId) {
        byte[] body = json.replace('\'', '"').getBytes(UTF_8);
        try {
            return SessionMapping.session(new ApiResponse(body, ResponseMetadata.none()), requestedId);
        } catch (IOException notJson) {
            throw new UncheckedIOException(notJson);
        }
    }

    private static List<VideoSdkParticipant> unwrapped(Session session) {
        return session.participants().stream()
                .flatMap(participant -> participant.unwrap(VideoSdkParticipant.class).stream())
                .toList();
    }

    private static JsonNode shuffle(JsonNode node, Random order) {
        if (node instanceof ArrayNode array) {
            ArrayNode shuffled = JSON.createArrayNode();
            array.forEach(element -> shuffled.add(shuffle(element, order)));
            return shuffled;
        }
        if (node instanceof ObjectNode object) {
            List<Map.Entry<String, JsonNode>> fields = new ArrayList<>(object.properties());
            Collections.shuffle(fields, order);
            ObjectNode shuffled = JSON.createObjectNode();
            fields.forEach(field -> shuffled.set(field.getKey(), shuffle(field.getValue(), order)));
            return shuffled;
        }
        return node;
    }
}
