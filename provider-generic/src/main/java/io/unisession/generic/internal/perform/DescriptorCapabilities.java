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
    private final DescribedClient client;
    private final HttpPipeline http;

    DescriptorCapabilities(DescribedClient client) {
        this.client = client;
        this.http = client.http();
    }

    Capabilities all() {
        Capabilities capabilities = Capabilities.none();
        for (Operation operation : Operation.values()) {
            if (client.descriptor().operation(operation).isPresent()) {
                capabilities = with(capabilities, operation, client.request(operation));
            }
        }
        return capabilities;
    }

    private Capabilities with(Capabilities capabilities, Operation operation, RequestTemplate request) {
        return switch (operation) {
            case GET_SESSION -> capabilities;
            case LIST_SESSIONS -> capabilities.with(SessionListing.class, new ListSessionsOperation(client));
            case END_SESSION ->
                capabilities.with(
                        SessionEnding.class,
                        (sessionId, options) -> http.call(request.request(client.ofSession(sessionId)), options));
            case DELETE_SESSION ->
                capabilities.with(
                        SessionDeletion.class,
                        (sessionId, options) -> http.call(request.request(client.ofSession(sessionId)), options));
            case LIST_PARTICIPANTS -> {
                ListOperation<Participant> participants = client.participants();
                yield capabilities.with(
                        ParticipantListing.class,
                        (sessionId, first, options) -> participants.pager(client.ofSession(sessionId), first, options));
            }
            case REMOVE_PARTICIPANT ->
                capabilities.with(
                        ParticipantRemoval.class,
                        (sessionId, participantId, options) -> http.call(
                                request.request(
                                        client.ofSession(sessionId).with(Variable.PARTICIPANT_ID, participantId)),
                                options));
            case JOIN_TOKEN ->
                capabilities.with(JoinTokens.class, (join, options) -> joinToken(request, join, options));
        };
    }

    private JoinToken joinToken(RequestTemplate request, JoinRequest join, CallOptions options) {
        Values values = client.ofSession(join.sessionId())
                .with(Variable.PARTICIPANT_ID, join.participantId().orElse(null))
                .with(Variable.NAME, join.name().orElse(null))
                .with(
                        Variable.LIFETIME,
                        join.lifetime().map(Duration::toSeconds).orElse(null));
        return http.call(request.request(values), options, client.descriptor().joinToken());
    }
}
