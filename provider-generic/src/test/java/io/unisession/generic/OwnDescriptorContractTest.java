package io.unisession.generic;

import io.unisession.Participant;
import io.unisession.Session;
import io.unisession.SessionClientBuilder;
import io.unisession.testkit.FakeService;
import io.unisession.testkit.bandwidth.FakeBandwidth;
import io.unisession.testkit.contract.ProviderUnderTest;
import io.unisession.testkit.contract.SessionProviderContract;
import java.util.List;
import java.util.Optional;

/** A descriptor of the user's own, with credentials and participants, for a service that has its provider in Java. */
class OwnDescriptorContractTest extends SessionProviderContract {
    @Override
    public ProviderUnderTest provider() {
        return new BandwidthByDescriptor();
    }

    private static final class BandwidthByDescriptor implements ProviderUnderTest {
        private static final String DESCRIPTOR = """
                id: own-bandwidth
                baseUrl: https://api.webrtc.bandwidth.com/v1
                auth: { type: basic, username: "${env:OWN_USERNAME}", password: "${property:OWN_PASSWORD}" }
                operations:
                  getSession: { request: "GET /accounts/ACCOUNT/sessions/{sessionId}" }
                models:
                  session:
                    id: /id
                    label: /tag
                    participants: [/participants, /participant_ids, /participantIds]
                  participant:
                    id: [/id, /participantId]
                errors:
                  message: [/error, /message]
                  code: /code
                """;

        @Override
        public FakeService startService() {
            FakeBandwidth service = FakeBandwidth.start();
            service.addSession(body());
            return service;
        }

        @Override
        public SessionClientBuilder<?, ?> clientBuilder(FakeService service) {
            FakeBandwidth bandwidth = (FakeBandwidth) service;
            String descriptor = DESCRIPTOR.replace("ACCOUNT", bandwidth.accountId());
            return GenericSessions.builder(Descriptor.parse("own.yaml", descriptor))
                    .baseUrl(service.baseUrl().toString())
                    .setting("OWN_USERNAME", bandwidth.username())
                    .setting("OWN_PASSWORD", bandwidth.password());
        }

        @Override
        public String body() {
            return "{\"id\": \"d8886aad\", \"tag\": \"v1:sales\", \"participants\": [\"p-1\", {\"participantId\": \"p-2\"}]}";
        }

        @Override
        public Session expected() {
            return Session.builder("own-bandwidth")
                    .id("d8886aad")
                    .label("v1:sales")
                    .participants(List.of(
                            Participant.builder("p-1").build(),
                            Participant.builder("p-2").build()))
                    .build();
        }

        @Override
        public String idPointer() {
            return "/id";
        }

        @Override
        public Optional<String> statusPointer() {
            return Optional.empty();
        }

        @Override
        public String errorBody(String message) {
            return "{\"code\": 400, \"error\": \"" + message + "\"}";
        }

        @Override
        public List<String> secrets(FakeService service) {
            return List.of(((FakeBandwidth) service).password());
        }
    }
}
