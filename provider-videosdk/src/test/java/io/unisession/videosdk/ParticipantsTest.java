package io.unisession.videosdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unisession.CallOptions;
import io.unisession.Page;
import io.unisession.PageRequest;
import io.unisession.Participant;
import io.unisession.Presence;
import io.unisession.Session;
import io.unisession.error.InvalidResponseException;
import io.unisession.error.NotFoundException;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.videosdk.FakeVideoSdk;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParticipantsTest {
    private final FakeVideoSdk fake = FakeVideoSdk.start();
    private final VideoSdkClient client = Clients.open(fake);
    private final VideoSdkClient clientV1 = Clients.openV1(fake);

    @AfterEach
    void close() {
        client.close();
        clientV1.close();
        fake.close();
    }

    @Test
    void listParticipants_readsTheDocumentedPage() {
        response(Bodies.documented("v2-fetch-participants"));

        Page<Participant> page = client.listParticipants(
                        "61763c2597b0c743cf454204", PageRequest.first().withSize(2), CallOptions.defaults())
                .pages()
                .iterator()
                .next();

        Sent.only(fake, "GET", "/v2/sessions/61763c2597b0c743cf454204/participants?page=1&perPage=2", "");
        assertThat(page.items())
                .extracting(participant -> participant.id().orElseThrow())
                .containsExactly("a1pu7evl", "x2hwiee0", "ylgjhgeh", "jkkyiiqo", "x9mwdb2l");
        assertThat(page.items())
                .extracting(Participant::presence)
                .containsExactly(Presence.LEFT, Presence.LEFT, Presence.PRESENT, Presence.LEFT, Presence.PRESENT);
        assertThat(page.total()).hasValue(10);
        assertThat(page.nextCursor()).contains("2");
        assertThat(page.metadata().httpStatus()).hasValue(200);
    }

    @Test
    void listActiveParticipants_readsTheDocumentedPage() {
        response(Bodies.documented("v2-fetch-active-participants"));

        Page<Participant> page = client.participants()
                .listActive("64bb3619669942e088479mm0")
                .pages()
                .iterator()
                .next();

        Sent.only(fake, "GET", "/v2/sessions/64bb3619669942e088479mm0/participants/active?page=1", "");
        assertThat(page.items())
                .extracting(participant -> participant.id().orElseThrow())
                .containsExactly("iqpq5uen", "mxavzgb5");
        assertThat(page.items()
                        .get(0)
                        .unwrap(VideoSdkParticipant.class)
                        .orElseThrow()
                        .mode())
                .contains("CONFERENCE");
        assertThat(page.items().get(1).raw().text("/geoLocation/city")).contains("Surat");
        assertThat(page.total()).hasValue(2);
        assertThat(page.nextCursor()).isEmpty();
    }

    @Test
    void listActiveParticipants_inTheOlderForm_readsTheDocumentedResponse() {
        response(Bodies.documented("v2-fetch-active-participants.pre-2023-07-24"));

        assertThat(client.participants().listActive("61763c2597b0c743cf454204"))
                .extracting(participant -> participant.id().orElseThrow())
                .containsExactly("ylgjhgeh", "x9mwdb2l");
        assertThat(fake.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'data':{'participants':[{'participantId':'p'}]}}",
                "{'data':[{'participants':[{'participantId':'p'}]}],'pageInfo':{'page':1,'totalPages':1}}",
                "{'pagination':{'page':1,'totalPages':1},'data':{'_id':'s','participants':[{'participantId':'p'}]}}",
                "{'participants':[{'participantId':'p'}]}",
                "[{'participants':[{'participantId':'p'}]}]"
            })
    void listParticipants_inAnyShape_findsThem(String body) {
        response(body);

        assertThat(client.listParticipants("s"))
                .extracting(participant -> participant.id().orElseThrow())
                .containsExactly("p");
    }

    @Test
    void listActiveParticipants_emptySession_isEmpty() {
        response("{'pageInfo':{'currentPage':1,'lastPage':1,'total':0},'data':[]}");

        assertThat(client.participants().listActive("s")).isEmpty();
    }

    /** As VideoSDK's own library reads it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'pageInfo':{'currentPage':1,'lastPage':1,'total':0},'data':[{'_id':'s','status':'ongoing'}]}",
                "{'data':{'id':'s'}}",
                "{'data':{'id':'s','participants':{}}}",
                "{'data':{'roomId':'r','participants':null}}",
                "{'meetingId':'r'}",
                "[{'id':'s'}]"
            })
    void listActiveParticipants_ofASessionWithoutThem_isEmpty(String body) {
        response(body);

        assertThat(client.participants().listActive("s")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'data':[{'id':'1','participants':[{'participantId':'p'}]},{'id':'2','participants':[]}]}",
                "[{'participants':[{'participantId':'p'}]},{'participants':[{'participantId':'q'}]}]",
                "{'data':[{'id':'1'},{'id':'2','participants':[{'participantId':'p'}]}]}"
            })
    void listParticipants_ofSeveralSessions_fails(String body) {
        response(body);

        assertThatThrownBy(() -> client.listParticipants("s").forEach(participant -> {}))
                .isInstanceOf(InvalidResponseException.class)
                .hasMessageContaining("more than one session");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'data':null}",
                "{'pageInfo':{'total':3},'data':null}",
                "{'pageInfo':{'total':3},'data':{'id':'s','participants':{}}}",
                "{'data':{'id':'s','participants':'two'}}",
                "{'id':'s','data':[{'participantId':'p'}]}",
                "{'data':[{'participantId':'p'}]}",
                "'text'",
                ""
            })
    void listParticipants_missing_failsInsteadOfBeingEmpty(String body) {
        response(body);

        assertThatThrownBy(() -> client.listParticipants("s").forEach(participant -> {}))
                .isInstanceOf(InvalidResponseException.class)
                .hasMessageStartingWith("videosdk listParticipants failed");
    }

    @Test
    void listParticipants_ofAnotherSession_areRejected() {
        response("{'data':{'id':'another','participants':[{'participantId':'p'}]}}");

        assertThatThrownBy(() -> client.listParticipants("s").forEach(participant -> {}))
                .isInstanceOf(InvalidResponseException.class)
                .hasMessageContaining("its id is not the one requested");
    }

    @Test
    void listParticipants_overTheFake_givesAllPagesAndThoseWhoLeft() {
        String session = fake.joinParticipant("r", "1", "A");
        fake.joinParticipant("r", "2", "B");
        fake.joinParticipant("r", "3", "C");
        fake.leaveParticipant("r", "2");
        PageRequest small = PageRequest.first().withSize(1);

        assertThat(client.listParticipants(session, small, CallOptions.defaults()))
                .extracting(participant -> participant.id().orElseThrow())
                .containsExactly("1", "2", "3");
        assertThat(client.participants().listActive(session, small, CallOptions.defaults()))
                .extracting(participant -> participant.id().orElseThrow())
                .containsExactly("1", "3");
        assertThat(fake.requests()).hasSize(5);
    }

    @Test
    void listParticipants_withARecorder_keepsItAndLetsItBeRecognised() {
        String session = fake.joinParticipant("r", "1", "Ada");
        fake.joinParticipant("r", "2", "recorder");

        assertThat(client.listParticipants(session)).hasSize(2);
        assertThat(client.listParticipants(session).stream().filter(Predicate.not(VideoSdkParticipant::isRecorder)))
                .extracting(participant -> participant.id().orElseThrow())
                .containsExactly("1");
    }

    @Test
    void getParticipant_sendsThisAndReadsTheParticipant() {
        response("{'_id':'d','participantId':'demo-1','name':'John','timelog':"
                + "[{'start':'2022-03-29T05:21:43.663Z','end':null}],'new':1}");

        Participant participant = client.participants().get("s", "demo/1");

        Sent.only(fake, "GET", "/v2/sessions/s/participants/demo%2F1", "");
        assertThat(participant.id()).contains("demo-1");
        assertThat(participant.presence()).isEqualTo(Presence.PRESENT);
        assertThat(participant.raw().has("/new")).isTrue();
        assertThat(participant.metadata().httpStatus()).hasValue(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'data':{'participantId':'p'}}", "[null,{'participantId':'p'}]", "{'data':[{'_id':'p'}]}"})
    void getParticipant_inAnyShape_isRead(String body) {
        response(body);

        assertThat(client.participants().get("s", "p").id()).contains("p");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "{'name':'n'}", "[{'_id':'1'},{'_id':'2'}]", "'text'", "{'data':null}"})
    void getParticipant_withoutOne_fails(String body) {
        response(body);

        assertThatThrownBy(() -> client.participants().get("s", "p")).isInstanceOf(InvalidResponseException.class);
    }

    @Test
    void getParticipant_whoIsUnknown_isNotFound() {
        String session = fake.joinParticipant("r", "1", "A");

        assertThatThrownBy(() -> client.participants().get(session, "2"))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("HTTP 402");
    }

    @Test
    void getParticipant_whoseAddressIsAnotherList_isRejectedBeforeTheNetwork() {
        assertThatThrownBy(() -> client.participants().get("s", "active")).isInstanceOf(IllegalArgumentException.class);
        assertThat(fake.requests()).isEmpty();
    }

    @Test
    void removeParticipant_ofVersion2ById_sendsBothIds() {
        response(Bodies.documented("v2-remove-participant"));

        client.removeParticipant("62429766903bdf001299cac5", "demo-2");

        Sent.only(
                fake,
                "POST",
                "/v2/sessions/participants/remove",
                "{\"participantId\":\"demo-2\",\"sessionId\":\"62429766903bdf001299cac5\"}");
    }

    @Test
    void removeParticipant_ofVersion2BySession_sendsTheRoomToo() {
        response(Bodies.documented("v2-remove-participant"));

        client.removeParticipant(session("r"), "demo-2");

        Sent.only(
                fake,
                "POST",
                "/v2/sessions/participants/remove",
                "{\"participantId\":\"demo-2\",\"sessionId\":\"s\",\"roomId\":\"r\"}");
    }

    @Test
    void removeParticipant_ofVersion2BySessionWithoutRoom_sendsWhatIsKnown() {
        response("{}");

        client.removeParticipant(session(null), "demo-2");

        Sent.only(
                fake, "POST", "/v2/sessions/participants/remove", "{\"participantId\":\"demo-2\",\"sessionId\":\"s\"}");
    }

    @Test
    void removeParticipant_ofVersion1_postsToTheSession() {
        response(Bodies.documented("v1-remove-participant"));

        clientV1.removeParticipant("61adc697a239e84d0aaa7e15", "ofwb7db6");

        Sent.only(
                fake,
                "POST",
                "/v1/meeting-sessions/61adc697a239e84d0aaa7e15/remove-participant",
                "{\"participantId\":\"ofwb7db6\"}");
    }

    @Test
    void removeParticipant_ofVersion1BySession_postsToTheSession() {
        response("{}");

        clientV1.removeParticipant(session("r"), "p");

        Sent.only(fake, "POST", "/v1/meeting-sessions/s/remove-participant", "{\"participantId\":\"p\"}");
    }

    static FakeResponse[] accepted() {
        return new FakeResponse[] {
            FakeResponse.json(200, "\"Participant removed\""),
            FakeResponse.text(200, "Participant removed"),
            FakeResponse.empty(200),
            FakeResponse.empty(204)
        };
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void removeParticipant_anySuccessfulResponse_returns(FakeResponse response) {
        fake.enqueue(response, response);

        assertThatCode(() -> client.removeParticipant("s", "p")).doesNotThrowAnyException();
        assertThatCode(() -> clientV1.removeParticipant("s", "p")).doesNotThrowAnyException();
    }

    @Test
    void removeParticipant_ofAnotherProvider_isRejectedBeforeTheNetwork() {
        Session foreign = Session.builder("bandwidth").id("s").build();

        assertThatThrownBy(() -> client.removeParticipant(foreign, "p")).isInstanceOf(IllegalArgumentException.class);
        assertThat(fake.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".", "..", "\ud83d"})
    void everyOperation_invalidId_isRejectedBeforeTheNetwork(String id) {
        assertThatThrownBy(() -> client.listParticipants(id)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> client.participants().listActive(id)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> client.participants().get(id, "p")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> client.participants().get("s", id)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> client.removeParticipant(id, "p")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> client.removeParticipant("s", id)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> client.removeParticipant(session("r"), id))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> clientV1.removeParticipant(id, "p")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> clientV1.removeParticipant("s", id)).isInstanceOf(IllegalArgumentException.class);
        assertThat(fake.requests()).isEmpty();
    }

    private static Session session(@Nullable String roomId) {
        return Session.builder("videosdk").id("s").roomId(roomId).build();
    }

    private void response(String body) {
        fake.enqueue(FakeResponse.json(200, body.replace('\'', '"')));
    }
}
