package io.unisession.videosdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unisession.CallOptions;
import io.unisession.Page;
import io.unisession.PageRequest;
import io.unisession.RetryPolicy;
import io.unisession.error.InvalidRequestException;
import io.unisession.error.InvalidResponseException;
import io.unisession.error.NotFoundException;
import io.unisession.error.ProviderUnavailableException;
import io.unisession.error.UnsupportedCapabilityException;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.videosdk.FakeVideoSdk;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoomsTest {
    private static final Map<String, String> LINKS = Map.of(
            "get_room", "https://api.videosdk.live/v2/rooms/abc-xyzw-lmno",
            "get_session", "https://api.videosdk.live/v2/sessions/");

    private final FakeVideoSdk fake = FakeVideoSdk.start();
    private final VideoSdkClient client = Clients.open(fake);
    private final VideoSdkClient clientV1 = Clients.openV1(fake);
    private final VideoSdkRooms rooms = client.rooms();
    private final VideoSdkRooms meetings = clientV1.rooms();

    @AfterEach
    void close() {
        client.close();
        clientV1.close();
        fake.close();
    }

    @Test
    void create_ofVersion2WithEverything_sendsItAndReadsTheDocumentedRoom() {
        response(Bodies.documented("v2-create-room"));

        VideoSdkRoom room = rooms.create(NewRoom.builder()
                .customRoomId("final-testing")
                .webhook(RoomWebhook.of("https://example.com/hook", "session-ended", "recording-*"))
                .autoClose(AutoCloseType.SESSION_ENDS, 480)
                .geoFence("eu001")
                .multiComposition(MultiComposition.RECORDING, MultiComposition.HLS, MultiComposition.RTMP)
                .allowedParticipantIds("priya", "tomas")
                .autoStart(AutoStart.RECORDING, Map.of("summary", true))
                .build());

        Sent.only(
                fake,
                "POST",
                "/v2/rooms",
                "{\"customRoomId\":\"final-testing\","
                        + "\"webhook\":{\"endPoint\":\"https://example.com/hook\",\"events\":[\"session-ended\",\"recording-*\"]},"
                        + "\"autoCloseConfig\":{\"type\":\"session-ends\",\"duration\":480},\"geoFence\":\"eu001\","
                        + "\"multiComposition\":{\"recording\":true,\"hls\":true,\"rtmp\":true},"
                        + "\"allowedParticipantIds\":[\"priya\",\"tomas\"],"
                        + "\"autoStartConfig\":{\"recording\":{\"summary\":true}}}");
        assertThat(room)
                .isEqualTo(VideoSdkRoom.builder("abc-xyzw-lmno")
                        .customRoomId("final-testing")
                        .userId("5f7edbb14c938bcd42944527")
                        .disabled(false)
                        .createdAt(Instant.parse("2022-03-25T04:49:11.024Z"))
                        .updatedAt(Instant.parse("2022-03-25T04:49:11.024Z"))
                        .documentId("623d49c760a18e699abcc8a4")
                        .links(LINKS)
                        .build());
        assertThat(room.metadata().httpStatus()).hasValue(200);
        assertThat(room.raw().text("/links/get_room")).contains("https://api.videosdk.live/v2/rooms/abc-xyzw-lmno");
    }

    @Test
    void create_withAutoStart_sendsItUnchangedAndInOrder() {
        response(Bodies.documented("v2-create-room"));
        List<Object> languages = new ArrayList<>(List.of("en", 1, true));
        Map<String, Object> layout = new LinkedHashMap<>();
        layout.put("type", new StringBuilder("GRID"));
        layout.put("priority", "SPEAKER");
        layout.put("gridSize", 9);
        layout.put("languages", languages);
        layout.put("theme", null);
        Map<String, Object> config = new LinkedHashMap<>(Map.of("layout", layout));
        NewRoom.Builder builder = NewRoom.builder()
                .autoStart(AutoStart.RECORDING, config)
                .autoStart(AutoStart.HLS)
                .autoClose(AutoCloseType.SESSION_END_AND_DEACTIVATE, 60);
        NewRoom room = builder.build();
        languages.clear();
        layout.clear();
        config.clear();
        builder.autoStart(AutoStart.COMPOSITE);

        rooms.create(room);

        Sent.only(
                fake,
                "POST",
                "/v2/rooms",
                "{\"autoCloseConfig\":{\"type\":\"session-end-and-deactivate\",\"duration\":60},"
                        + "\"autoStartConfig\":{\"recording\":{\"layout\":{\"type\":\"GRID\",\"priority\":\"SPEAKER\","
                        + "\"gridSize\":9,\"languages\":[\"en\",1,true],\"theme\":null}},\"hls\":{}}}");
    }

    @Test
    void autoStart_valueThatJsonDoesNotHave_isRejectedAtOnce() {
        Map<String, Object> config = Map.of("start", List.of(Map.of("at", Instant.EPOCH)));

        assertThatThrownBy(() -> NewRoom.builder().autoStart(AutoStart.COMPOSITE, config))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "java.time.Instant cannot be sent as JSON; use maps, collections, strings, numbers and booleans");
    }

    @Test
    void create_withoutFields_sendsAnEmptyObject() {
        response(Bodies.documented("v2-create-room"));

        rooms.create(NewRoom.standard());

        Sent.only(fake, "POST", "/v2/rooms", "{}");
    }

    @Test
    void create_ofVersion1_sendsTheOlderName() {
        response(Bodies.documented("v1-create-meeting"));

        VideoSdkRoom room =
                meetings.create(NewRoom.builder().customRoomId("unicorn").build());

        Sent.only(fake, "POST", "/v1/meetings", "{\"userMeetingId\":\"unicorn\"}");
        assertThat(room).isEqualTo(unicorn());
    }

    private static VideoSdkRoom unicorn() {
        return VideoSdkRoom.builder("87i6-bvw8-dtn1")
                .customRoomId("unicorn")
                .userId("5fa671e77b80d58c11cbca95")
                .createdAt(Instant.parse("2022-01-05T06:41:16.018Z"))
                .updatedAt(Instant.parse("2022-01-05T06:41:16.018Z"))
                .documentId("61d53d8c964704379e7d927a")
                .build();
    }

    @Test
    void create_ofVersion1WithMoreThanACustomId_isRejectedBeforeTheNetwork() {
        NewRoom room = NewRoom.builder()
                .webhook(RoomWebhook.of("https://example.com"))
                .geoFence("eu001")
                .build();

        assertThatThrownBy(() -> meetings.create(room))
                .isInstanceOf(UnsupportedCapabilityException.class)
                .hasMessage("videosdk does not support createRoom with webhook, geoFence in version 1 of its API;"
                        + " version 2 does. Set apiVersion on the builder, or VIDEOSDK_API_VERSION");
        assertThat(fake.requests()).isEmpty();
    }

    @Test
    void create_thatFailsAtTheService_isNotSentAgain() {
        fake.enqueue(FakeResponse.empty(503), FakeResponse.json(200, Bodies.documented("v2-create-room")));

        try (VideoSdkClient persistent =
                Clients.builder(fake).retryPolicy(RetryPolicy.standard()).build()) {
            assertThatThrownBy(() -> persistent.rooms().create(NewRoom.standard()))
                    .isInstanceOf(ProviderUnavailableException.class);
        }
        assertThat(fake.requests()).hasSize(1);
    }

    @Test
    void validate_ofVersion2_getsTheDocumentedRoom() {
        response(Bodies.documented("v2-validate-room"));

        assertThat(rooms.validate("demo-room").orElseThrow().roomId()).isEqualTo("abc-xyzw-lmno");
        Sent.only(fake, "GET", "/v2/rooms/validate/demo-room", "");
    }

    @Test
    void room_otherThanTheRequestedOne_isRejected() {
        for (int response = 0; response < 5; response++) {
            response("{'roomId':'r','customRoomId':'own','id':'document'}");
        }

        assertThatThrownBy(() -> rooms.get("other"))
                .isInstanceOf(InvalidResponseException.class)
                .hasMessageContaining("its id is not the one requested");
        assertThatThrownBy(() -> rooms.validate("other")).isInstanceOf(InvalidResponseException.class);
        assertThat(rooms.get("r").roomId()).isEqualTo("r");
        assertThat(rooms.get("own").roomId()).isEqualTo("r");
        assertThat(rooms.get("document").roomId()).isEqualTo("r");
    }

    @Test
    void validate_ofVersion1_postsWithoutBody() {
        response(Bodies.documented("v1-validate-meeting"));

        assertThat(meetings.validate("87i6-bvw8-dtn1")).contains(unicorn());
        Sent.only(fake, "POST", "/v1/meetings/87i6-bvw8-dtn1", "");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 402, 404})
    void validate_ofARoomThatVideoSdkRefuses_isEmpty(int status) {
        FakeResponse refusal =
                FakeResponse.json(status, "{\"statusCode\":" + status + ",\"error\":\"Room not found\"}");
        fake.enqueue(refusal, refusal);

        assertThat(rooms.validate("r")).isEmpty();
        assertThat(meetings.validate("r")).isEmpty();
    }

    @Test
    void validate_otherError_fails() {
        fake.enqueue(FakeResponse.empty(422), FakeResponse.empty(500));

        assertThatThrownBy(() -> rooms.validate("r")).isInstanceOf(InvalidRequestException.class);
        assertThatThrownBy(() -> rooms.validate("r")).isInstanceOf(ProviderUnavailableException.class);
    }

    @Test
    void get_ofVersion2_readsTheDocumentedRoom() {
        response(Bodies.documented("v2-fetch-room"));

        VideoSdkRoom room = rooms.get("final-testing");

        Sent.only(fake, "GET", "/v2/rooms/final-testing", "");
        assertThat(room).isEqualTo(listed());
    }

    @Test
    void get_byAnIdWithReservedCharacters_sendsOneSegment() {
        response("{'roomId':'r','customRoomId':'final testing/1'}");

        assertThat(rooms.get("final testing/1").roomId()).isEqualTo("r");
        Sent.only(fake, "GET", "/v2/rooms/final%20testing%2F1", "");
    }

    private static VideoSdkRoom listed() {
        return VideoSdkRoom.builder("abcd-efgh-lmno")
                .customRoomId("final-testing")
                .disabled(false)
                .createdAt(Instant.parse("2022-03-25T04:19:32.380Z"))
                .updatedAt(Instant.parse("2022-03-25T04:19:32.380Z"))
                .userId("5f7edbb14c938bcd42944527")
                .documentId("623d42d472498060cccb51f2")
                .links(LINKS)
                .build();
    }

    @Test
    void get_ofVersion1_readsTheDocumentedMeeting() {
        response(Bodies.documented("v1-get-meeting-details"));

        VideoSdkRoom room = meetings.get("yw3w-nfzh-9jl0");

        Sent.only(fake, "GET", "/v1/meetings/yw3w-nfzh-9jl0", "");
        assertThat(room.roomId()).isEqualTo("yw3w-nfzh-9jl0");
        assertThat(room.customRoomId()).isEmpty();
        assertThat(room.isDisabled()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'_id':'d','meetingId':'r'}",
                "{'data':{'roomId':'r','id':'d'}}",
                "{'data':[{'roomId':'r','_id':'d','new':[{'roomId':'x'}]}]}",
                "[null,{'roomId':'r','id':'d'}]",
                "[{'id':'d','roomId':'r','customRoomId':null,'user':'x','webhook':[]}]"
            })
    void get_inAnyShape_readsTheRoom(String body) {
        response(body);

        assertThat(rooms.get("r"))
                .isEqualTo(VideoSdkRoom.builder("r").documentId("d").build());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "'Room found'", "[{'roomId':'a'},{'roomId':'b'}]", "{'data':{'id':'d'}}", ""})
    void get_withoutARoom_fails(String body) {
        response(body);

        assertThatThrownBy(() -> rooms.get("r"))
                .isInstanceOf(InvalidResponseException.class)
                .hasMessageStartingWith("videosdk getRoom failed");
    }

    @ParameterizedTest
    @ValueSource(ints = {402, 404})
    void get_ofAnUnknownRoom_isNotFound(int status) {
        fake.enqueue(FakeResponse.json(status, "{\"error\":\"Room not found\"}"));

        assertThatThrownBy(() -> rooms.get("r"))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("getRoom")
                .hasMessageContaining("Room not found");
    }

    @Test
    void list_ofVersion2_readsTheDocumentedPage() {
        response(Bodies.documented("v2-fetch-all-room"));

        Page<VideoSdkRoom> page = rooms.list(PageRequest.first().withSize(1), CallOptions.defaults())
                .pages()
                .iterator()
                .next();

        Sent.only(fake, "GET", "/v2/rooms?page=1&perPage=1", "");
        assertThat(page.items()).containsExactly(listed());
        assertThat(page.total()).hasValue(10);
        assertThat(page.nextCursor()).contains("2");
    }

    @Test
    void list_ofVersion1_readsTheDocumentedPage() {
        response(Bodies.documented("v1-list-meetings"));

        Page<VideoSdkRoom> page = meetings.list().pages().iterator().next();

        Sent.only(fake, "GET", "/v1/meetings?page=1", "");
        assertThat(page.items()).extracting(VideoSdkRoom::roomId).containsExactly("yw3w-nfzh-9jl0");
        assertThat(page.total()).hasValue(65);
    }

    @Test
    void list_overTheFake_givesAllPages() {
        fake.createRoom("one");
        fake.createRoom("two");
        fake.createRoom("three");

        assertThat(rooms.list(PageRequest.first().withSize(2), CallOptions.defaults()))
                .extracting(room -> room.customRoomId().orElseThrow())
                .containsExactly("one", "two", "three");
        assertThat(fake.requests()).hasSize(2);
    }

    @Test
    void search_findsTheRoomByEitherId() {
        String roomId = fake.createRoom("one");
        fake.createRoom("two");

        assertThat(rooms.search("one")).extracting(VideoSdkRoom::roomId).containsExactly(roomId);
        Sent.only(fake, "GET", "/v2/rooms?query=one&page=1", "");
        assertThat(rooms.search(roomId)).hasSize(1);
        assertThat(rooms.search("three", PageRequest.first().withSize(5), CallOptions.defaults()))
                .isEmpty();
    }

    @Test
    void search_ofVersion1_isRejectedBeforeTheNetwork() {
        assertThatThrownBy(() -> meetings.search("one"))
                .isInstanceOf(UnsupportedCapabilityException.class)
                .hasMessageContaining("listRooms by search in version 1");
        assertThat(fake.requests()).isEmpty();
    }

    @Test
    void get_settingsOfTheRoom_areTyped() {
        response("{'roomId':'r','geoFence':'eu001','autoCloseConfig':{'type':'session-end-and-deactivate',"
                + "'duration':480},'autoStartConfig':{'hls':{},'recording':{'config':{}},'composite':null,'odd':{}},"
                + "'links':{'get_room':'https://api.videosdk.live/v2/rooms/r','none':null}}");

        VideoSdkRoom room = rooms.get("r");

        assertThat(room.geoFence()).contains("eu001");
        assertThat(room.autoCloseType()).contains(AutoCloseType.SESSION_END_AND_DEACTIVATE);
        assertThat(room.autoCloseDuration()).hasValue(480);
        assertThat(room.autoStart()).containsExactly(AutoStart.RECORDING, AutoStart.HLS);
        assertThat(room.links()).isEqualTo(Map.of("get_room", "https://api.videosdk.live/v2/rooms/r"));
    }

    @Test
    void get_settingsOfOtherTypes_areEmpty() {
        response("{'roomId':'r','geoFence':{},'autoCloseConfig':{'type':'sometimes','duration':'long'},"
                + "'autoStartConfig':[],'links':'none'}");

        VideoSdkRoom room = rooms.get("r");

        assertThat(room.geoFence()).isEmpty();
        assertThat(room.autoCloseType()).isEmpty();
        assertThat(room.autoCloseDuration()).isEmpty();
        assertThat(room.autoStart()).isEmpty();
        assertThat(room.links()).isEmpty();
    }

    @Test
    void list_fromAnotherListsCursor_isRejected() {
        assertThatThrownBy(() -> rooms.list(PageRequest.first().startingAt("x"), CallOptions.defaults()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void deactivate_readsTheDocumentedRoomInTheNamesOfVersion1() {
        response(Bodies.documented("v2-deactivate-room"));

        VideoSdkRoom room = rooms.deactivate("aaaa-aaaa-aaaa");

        Sent.only(fake, "POST", "/v2/rooms/deactivate", "{\"roomId\":\"aaaa-aaaa-aaaa\"}");
        assertThat(room.roomId()).isEqualTo("aaaa-aaaa-aaaa");
        assertThat(room.customRoomId()).contains("testmeetingid");
        assertThat(room.isDisabled()).contains(true);
        assertThat(room.userId()).contains("5fa671e99x80d58c11cb93Kx");
        assertThat(room.webhook().orElseThrow().endPoint()).contains("https://yourwebhook.url");
        assertThat(room.webhook().orElseThrow().events()).hasSize(10).contains("session-ended");
    }

    @Test
    void deactivate_responseWithAStatus_isReadToo() {
        response(Bodies.documented("v2-update-room"));

        assertThat(rooms.deactivate("r").isDisabled()).contains(true);
    }

    @Test
    void deactivate_byTheApplicationsOwnId_isNotFoundByHttp402() {
        fake.createRoom("weekly-planning");

        assertThatThrownBy(() -> rooms.deactivate("weekly-planning"))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("HTTP 402");
    }

    @Test
    void deactivate_ofVersion1_isRejectedBeforeTheNetwork() {
        assertThatThrownBy(() -> meetings.deactivate("r"))
                .isInstanceOf(UnsupportedCapabilityException.class)
                .hasMessageContaining("deactivateRoom in version 1");
        assertThat(fake.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".", "..", "\ud83d"})
    void everyOperation_invalidId_isRejectedBeforeTheNetwork(String id) {
        assertThatThrownBy(() -> rooms.get(id)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> rooms.validate(id)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> rooms.deactivate(id)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> meetings.get(id)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> meetings.validate(id)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> NewRoom.builder().customRoomId(id)).isInstanceOf(IllegalArgumentException.class);
        assertThat(fake.requests()).isEmpty();
    }

    private void response(String body) {
        fake.enqueue(FakeResponse.json(200, body.replace('\'', '"')));
    }
}
