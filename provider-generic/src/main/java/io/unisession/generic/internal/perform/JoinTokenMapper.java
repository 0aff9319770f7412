package io.unisession.generic.internal.perform;

import io.unisession.JoinToken;
import io.unisession.Secret;
import io.unisession.generic.internal.model.DescriptorModel;
import io.unisession.generic.internal.model.Pointer;
import io.unisession.spi.http.ApiResponse;
import io.unisession.spi.http.ResponseMapper;
import io.unisession.spi.http.UnusableResponseException;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Maps a join token. */
final class JoinTokenMapper {
    private final PointerTree tree;
    private final Field<String> token;
    private final Field<String> participantId;
    private final Field<String> roomId;
    private final Field<Instant> expiresAt;

    JoinTokenMapper(DescriptorModel.JoinToken fields, List<Pointer> results) {
        PointerTree.Builder builder = new PointerTree.Builder();
        this.token = builder.text("token", Pointer.ToText.within(results, fields.token()));
        this.participantId = builder.text("participantId", Pointer.ToText.within(results, fields.participantId()));
        this.roomId = builder.text("roomId", Pointer.ToText.within(results, fields.roomId()));
        this.expiresAt = builder.time("expiresAt", Pointer.ToTime.within(results, fields.expiresAt()));
        this.tree = builder.build();
    }

    /** Maps the response to a request for a participant, whose id few responses repeat. */
    ResponseMapper<JoinToken> of(@Nullable String sentParticipantId) {
        return response -> map(MappingContext.of(response), sentParticipantId);
    }

    JoinToken map(MappingContext context, @Nullable String sentParticipantId) throws IOException {
        ApiResponse response = context.response();
        @Nullable Object[] values = tree.read(response.json(), context);
        String text = token.of(values);
        if (text == null) {
            throw new UnusableResponseException("it has no token");
        }
        String reportedId = participantId.of(values);
        return JoinToken.builder(Secret.of(text))
                .participantId(reportedId == null ? sentParticipantId : reportedId)
                .roomId(roomId.of(values))
                .expiresAt(expiresAt.of(values))
                .raw(response.document())
                .metadata(response.metadata())
                .build();
    }
}
