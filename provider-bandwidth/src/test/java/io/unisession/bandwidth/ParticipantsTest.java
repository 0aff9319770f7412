package io.unisession.bandwidth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unisession.CallOptions;
import io.unisession.Page;
import io.unisession.PageRequest;
import io.unisession.Participant;
import io.unisession.ProviderDocument;
import io.unisession.Secret;
import io.unisession.Session;
import io.unisession.SessionStatus;
import io.unisession.error.InvalidResponseException;
import io.unisession.error.NotFoundException;
import io.unisession.testkit.DocumentedBodies;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.bandwidth.FakeBandwidth;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is made of responses about participants, those of sessions that are created included. */
class ParticipantsTest {
    private static final BandwidthParticipant DOCUMENTED = BandwidthParticipant.builder(
                    "320e2af6-13ec-498d-8b51-daba52c37853")
            .callbackUrl("https://example.com/callback")
            .publishPermissions(Set.of(PublishPermission.AUDIO, PublishPermission.VIDEO))
            .sessionIds(List.of("75c21163-e110-41bc-bd76-1bb428ec85d5"))
            .subscriptions(Subscriptions.toParticipants(
                    List.of("568749d5-04d5-483d-adf5-deac7dd3d521", "0275e47f-dd21-4cf0-a1e1-dfdc719e73a7")))
            .tag("participant1")
            .deviceApiVersion("V2")
            .build();

    private final ClientAndFake bandwidth = ClientAndFake.start();
    private final FakeBandwidth fake = bandwidth.fake();
    private final BandwidthClient client = bandwidth.client();

    @AfterEach
    void close() {
        bandwidth.close();
    }

    @Test
    void createSession_documentedBody_isASession() {
        documented("create-session");

        Session session = client.createSession(NewSession.builder().build());

        assertThat(session)
                .isEqualTo(Session.builder("bandwidth")
                        .id("75c21163-e110-41bc-bd76-1bb428ec85d5")
                        .status(SessionStatus.ACTIVE)
                        .label("session1")
                        .build());
        assertThat(session.metadata().httpStatus()).hasValue(200);
        assertThat(session.unwrap(BandwidthSession.class).orElseThrow().tag()).contains("session1");
    }

    @Test
    void createParticipant_documentedBody_isMappedWhole() {
        documented("create-participant");

        CreatedParticipant created =
                client.createParticipant(NewParticipant.builder().build());

        assertThat(created)
                .isEqualTo(new CreatedParticipant(
                        DOCUMENTED, Secret.of("made-up-device-token"), ProviderDocument.empty()));
        assertThat(created.id()).isEqualTo("320e2af6-13ec-498d-8b51-daba52c37853");
        assertThat(created.metadata().httpStatus()).hasValue(200);
        assertThat(created.raw().text("/participant/deviceApiVersion")).contains("V2");
    }

    @Test
    void createParticipant_token_isInItsOwnPlacesOnly() {
        documented("create-participant");

        CreatedParticipant created =
                client.createParticipant(NewParticipant.builder().build());

        assertThat(created.token().reveal()).isEqualTo("made-up-device-token");
        assertThat(created.raw().text("/token")).contains("made-up-device-token");
        assertThat(created.participant().raw().json())
                .startsWith("{")
                .endsWith("}")
                .contains("participant1")
                .doesNotContain("made-up-device-token");
        assertThat(created + "" + created.participant() + created.raw() + created.token())
                .doesNotContain("made-up-device-token", "participant1", "example.com");
    }

    /** As the service itself responses, by the vendors' tests of it, rather than its documentation. */
    @Test
    void createParticipant_inNoSessionYet_hasNoSessionAndNoSubscriptions() {
        fake.enqueue(FakeResponse.json(
                200,
                "{\"token\":\"made-up\",\"participant\":{\"id\":\"p\",\"callbackUrl\":null,\"publishPermissions\":[],"
                        + "\"sessions\":[],\"subscriptions\":{},\"tag\":\"\",\"deviceApiVersion\":\"V3\"}}"));

        BandwidthParticipant participant =
                client.createParticipant(NewParticipant.builder().build()).participant();

        assertThat(participant)
                .isEqualTo(BandwidthParticipant.builder("p")
                        .subscriptions(Subscriptions.none())
                        .tag("")
                        .deviceApiVersion("V3")
                        .build());
        assertThat(participant.callbackUrl()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"participant\":{\"id\":\"p\"}}",
                "{\"participant\":{\"id\":\"p\"},\"token\":\" \"}",
                "{\"participant\":{\"id\":\"p\"},\"token\":{\"a\":1}}",
                "{\"token\":\"made-up-token\"}",
                "{\"participant\":{\"tag\":\"x\"},\"token\":\"made-up-token\"}",
                "{\"participant\":[],\"token\":\"made-up-token\"}",
                "[]",
                "",
                "{\"token\":\"made-up-token"
            })
    void createParticipant_responseWithoutTokenOrId_isInvalidAndShowsNoToken(String body) {
        fake.enqueue(FakeResponse.json(200, body));

        assertThatThrownBy(
                        () -> client.createParticipant(NewParticipant.builder().build()))
                .isInstanceOf(InvalidResponseException.class)
                .hasMessageStartingWith("bandwidth createParticipant failed: ")
                .hasMessageNotContaining("made-up-token");
        assertThat(fake.requestCount()).isEqualTo(1);
    }

