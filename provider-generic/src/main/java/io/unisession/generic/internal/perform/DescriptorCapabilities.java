package io.unisession.generic.internal.perform;

import io.unisession.Participant;
import io.unisession.capability.JoinTokens;
import io.unisession.capability.ParticipantListing;
import io.unisession.capability.ParticipantRemoval;
import io.unisession.capability.RecordingDownload;
import io.unisession.capability.RecordingListing;
import io.unisession.capability.SessionDeletion;
import io.unisession.capability.SessionEnding;
import io.unisession.capability.SessionListing;
import io.unisession.capability.TranscriptListing;
import io.unisession.generic.internal.model.Operation;
import io.unisession.generic.internal.template.JwtTemplate;
import io.unisession.spi.Capabilities;
import io.unisession.spi.http.FileDownload;
import java.util.List;
import java.util.Optional;

/** The capabilities that a descriptor declares. */
final class DescriptorCapabilities {
    private final DescribedClient client;

    DescriptorCapabilities(DescribedClient client) {
        this.client = client;
    }

    Capabilities all() {
        Capabilities capabilities = Capabilities.none();
        for (Operation operation : Operation.values()) {
            if (client.descriptor().operation(operation).isPresent()) {
                capabilities = with(capabilities, operation);
            }
        }
        Optional<List<String>> filesFrom = client.descriptor().model().filesFrom();
        if (filesFrom.isPresent()) {
            FileDownload files = client.http().files(filesFrom.get(), new FileLinks(client));
            capabilities = capabilities.with(RecordingDownload.class, files::download);
        }
        Optional<JwtTemplate> signed = client.descriptor().model().signedJoinToken();
        return signed.isPresent()
                ? capabilities.with(JoinTokens.class, new SignedJoinTokens(client, signed.get()))
                : capabilities;
    }

    private Capabilities with(Capabilities capabilities, Operation operation) {
        return switch (operation) {
            case GET_SESSION, LIST_INTERVALS, RECORDING_LINK, TRANSCRIPT_LINK -> capabilities;
            case LIST_SESSIONS -> capabilities.with(SessionListing.class, new ListSessionsOperation(client));
            case END_SESSION ->
                capabilities.with(SessionEnding.class, new SessionRequest(client, operation)::endSession);
            case DELETE_SESSION ->
                capabilities.with(SessionDeletion.class, new SessionRequest(client, operation)::call);
            case LIST_PARTICIPANTS -> {
                ListOperation<Participant> participants = client.participants();
                yield capabilities.with(
                        ParticipantListing.class,
                        (sessionId, first, options) -> participants.pager(client.ofSession(sessionId), first, options));
            }
            case LIST_RECORDINGS ->
                capabilities.with(RecordingListing.class, ArtifactsOperation.recordings(client)::pager);
            case LIST_TRANSCRIPTS ->
                capabilities.with(TranscriptListing.class, ArtifactsOperation.transcripts(client)::pager);
            case REMOVE_PARTICIPANT ->
                capabilities.with(ParticipantRemoval.class, new SessionRequest(client, operation)::removeParticipant);
            case JOIN_TOKEN -> capabilities.with(JoinTokens.class, new SessionRequest(client, operation)::joinToken);
        };
    }
}
