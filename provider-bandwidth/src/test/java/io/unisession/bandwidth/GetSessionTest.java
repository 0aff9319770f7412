package io.unisession.bandwidth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unisession.Participant;
import io.unisession.Session;
import io.unisession.SessionStatus;
import io.unisession.error.InvalidResponseException;
import io.unisession.error.NotFoundException;
import io.unisession.testkit.DocumentedBodies;
import io.unisession.testkit.FakeClock;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.ReceivedRequest;
import io.unisession.testkit.bandwidth.FakeBandwidth;
import io.unisession.testkit.bandwidth.ParticipantsShape;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class GetSessionTest {
    private static final String DOCUMENTED_ID = "75c21163-e110-41bc-bd76-1bb428ec85d5";

    private final ClientAndFake bandwidth = ClientAndFake.start();
    private final FakeBandwidth fake = bandwidth.fake();
    private final BandwidthClient client = bandwidth.client();

    @AfterEach
    void close() {
        bandwidth.close();
    }

    @Test
    void getSession_documentedBodyWithParticipants_isMappedWhole() {
        fake.addSession(DocumentedBodies.bandwidth().body("get-session"));

        Session session = client.getSession(DOCUMENTED_ID);

        assertThat(session)
                .isEqualTo(Session.builder("bandwidth")
                        .id(DOCUMENTED_ID)
                        .status(SessionStatus.ACTIVE)
                        .label("session1")
                        .participants(List.of(
                                Participant.builder("c0c0dcfd-4ce4-4752-a8d9-b6ddeb72bead")
                                        .build(),
                                Participant.builder("320e2af6-13ec-498d-8b51-daba52c37853")
                                        .build()))
                        .build());
        assertThat(session.unwrap(BandwidthSession.class))
                .contains(new BandwidthSession(
                        "session1",
                        List.of("c0c0dcfd-4ce4-4752-a8d9-b6ddeb72bead", "320e2af6-13ec-498d-8b51-daba52c37853")));
        assertThat(session.raw().text("/participants/1")).contains("320e2af6-13ec-498d-8b51-daba52c37853");
        assertThat(session.metadata().httpStatus()).hasValue(200);
        assertThat(session.metadata().attempts()).isEqualTo(1);
    }

    @Test
    void getSession_documentedBodyWithoutParticipants_reportsNone() {
        fake.addSession(DocumentedBodies.bandwidth().body("create-session"));

        Session session = client.getSession(DOCUMENTED_ID);

        assertThat(session)
                .isEqualTo(Session.builder("bandwidth")
                        .id(DOCUMENTED_ID)
                        .status(SessionStatus.ACTIVE)
                        .label("session1")
                        .build());
        assertThat(session.participantsReported()).isFalse();
        assertThat(session.providerStatus()).isEmpty();
        assertThat(session.unwrap(BandwidthSession.class)).contains(new BandwidthSession("session1", List.of()));
    }

    @Test
    void getSession_sendsOneGetWithCredentialsAndNoBody() {
        fake.addSession(DocumentedBodies.bandwidth().body("get-session"));

        client.getSession(DOCUMENTED_ID);

        ReceivedRequest request = bandwidth.onlyRequest();
        assertThat(request.method()).isEqualTo("GET");
        assertThat(request.path()).isEqualTo("/v1/accounts/9900000/sessions/" + DOCUMENTED_ID);
        assertThat(request.rawQuery()).isEmpty();
        // base64 of made-up-user:made-up-password, written out so that no code of ours makes it
        assertThat(request.headers())
                .containsEntry("Authorization", List.of("Basic bWFkZS11cC11c2VyOm1hZGUtdXAtcGFzc3dvcmQ="))
                .containsEntry("Accept", List.of("application/json"))
                .doesNotContainKeys("Content-Type", "Content-Length");
        assertThat(request.body()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = ParticipantsShape.class,
            names = {"IDS", "OBJECTS", "SNAKE_CASE_IDS", "CAMEL_CASE_IDS"})
    void getSession_participantsInAnyShapeSeen_areTheSame(ParticipantsShape shape) {
        try (ClientAndFake shaped = ClientAndFake.over(
                FakeBandwidth.builder().participantsShape(shape).start())) {
            String sessionId = shaped.fake().createSession("any");
            String first = shaped.fake().joinParticipant(sessionId);
            String second = shaped.fake().joinParticipant(sessionId);

            Session session = shaped.client().getSession(sessionId);

            assertThat(session.participants())
                    .extracting(participant -> participant.id().orElseThrow())
                    .containsExactly(first, second);
            assertThat(session.unwrap(BandwidthSession.class).orElseThrow().participantIds())
                    .containsExactly(first, second);
        }
    }

    @ParameterizedTest
    @EnumSource(ParticipantsShape.class)
    void getSession_noParticipants_isAnEmptyListUnlessOmitted(ParticipantsShape shape) {
        try (ClientAndFake shaped = ClientAndFake.over(
                FakeBandwidth.builder().participantsShape(shape).start())) {
            String sessionId = shaped.fake().createSession("any");

            Session session = shaped.client().getSession(sessionId);

            assertThat(session.participants()).isEmpty();
            assertThat(session.participantsReported()).isEqualTo(shape != ParticipantsShape.ABSENT);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[{'id':'a','tag':'x'},{'id':'b'}]               | a,b",
                "[{'participantId':'a'},{'participantId':'b'}]   | a,b",
                "[{'participantId':'b','id':'a'}]                | a",
                "[{'id':null,'participantId':'a'}]               | a",
                "[{'id':{'x':1},'participantId':'a'}]            | a",
                "['a',{'id':'b'},'c']                            | a,b,c",
                "['a','a',{'id':'a'},'b']                        | a,b",
                "['b',null,'',' ',['x'],'a']                     | b,a",
                "[17]                                            | 17",
            })
    void getSession_participantsOfOddShape_keepsEveryIdInOrder(String participants, String ids) {
        fake.enqueue(FakeResponse.json(
                200, "{\"id\":\"s\",\"participants\":" + participants.replace('\'', '"') + ",\"tag\":\"behind\"}"));

        Session session = client.getSession("s");

        assertThat(session.participants())
                .extracting(participant -> participant.id().orElseThrow())
                .containsExactly(ids.split(","));
        assertThat(session.label()).contains("behind");
    }

    @Test
    void getSession_participantsWithoutAnId_areCountedEach() {
        fake.enqueue(FakeResponse.json(200, "{\"id\":\"s\",\"participants\":[{\"tag\":\"x\"},{\"tag\":\"y\"}]}"));

        Session session = client.getSession("s");

        assertThat(session.participants())
                .extracting(participant -> participant.id().isPresent())
                .containsExactly(false, false);
        assertThat(session.participants())
                .extracting(participant -> participant.raw().text("/tag").orElseThrow())
                .containsExactly("x", "y");
        assertThat(session.unwrap(BandwidthSession.class).orElseThrow().participantIds())
                .isEmpty();
    }

    @Test
    void getSession_participantsUnderTwoNames_areJoined() {
        fake.enqueue(FakeResponse.json(
                200,
                "{\"participant_ids\":[\"a\",\"b\"],\"participants\":[{\"id\":\"b\"},{\"id\":\"c\"}],\"id\":\"s\"}"));

        assertThat(client.getSession("s").participants())
                .extracting(participant -> participant.id().orElseThrow())
                .containsExactly("a", "b", "c");
    }

    @Test
    void getSession_participantObject_hasItsFieldsInRaw() {
        String participant = DocumentedBodies.bandwidth().body("get-participant");
        fake.enqueue(FakeResponse.json(200, "{\"participants\":[" + participant + "],\"id\":\"s\"}"));

        Participant mapped = client.getSession("s").participants().get(0);

        assertThat(mapped.id()).contains("320e2af6-13ec-498d-8b51-daba52c37853");
        assertThat(mapped.raw().json()).isEqualTo(participant.strip());
        assertThat(mapped.raw().text("/callbackUrl")).contains("https://example.com/callback");
        assertThat(mapped.raw().text("/subscriptions/participants/1/participantId"))
                .contains("0275e47f-dd21-4cf0-a1e1-dfdc719e73a7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"a\"", "{\"a\":{}}", "7", "true"})
    void getSession_participantsThatAreNoList_areNotReported(String participants) {
        fake.enqueue(FakeResponse.json(200, "{\"participants\":" + participants + ",\"id\":\"s\"}"));

        Session session = client.getSession("s");

        assertThat(session.id()).isEqualTo("s");
        assertThat(session.participantsReported()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"id\":\"s\"}", "{\"id\":\"s\",\"tag\":null}", "{\"id\":\"s\",\"tag\":{\"a\":[1]}}"})
    void getSession_noTagOrNoText_hasNoLabel(String body) {
        fake.enqueue(FakeResponse.json(200, body));

        Session session = client.getSession("s");

        assertThat(session.label()).isEmpty();
        assertThat(session.unwrap(BandwidthSession.class).orElseThrow().tag()).isEmpty();
    }

    @Test
    void getSession_blankTag_isNotALabelButInTheRawResponse() {
        fake.enqueue(FakeResponse.json(200, "{\"id\":\"s\",\"tag\":\" \"}"));

        Session session = client.getSession("s");

        assertThat(session.label()).isEmpty();
        assertThat(session.unwrap(BandwidthSession.class).orElseThrow().tag()).contains(" ");
    }

    @Test
    void getSession_fieldsNewerThanThisVersion_areReachable() {
        fake.enqueue(
                FakeResponse.json(
                        200,
                        "{\"status\":\"ended\",\"startTime\":\"2023-01-01T00:00:00Z\",\"id\":\"s\",\"media\":{\"region\":[\"us\"]}}"));

        Session session = client.getSession("s");

        assertThat(session.status()).isEqualTo(SessionStatus.ACTIVE);
        assertThat(session.startedAt()).isEmpty();
        assertThat(session.raw().text("/media/region/0")).contains("us");
        assertThat(session.raw().text("/status")).contains("ended");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":{\"a\":1}}",
                "{\"session\":{\"id\":\"s\"}}",
                "[{\"id\":\"s\"}]",
                "{\"id\":\"s\",\"participants\":[\"a\"}"
            })
    void getSession_responseWithoutSession_isInvalid(String body) {
        fake.enqueue(FakeResponse.json(200, body));

        assertThatThrownBy(() -> client.getSession("s"))
                .isInstanceOf(InvalidResponseException.class)
                .hasMessageStartingWith("bandwidth getSession failed: ");
        assertThat(fake.requestCount()).isEqualTo(1);
    }

    @Test
    void getSession_successWithoutContent_isInvalid() {
        fake.enqueue(FakeResponse.empty(204));

        assertThatThrownBy(() -> client.getSession("s")).isInstanceOf(InvalidResponseException.class);
    }

    @Test
    void findSession_existingSession_isWhatGetSessionReturns() {
        fake.addSession(DocumentedBodies.bandwidth().body("get-session"));

        assertThat(client.findSession(DOCUMENTED_ID)).contains(client.getSession(DOCUMENTED_ID));
    }

    @Test
    void findSession_missingSession_isEmpty() {
        assertThat(client.findSession("unknown")).isEmpty();
        assertThat(fake.requestCount()).isEqualTo(1);
    }

    @Test
    void getSession_ofMoreThanNineHours_isNotFound() {
        FakeClock clock = FakeClock.at("2024-02-29T23:30:00Z");
        try (ClientAndFake timed =
                ClientAndFake.over(FakeBandwidth.builder().clock(clock).start())) {
            String sessionId = timed.fake().createSession("long");
            assertThat(timed.client().getSession(sessionId).status()).isEqualTo(SessionStatus.ACTIVE);

            clock.advance(Duration.ofHours(9));

            assertThatThrownBy(() -> timed.client().getSession(sessionId))
                    .isInstanceOfSatisfying(
                            NotFoundException.class,
                            notFound ->
                                    assertThat(notFound.requestId()).contains("12af78d1-5f88-4917-925d-17c1ac8fda7a"))
                    .hasMessageContaining("Session not found or no longer active");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "a/b, a%2Fb",
        "../../9900001/sessions/x, ..%2F..%2F9900001%2Fsessions%2Fx",
        "a b, a%20b",
        "%2e%2e, %252e%252e",
        "ünïcode, %C3%BCn%C3%AFcode",
        "a?b=c#d, a%3Fb%3Dc%23d",
        "a;b, a%3Bb",
        "..., ..."
    })
    void getSession_hostileId_staysOneSegment(String id, String segment) {
        fake.addSession("{\"id\":\"" + id + "\"}");

        assertThat(client.getSession(id).id()).isEqualTo(id);

        assertThat(bandwidth.onlyRequest().path()).isEqualTo("/v1/accounts/9900000/sessions/" + segment);
    }
}