    @Test
    void createParticipant_responseWithoutToken_namesTheParticipantToDelete() {
        fake.enqueue(FakeResponse.json(200, "{\"participant\":{\"id\":\"p-1\"}}"));

        assertThatThrownBy(
                        () -> client.createParticipant(NewParticipant.builder().build()))
                .isInstanceOf(InvalidResponseException.class)
                .hasMessageEndingWith(": the new participant p-1 has no token");
    }

    /** Messages go to logs, in which nobody else is to write lines. */
    @Test
    void createParticipant_responseWithoutTokenAndWithOddId_showsNeither() {
        fake.enqueue(FakeResponse.json(200, "{\"participant\":{\"id\":\"p\\nforged line\"}}"));

        assertThatThrownBy(
                        () -> client.createParticipant(NewParticipant.builder().build()))
                .isInstanceOf(InvalidResponseException.class)
                .hasMessageEndingWith(": it has no token");
    }

    @Test
    void getParticipant_documentedBody_isMappedWhole() {
        documented("get-participant");

        Participant neutral = client.getParticipant("320e2af6-13ec-498d-8b51-daba52c37853");

        assertThat(neutral)
                .isEqualTo(Participant.builder("320e2af6-13ec-498d-8b51-daba52c37853")
                        .build());
        assertThat(neutral.metadata().httpStatus()).hasValue(200);
        assertThat(neutral.raw().text("/tag")).contains("participant1");
        BandwidthParticipant participant =
                neutral.unwrap(BandwidthParticipant.class).orElseThrow();
        assertThat(participant).isEqualTo(DOCUMENTED);
        assertThat(participant.metadata().httpStatus()).hasValue(200);
        assertThat(participant.subscriptions().orElseThrow().metadata()).isEqualTo(participant.metadata());
        assertThat(participant.raw().text("/subscriptions/sessionId")).contains("d8886aad-b956-4e1b-b2f4-d7c9f8162772");
        assertThat(participant.subscriptions().orElseThrow().raw().text("/sessionId"))
                .contains("d8886aad-b956-4e1b-b2f4-d7c9f8162772");
    }

    @Test
    void getParticipant_oddFields_areLeftOutAndStayReachable() {
        fake.enqueue(FakeResponse.json(
                200,
                "{\"publishPermissions\":[\"AUDIO\",\"SMELL\",null,7],\"sessions\":[{\"id\":\"s\"},\"t\",null,{}],"
                        + "\"subscriptions\":\"none\",\"callbackUrl\":{},\"tag\":[1],\"deviceApiVersion\":null,"
                        + "\"joinedAt\":\"2023-01-01T00:00:00Z\",\"id\":\"p\"}"));

        BandwidthParticipant participant = bandwidth.participant("p");

        assertThat(participant)
                .isEqualTo(BandwidthParticipant.builder("p")
                        .publishPermissions(Set.of(PublishPermission.AUDIO))
                        .sessionIds(List.of("s", "t"))
                        .build());
        assertThat(participant.raw().text("/publishPermissions/1")).contains("SMELL");
        assertThat(participant.raw().text("/joinedAt")).contains("2023-01-01T00:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"id\":null}", "{\"id\":\" \"}", "[]", "null", "", "{\"id\":\"p\""})
    void getParticipant_responseWithoutParticipant_isInvalid(String body) {
        fake.enqueue(FakeResponse.json(200, body));

        assertThatThrownBy(() -> client.getParticipant("p"))
                .isInstanceOf(InvalidResponseException.class)
                .hasMessageStartingWith("bandwidth getParticipant failed: ");
    }

