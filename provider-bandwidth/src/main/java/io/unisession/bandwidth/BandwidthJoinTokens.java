package io.unisession.bandwidth;

import io.unisession.CallOptions;
import io.unisession.JoinRequest;
import io.unisession.JoinToken;
import io.unisession.capability.JoinTokens;
import io.unisession.spi.http.ApiRequest;
import io.unisession.spi.http.CallSequence;
import io.unisession.spi.http.HttpPipeline;
import java.util.Objects;

/** Creates a token by creating a participant and adding them to the session. */
final class BandwidthJoinTokens implements JoinTokens {
    private final HttpPipeline http;
    private final String accountId;

    BandwidthJoinTokens(HttpPipeline http, String accountId) {
        this.http = http;
        this.accountId = accountId;
    }

    /** Does not send the name in the request, because a tag must not contain personal data. */
    @Override
    public JoinToken createJoinToken(JoinRequest request, CallOptions options) {
        Objects.requireNonNull(request, "request");
        // Bandwidth does not document its default permissions, and participants expect to be heard and seen.
        NewParticipant participant = NewParticipant.builder()
                .publishPermissions(PublishPermission.values())
                .build();
        return createJoinToken(request.sessionId(), participant, options);
    }

    JoinToken createJoinToken(String sessionId, NewParticipant participant, CallOptions options) {
        // Checks the session's id before creating a participant.
        add(sessionId, "any");
        CallSequence calls = http.sequence(options);
        CreatedParticipantMapping creation = new CreatedParticipantMapping();
        CreatedParticipant joiner;
        try {
            joiner = calls.call(create(participant), creation);
            calls.call(add(sessionId, joiner.id()));
        } catch (RuntimeException failure) {
            creation.participantId().ifPresent(participantId -> delete(participantId, calls, failure));
            throw failure;
        }
        return JoinToken.builder(joiner.token())
                .participantId(joiner.id())
                .raw(joiner.raw())
                .metadata(joiner.metadata())
                .build();
    }

    private ApiRequest create(NewParticipant participant) {
        return BandwidthBackend.withBody(BandwidthEndpoints.CREATE_JOINER.request(accountId), participant.toJson());
    }

    private ApiRequest add(String sessionId, String participantId) {
        return BandwidthEndpoints.ADD_JOINER
                .request(accountId, sessionId, participantId)
                .json(Subscriptions.wholeSession().toJson(sessionId));
    }

    /** Otherwise a participant would remain whom nobody knows, but whose token is valid. */
    private void delete(String participantId, CallSequence calls, RuntimeException failure) {
        calls.undo(
                () -> BandwidthEndpoints.DELETE_JOINER.request(accountId, participantId),
                "participant " + participantId,
                failure);
    }
}
