package io.unisession.generic.internal.perform;

import io.unisession.CallOptions;
import io.unisession.JoinRequest;
import io.unisession.JoinToken;
import io.unisession.Participant;
import io.unisession.capability.JoinTokens;
import io.unisession.capability.ParticipantListing;
import io.unisession.capability.ParticipantRemoval;
import io.unisession.capability.SessionDeletion;
import io.unisession.capability.SessionEnding;
import io.unisession.capability.SessionListing;
import io.unisession.generic.internal.model.Operation;
import io.unisession.generic.internal.template.RequestTemplate;
import io.unisession.generic.internal.template.Values;
import io.unisession.generic.internal.template.Variable;
import io.unisession.spi.Capabilities;
import io.unisession.spi.http.HttpPipeline;
import java.time.Duration;

/** The capabilities that a descriptor declares. */
final class DescriptorCapabilities {
    private final CompiledDescriptor descriptor;
    private final HttpPipeline http;
    private final Values client;

    DescriptorCapabilities(CompiledDescriptor descriptor, HttpPipeline http, Values client) {
        this.descriptor = descriptor;
        this.http = http;
        this.client = client;
    }

    Capabilities all() {
        Capabilities capabilities = Capabilities.none();
        for (Operation operation : Operation.values()) {
            RequestTemplate request = descriptor
                    .operation(operation)
                    .map(model -> model.request())
                    .orElse(null);
            if (request != null) {
                capabilities = with(capabilities, operation, request);
            }
        }
        return capabilities;
    }

    private Capabilities with(Capabilities capabilities, Operation operation, RequestTemplate request) {
        return switch (operation) {
            case GET_SESSION -> capabilities;
            case LIST_SESSIONS ->
                capabilities.with(SessionListing.class, new QueriedSessions(descriptor, http, client));
            case END_SESSION ->
                capabilities.with(
                        SessionEnding.class,
                        (sessionId, options) -> http.call(request.request(ofSession(sessionId)), options));
            case DELETE_SESSION ->
                capabilities.with(
                        SessionDeletion.class,
                        (sessionId, options) -> http.call(request.request(ofSession(sessionId)), options));
            case LIST_PARTICIPANTS -> {
                ListOperation<Participant> participants = descriptor.participants(http);
                yield capabilities.with(
                        ParticipantListing.class,
                        (sessionId, first, options) -> participants.pager(ofSession(sessionId), first, options));
            }
            case REMOVE_PARTICIPANT ->
                capabilities.with(
                        ParticipantRemoval.class,
                        (sessionId, participantId, options) -> http.call(
                                request.request(ofSession(sessionId).with(Variable.PARTICIPANT_ID, participantId)),
                                options));
            case JOIN_TOKEN ->
                capabilities.with(JoinTokens.class, (join, options) -> joinToken(request, join, options));
        };
    }

    private Values ofSession(String sessionId) {
        return client.with(Variable.SESSION_ID, sessionId);
    }

    private JoinToken joinToken(RequestTemplate request, JoinRequest join, CallOptions options) {
        Values values = ofSession(join.sessionId())
                .with(Variable.PARTICIPANT_ID, join.participantId().orElse(null))
                .with(Variable.NAME, join.name().orElse(null))
                .with(
                        Variable.LIFETIME,
                        join.lifetime().map(Duration::toSeconds).orElse(null));
        return http.call(request.request(values), options, descriptor.joinToken());
    }
}