    @Test
    void deleteParticipant_isGoneFromTheirSessionToo() {
        String sessionId = fake.createSession("any");
        String participantId = fake.joinParticipant(sessionId);

        client.deleteParticipant(participantId);

        assertThatThrownBy(() -> client.getParticipant(participantId))
                .isInstanceOf(NotFoundException.class)
                .hasMessageStartingWith("bandwidth getParticipant failed: HTTP 404 not found: \"Participant");
        assertThat(client.listParticipants(sessionId)).isEmpty();
    }

    @Test
    void listParticipants_documentedParticipant_isMappedWhole() {
        fake.enqueue(FakeResponse.json(200, "[" + DocumentedBodies.bandwidth().body("get-participant") + "]"));

        List<Participant> participants = client.listParticipants("s").stream().toList();

        assertThat(participants)
                .containsExactly(Participant.builder("320e2af6-13ec-498d-8b51-daba52c37853")
                        .build());
        assertThat(participants.get(0).unwrap(BandwidthParticipant.class)).contains(DOCUMENTED);
        assertThat(participants.get(0).raw().text("/tag")).contains("participant1");
    }

    @Test
    void listParticipants_pages_areOneWithTheCountAndMetadata() {
        fake.enqueue(FakeResponse.json(200, "[{\"id\":\"a\"},\"b\"]").withHeader("x-request-id", "made-up-request"));

        Page<Participant> page = client.listParticipants("s").pages().iterator().next();

        assertThat(page.items())
                .extracting(participant -> participant.id().orElseThrow())
                .containsExactly("a", "b");
        assertThat(page.total()).hasValue(2);
        assertThat(page.nextCursor()).isEmpty();
        assertThat(page.metadata().requestId()).contains("made-up-request");
        assertThat(page.items())
                .allSatisfy(participant -> assertThat(participant
                                .unwrap(BandwidthParticipant.class)
                                .orElseThrow()
                                .metadata())
                        .isEqualTo(page.metadata()));
    }

    @Test
    void listParticipants_noContent_isEmpty() {
        fake.enqueue(FakeResponse.empty(204));

        Page<Participant> page = client.listParticipants("s").pages().iterator().next();

        assertThat(page.items()).isEmpty();
        assertThat(page.total()).hasValue(0);
        assertThat(page.metadata().httpStatus()).hasValue(204);
    }

    @Test
    void listParticipants_emptyList_isEmpty() {
        fake.enqueue(FakeResponse.json(200, "[]"));

        assertThat(client.listParticipants("s")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "['a','b']                               | a,b",
                "[{'participantId':'a'},{'id':'b'}]      | a,b",
                "['b',null,' ',['x'],'a','b']            | b,a",
                "[{'id':'a','subscriptions':{'participants':['x']}},{'id':'b'}] | a,b",
            })
    void listParticipants_oddShape_keepsEveryIdInOrder(String body, String ids) {
        fake.enqueue(FakeResponse.json(200, body.replace('\'', '"')));

        assertThat(client.listParticipants("s"))
                .extracting(participant -> participant.id().orElseThrow())
                .containsExactly(ids.split(","));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "null"})
    void listParticipants_nothingInPlaceOfTheList_isEmpty(String body) {
        fake.enqueue(FakeResponse.json(200, body));

        assertThat(client.listParticipants("s")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"message\":\"Welcome\"}", "false", "\"a\"", "[\"a\""})
    void listParticipants_responseWithoutList_isInvalid(String body) {
        fake.enqueue(FakeResponse.json(200, body));

        assertThatThrownBy(() -> client.listParticipants("s").iterator().hasNext())
                .isInstanceOf(InvalidResponseException.class)
                .hasMessageStartingWith("bandwidth listParticipants failed: ");
    }

    @Test
    void listParticipants_fromACursor_isRejectedBeforeTheNetwork() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        client.listParticipants("s", PageRequest.first().startingAt("2"), CallOptions.defaults()));
        assertThat(fake.requestCount()).isZero();
    }

    @Test
    void getSession_participants_haveTheirFields() {
        fake.enqueue(FakeResponse.json(
                200,
                "{\"id\":\"s\",\"participants\":["
                        + DocumentedBodies.bandwidth().body("get-participant") + ",\"b\"]}"));

        Session session = client.getSession("s");

        assertThat(session.participants())
                .extracting(participant ->
                        participant.unwrap(BandwidthParticipant.class).orElseThrow())
                .containsExactly(DOCUMENTED, BandwidthParticipant.builder("b").build());
    }

    private void documented(String name) {
        fake.enqueue(FakeResponse.json(200, DocumentedBodies.bandwidth().body(name)));
    }
}
