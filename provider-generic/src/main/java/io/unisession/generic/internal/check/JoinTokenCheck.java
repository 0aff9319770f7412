package io.unisession.generic.internal.check;

import io.unisession.generic.internal.document.DocumentNode;
import io.unisession.generic.internal.model.JoinTokenFields;
import java.util.List;

/** The key {@code models.joinToken}. */
final class JoinTokenCheck {
    private static final List<String> KEYS = List.of("token", "participantId", "roomId", "expiresAt");

    private final NodeChecks expected;
    private final PointerCheck pointers;

    JoinTokenCheck(NodeChecks expected) {
        this.expected = expected;
        this.pointers = new PointerCheck(expected);
    }

    JoinTokenFields joinToken(DocumentNode node) {
        expected.object(node, KEYS);
        expected.required(node, "token", "where the response has the token");
        return new JoinTokenFields(
                pointers.at(node, "token"),
                pointers.at(node, "participantId"),
                pointers.at(node, "roomId"),
                new FormatCheck(expected).times(node, "expiresAt"));
    }
}
