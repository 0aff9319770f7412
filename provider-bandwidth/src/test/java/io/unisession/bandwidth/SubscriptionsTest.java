package io.unisession.bandwidth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.unisession.error.ConflictException;
import io.unisession.error.InvalidResponseException;
import io.unisession.testkit.DocumentedBodies;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.bandwidth.FakeBandwidth;
import io.unisession.testkit.bandwidth.SubscriptionsShape;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubscriptionsTest {
    private final ClientAndFake bandwidth = ClientAndFake.start();
    private final FakeBandwidth fake = bandwidth.fake();
    private final BandwidthClient client = bandwidth.client();

    @AfterEach
    void close() {
        bandwidth.close();
    }

    @Test
    void getSubscriptions_documentedBody_isMappedWhole() {
        response(DocumentedBodies.bandwidth().body("get-subscriptions"));

        Subscriptions subscriptions = client.getSubscriptions("s", "p");

        assertThat(subscriptions.participants())
                .extracting(ParticipantSubscription::participantId, ParticipantSubscription::streamAliases)
                .containsExactly(
                        tuple("568749d5-04d5-483d-adf5-deac7dd3d521", List.of()),
                        tuple("0275e47f-dd21-4cf0-a1e1-dfdc719e73a7", List.of("microphone1", "microphone2")));
        assertThat(subscriptions.sessionId()).contains("d8886aad-b956-4e1b-b2f4-d7c9f8162772");
        assertThat(subscriptions.isWholeSession()).isFalse();
        assertThat(subscriptions.isEmpty()).isFalse();
        assertThat(subscriptions.metadata().httpStatus()).hasValue(200);
        assertThat(subscriptions.raw().text("/sessionId")).contains("d8886aad-b956-4e1b-b2f4-d7c9f8162772");
    }

    @Test
    void getSubscriptions_supersededBareIds_areParticipantsWithAllStreams() {
        response(DocumentedBodies.bandwidth().body("subscriptions-superseded-bare-ids"));

        assertThat(client.getSubscriptions("s", "p"))
                .isEqualTo(Subscriptions.toParticipants(
                        List.of("568749d5-04d5-483d-adf5-deac7dd3d521", "0275e47f-dd21-4cf0-a1e1-dfdc719e73a7")));
    }

    @ParameterizedTest
    @EnumSource
    void getSubscriptions_inAnyShape_areThoseThatWereSet(SubscriptionsShape shape) {
        try (ClientAndFake shaped = ClientAndFake.over(
                FakeBandwidth.builder().subscriptionsShape(shape).start())) {
            String sessionId = shaped.fake().createSession("any");
            String listener = shaped.fake().joinParticipant(sessionId);
            String speaker = shaped.fake().joinParticipant(sessionId);
            Subscriptions subscriptions = Subscriptions.toParticipants(List.of(speaker));

            shaped.client().replaceSubscriptions(sessionId, listener, subscriptions);

            assertThat(shaped.client().getSubscriptions(sessionId, listener)).isEqualTo(subscriptions);
            assertThat(shaped.client()
                            .getParticipant(listener)
                            .unwrap(BandwidthParticipant.class)
                            .flatMap(BandwidthParticipant::subscriptions))
                    .contains(subscriptions);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"sessionId\":\"s\"}",
                "{\"participants\":[],\"sessionId\":\"s\"}",
                "{\"sessionId\":\"s\",\"participants\":null}"
            })
    void getSubscriptions_onlyASessionId_isTheWholeSession(String body) {
        response(body);

        Subscriptions subscriptions = client.getSubscriptions("s", "p");

        assertThat(subscriptions).isEqualTo(Subscriptions.wholeSession());
        assertThat(subscriptions.sessionId()).contains("s");
        assertThat(subscriptions.isWholeSession()).isTrue();
        assertThat(subscriptions.isEmpty()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"sessionId\":null,\"participants\":null}", "{\"participants\":[]}"})
    void getSubscriptions_emptyObject_isEmpty(String body) {
        response(body);

        assertThat(client.getSubscriptions("s", "p")).isEqualTo(Subscriptions.none());
        assertThat(Subscriptions.none().sessionId()).isEmpty();
    }

    /** A service need not keep the order in which subscriptions were made. */
    @Test
    void equals_comparesParticipantsAndStreams() {
        Subscriptions sent = Subscriptions.builder()
                .participant("a")
                .streams("b", "x", "y")
                .streams("c", "x")
                .build();
        response(
                "{\"participants\":[{\"participantId\":\"c\",\"streamAliases\":[\"x\",\"x\"]},{\"participantId\":\"a\"},"
                        + "{\"participantId\":\"b\",\"streamAliases\":[\"y\"]},{\"participantId\":\"a\",\"streamAliases\":[\"z\"]},"
                        + "{\"participantId\":\"b\",\"streamAliases\":[\"x\",\"y\"]}]}");

        Subscriptions answered = client.getSubscriptions("s", "p");

        assertThat(answered).isEqualTo(sent).hasSameHashCodeAs(sent);
        assertThat(answered.participants()).hasSize(5);
        assertThat(answered.participants().get(4))
                .isEqualTo(ParticipantSubscription.of("b", List.of("y", "x")))
                .hasSameHashCodeAs(ParticipantSubscription.of("b", List.of("y", "x")));
        assertThat(sent)
                .isNotEqualTo(Subscriptions.builder()
                        .participant("a")
                        .streams("b", "x")
                        .streams("c", "x")
                        .build());
    }

    @Test
    void getSubscriptions_noContent_isEmpty() {
        fake.enqueue(FakeResponse.empty(204));

        Subscriptions subscriptions = client.getSubscriptions("s", "p");

        assertThat(subscriptions).isEqualTo(Subscriptions.none());
        assertThat(subscriptions.isEmpty()).isTrue();
        assertThat(subscriptions.raw().isEmpty()).isTrue();
        assertThat(subscriptions.metadata().httpStatus()).hasValue(204);
    }

    @Test
    void getSubscriptions_oddParticipants_areLeftOut() {
        response("{\"participants\":[{\"participantId\":\"a\",\"streamAliases\":\"x\"},{\"participantId\":null},null,"
                + "{\"streamAliases\":[\"y\"]},{\"streamAliases\":[\"z\",null,[]],\"participantId\":\"b\"}]}");

        assertThat(client.getSubscriptions("s", "p"))
                .isEqualTo(Subscriptions.builder()
                        .participant("a")
                        .streams("b", "z")
                        .build());
    }

    /** Somebody is listed, so it is not everybody. */
    @Test
    void getSubscriptions_noParticipantReadable_isNotTheWholeSession() {
        response("{\"sessionId\":\"s\",\"participants\":[{\"device\":\"d\"}]}");

        assertThat(client.getSubscriptions("s", "p").isWholeSession()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "null", "\"s\"", "{\"sessionId\":\"s\""})
    void getSubscriptions_responseWithoutSubscriptions_isInvalid(String body) {
        response(body);

        assertThatThrownBy(() -> client.getSubscriptions("s", "p"))
                .isInstanceOf(InvalidResponseException.class)
                .hasMessageStartingWith("bandwidth getSubscriptions failed: ");
    }

    @Test
    void subscriptions_ofEachKind_comeBackAsTheyWereSent() {
        String sessionId = fake.createSession("any");
        String other = fake.joinParticipant(sessionId);
        String participantId =
                client.createParticipant(NewParticipant.builder().build()).id();
        client.addParticipant(sessionId, participantId);
        assertThat(client.getSubscriptions(sessionId, participantId)).isEqualTo(Subscriptions.none());

        for (Subscriptions subscriptions : List.of(
                Subscriptions.wholeSession(),
                Subscriptions.toParticipants(List.of(other)),
                Subscriptions.builder().streams(other, "microphone").build())) {
            client.replaceSubscriptions(sessionId, participantId, subscriptions);
            assertThat(client.getSubscriptions(sessionId, participantId)).isEqualTo(subscriptions);
            assertThat(bandwidth.participant(participantId).subscriptions()).contains(subscriptions);
        }
        client.clearSubscriptions(sessionId, participantId);

        assertThat(client.getSubscriptions(sessionId, participantId)).isEqualTo(Subscriptions.none());
        assertThat(client.listParticipants(sessionId)).hasSize(2);
    }

    @Test
    void addParticipant_alreadyInAnotherSession_isAConflict() {
        String participantId = fake.joinParticipant(fake.createSession("first"));
        String second = fake.createSession("second");

        assertThatThrownBy(() -> client.addParticipant(second, participantId, Subscriptions.wholeSession()))
                .isInstanceOf(ConflictException.class)
                .hasMessageStartingWith("bandwidth addParticipant failed: HTTP 409");
    }

    @Test
    void toParticipants_noParticipants_isNone() {
        assertThat(Subscriptions.toParticipants(List.of())).isEqualTo(Subscriptions.none());
    }

    @Test
    void builder_blankIdOrAliases_areRejected() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Subscriptions.builder().participant(" "));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Subscriptions.builder().streams("", "microphone"));
        for (String id : List.of(".", "..", "half a pair \uD83D")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Subscriptions.builder().participant(id));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Subscriptions.builder().streams(id, "microphone"));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Subscriptions.builder().streams("p", List.of()))
                .withMessageContaining("all streams");
    }

    @Test
    void participants_cannotBeChanged() {
        Subscriptions subscriptions =
                Subscriptions.builder().streams("p", "microphone").build();

        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> subscriptions.participants().clear());
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() ->
                        subscriptions.participants().get(0).streamAliases().clear());
    }

    private void response(String body) {
        fake.enqueue(FakeResponse.json(200, body));
    }
}
