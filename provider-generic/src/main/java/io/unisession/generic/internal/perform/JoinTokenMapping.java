package io.unisession.generic.internal.perform;

import io.unisession.JoinToken;
import io.unisession.Secret;
import io.unisession.generic.internal.model.JoinTokenFields;
import io.unisession.generic.internal.model.Pointer;
import io.unisession.http.Answer;
import io.unisession.http.AnswerMapping;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Makes a join token of an answer. */
final class JoinTokenMapping implements AnswerMapping<JoinToken> {
    private final FieldTree tree;
    private final int size;
    private final Field<String> token;
    private final Field<String> participantId;
    private final Field<String> roomId;
    private final Field<Instant> expiresAt;

    JoinTokenMapping(JoinTokenFields fields, Pointer result) {
        FieldTreeBuilder builder = new FieldTreeBuilder(result);
        this.token = builder.text(fields.token());
        this.participantId = builder.text(fields.participantId());
        this.roomId = builder.text(fields.roomId());
        this.expiresAt = builder.time(fields.expiresAt());
        this.tree = builder.build();
        this.size = builder.size();
    }

    @Override
    public JoinToken map(Answer answer) throws IOException {
        @Nullable Object[] values = new Object[size];
        tree.read(answer.json(), answer, values);
        String text = token.of(values);
        if (text == null) {
            throw new IllegalStateException("it has no token");
        }
        return JoinToken.builder(Secret.of(text))
                .participantId(participantId.of(values))
                .roomId(roomId.of(values))
                .expiresAt(expiresAt.of(values))
                .raw(answer.document())
                .metadata(answer.metadata())
                .build();
    }
}
