package io.unisession.bandwidth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unisession.CallOptions;
import io.unisession.capability.JoinTokens;
import io.unisession.capability.ParticipantListing;
import io.unisession.capability.ParticipantRemoval;
import io.unisession.capability.SessionEnding;
import io.unisession.capability.SessionListing;
import io.unisession.error.InvalidResponseException;
import io.unisession.error.NotFoundException;
import io.unisession.error.TransportException;
import io.unisession.error.UnsupportedCapabilityException;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.ReceivedRequest;
import io.unisession.testkit.bandwidth.FakeBandwidth;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndSessionTest {
    private final ClientAndFake bandwidth = ClientAndFake.start();
    private final FakeBandwidth fake = bandwidth.fake();
    private final BandwidthClient client = bandwidth.client();

    @AfterEach
    void close() {
        bandwidth.close();
    }

    @Test
    void endSession_sendsOneDeleteWithCredentialsAndNoBody() {
        String sessionId = fake.createSession("any");

        client.endSession(sessionId);

        ReceivedRequest request = bandwidth.onlyRequest();
        assertThat(request.method()).isEqualTo("DELETE");
        assertThat(request.path()).isEqualTo("/v1/accounts/9900000/sessions/" + sessionId);
        assertThat(request.rawQuery()).isEmpty();
        assertThat(request.headers())
                .containsEntry("Authorization", List.of("Basic bWFkZS11cC11c2VyOm1hZGUtdXAtcGFzc3dvcmQ="))
                .containsEntry("Accept", List.of("application/json"))
                .doesNotContainKeys("Content-Type");
        assertThat(request.body()).isEmpty();
    }

    @Test
    void endSession_endsThatSessionAndNoOther() {
        String ended = fake.createSession("ended");
        String other = fake.createSession("other");

        client.endSession(ended);

        assertThat(client.findSession(ended)).isEmpty();
        assertThat(client.findSession(other)).isPresent();
    }

    @Test
    void endSession_throughTheCapability_isTheSame() {
        String sessionId = fake.createSession("any");

        client.require(SessionEnding.class).endSession(sessionId);

        assertThat(client.findSession(sessionId)).isEmpty();
    }

    @Test
    void endSession_throughTheAsyncView_isTheSame() {
        String sessionId = fake.createSession("any");

        client.async()
                .call(() -> {
                    client.endSession(sessionId);
                    return sessionId;
                })
                .join();

        assertThat(client.findSession(sessionId)).isEmpty();
    }

    @Test
    void endSession_missingSession_isNotFound() {
        assertThatThrownBy(() -> client.endSession("unknown"))
                .isInstanceOf(NotFoundException.class)
                .hasMessage("bandwidth endSession failed: HTTP 404 not found: \"Session not found or no longer active\""
                        + " (request 12af78d1-5f88-4917-925d-17c1ac8fda7a)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "}", "{\"id\":\"s\"}"})
    void endSession_acceptedWithAnyBody_isAccepted(String body) {
        fake.enqueue(FakeResponse.json(200, body));

        client.endSession("s");

        assertThat(fake.requestCount()).isEqualTo(1);
    }

    /** A page comes from something between here and the service, which has ended nothing. */
    @Test
    void endSession_htmlPageInResponse_fails() {
        fake.enqueue(FakeResponse.html(200));

        assertThatThrownBy(() -> client.endSession("s"))
                .isInstanceOf(InvalidResponseException.class)
                .hasMessageContaining("received an HTML page");
    }

    @Test
    void endSession_serviceUnavailable_isSentAgain() {
        String sessionId = fake.createSession("any");
        fake.enqueue(FakeResponse.empty(503), FakeResponse.disconnect());

        client.endSession(sessionId);

        assertThat(fake.requests()).extracting(ReceivedRequest::method).containsExactly("DELETE", "DELETE", "DELETE");
    }

    @Test
    void endSession_responseLostAndSessionGoneSince_succeeds() {
        fake.enqueue(FakeResponse.disconnect());

        client.endSession("gone");

        assertThat(fake.requestCount()).isEqualTo(2);
    }

    @Test
    void endSession_withoutRetries_reportsTheLostResponse() {
        String sessionId = fake.createSession("any");
        fake.enqueue(FakeResponse.disconnect());

        assertThatThrownBy(() ->
                        client.endSession(sessionId, CallOptions.defaults().withMaxRetries(0)))
                .isInstanceOf(TransportException.class);
        assertThat(fake.requestCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".", ".."})
    void endSession_invalidId_isRejectedUnsent(String id) {
        assertThatIllegalArgumentException().isThrownBy(() -> client.endSession(id));
        assertThat(fake.requestCount()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b", "../x", "%2e%2e", "ünïcode", "x?y"})
    void endSession_hostileId_endsWhatHasThatIdAndNothingElse(String id) {
        fake.addSession("{\"id\":\"" + id + "\"}");
        fake.addSession("{\"id\":\"x\"}");

        client.endSession(id);

        assertThat(client.findSession(id)).isEmpty();
        assertThat(client.findSession("x")).isPresent();
    }

    @Test
    void endSession_closedClient_failsBeforeTheNetwork() {
        client.close();

        assertThatIllegalStateException().isThrownBy(() -> client.endSession("s"));
        assertThat(fake.requestCount()).isZero();
    }

    @Test
    void capabilities_areFourWithoutSessionListing() {
        assertThat(client.capabilities())
                .containsExactly(
                        SessionEnding.class, ParticipantListing.class, ParticipantRemoval.class, JoinTokens.class);
        assertThat(client.find(SessionListing.class)).isEmpty();
        assertThatThrownBy(() -> client.require(SessionListing.class))
                .isInstanceOf(UnsupportedCapabilityException.class)
                .hasMessageContaining("bandwidth")
                .hasMessageContaining("SessionEnding");
        assertThat(fake.requestCount()).isZero();
    }
}
