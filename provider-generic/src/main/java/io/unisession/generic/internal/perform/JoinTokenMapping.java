package io.unisession.generic.internal.perform;

import io.unisession.JoinToken;
import io.unisession.Secret;
import io.unisession.generic.internal.model.JoinTokenModel;
import io.unisession.generic.internal.model.Pointer;
import io.unisession.generic.internal.model.TimePointer;
import io.unisession.spi.http.ApiResponse;
import io.unisession.spi.http.ResponseMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes a join token of a response. */
final class JoinTokenMapping implements ResponseMapper<JoinToken> {
    private static final String NO_TOKEN = "it has no token";

    private final FieldTree tree;
    private final int size;
    private final Field<String> token;
    private final Field<String> participantId;
    private final Field<String> roomId;
    private final Field<Instant> expiresAt;

    JoinTokenMapping(JoinTokenModel fields, List<Pointer> results) {
        FieldTreeBuilder builder = new FieldTreeBuilder(Pointer.WHOLE);
        this.token = builder.text(within(results, fields.token()));
        this.participantId = builder.text(within(results, fields.participantId()));
        this.roomId = builder.text(within(results, fields.roomId()));
        this.expiresAt = builder.time(results.stream()
                .flatMap(result -> fields.expiresAt().stream()
                        .map(source -> new TimePointer(result.then(source.pointer()), source.format())))
                .toList());
        this.tree = builder.build();
        this.size = builder.size();
    }

    /** Tells what is read of a response, but for the token itself. */
    Findings explain(byte[] json) throws IOException {
        DryRunView sight = DryRunView.of(json, tree, size);
        sight.tell("token", token, text -> "(" + text.length() + " characters)");
        sight.tell("participantId", participantId);
        sight.tell("roomId", roomId);
        sight.tell("expiresAt", expiresAt);
        return new Findings(
                sight.findings(), token.of(sight.values()) == null ? Optional.of(NO_TOKEN) : Optional.empty());
    }

    private static List<Pointer> within(List<Pointer> results, List<Pointer> pointers) {
        return results.stream()
                .flatMap(result -> pointers.stream().map(result::then))
                .toList();
    }

    @Override
    public JoinToken map(ApiResponse response) throws IOException {
        @Nullable Object[] values = new Object[size];
        tree.read(response.json(), response, values);
        String text = token.of(values);
        if (text == null) {
            throw new IllegalStateException(NO_TOKEN);
        }
        return JoinToken.builder(Secret.of(text))
                .participantId(participantId.of(values))
                .roomId(roomId.of(values))
                .expiresAt(expiresAt.of(values))
                .raw(response.document())
                .metadata(response.metadata())
                .build();
    }
}
