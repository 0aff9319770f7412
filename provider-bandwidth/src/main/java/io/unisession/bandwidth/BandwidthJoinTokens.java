package io.unisession.bandwidth;

import io.unisession.CallOptions;
import io.unisession.JoinRequest;
import io.unisession.JoinToken;
import io.unisession.capability.JoinTokens;
import io.unisession.spi.http.ApiRequest;
import io.unisession.spi.http.CallSequence;
import io.unisession.spi.http.HttpPipeline;

/** A token comes with a participant only, and takes its device nowhere before that participant is in a session. */
final class BandwidthJoinTokens implements JoinTokens {
    private final HttpPipeline http;
    private final String accountId;

    BandwidthJoinTokens(HttpPipeline http, String accountId) {
        this.http = http;
        this.accountId = accountId;
    }

    @Override
    public JoinToken createJoinToken(JoinRequest request, CallOptions options) {
        // Before a participant is made for a session that cannot be.
        add(request.sessionId(), "any");
        CallSequence calls = http.sequence(options);
        CreatedParticipantMapping creation = new CreatedParticipantMapping();
        CreatedParticipant joiner;
        try {
            joiner = calls.call(create(request), creation);
            calls.call(add(request.sessionId(), joiner.id()));
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

    private ApiRequest create(JoinRequest request) {
        NewParticipant.Builder participant = NewParticipant.builder()
                // What may be sent where nothing is said is documented nowhere, and to join is to be heard and seen.
                .publishPermissions(PublishPermission.values());
        request.name().ifPresent(participant::tag);
        return BandwidthEndpoints.CREATE_JOINER
                .request(accountId)
                .json(participant.build().toJson());
    }

    private ApiRequest add(String sessionId, String participantId) {
        return BandwidthEndpoints.ADD_JOINER
                .request(accountId, sessionId, participantId)
                .json(Subscriptions.wholeSession().toJson(sessionId));
    }

    /** Nobody would know of the participant otherwise. */
    private void delete(String participantId, CallSequence calls, RuntimeException failure) {
        try {
            calls.call(BandwidthEndpoints.DELETE_JOINER.request(accountId, participantId));
        } catch (RuntimeException leftBehind) {
            failure.addSuppressed(leftBehind);
        }
    }
}
