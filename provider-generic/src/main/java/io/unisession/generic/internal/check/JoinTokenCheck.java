package io.unisession.generic.internal.check;

import io.unisession.generic.internal.document.DocumentNode;
import io.unisession.generic.internal.model.JoinTokenModel;
import java.util.List;

/** The key {@code models.joinToken}. */
final class JoinTokenCheck {
    private static final List<String> KEYS = List.of("token", "participantId", "roomId", "expiresAt");

    private final NodeChecks checks;
    private final PointerCheck pointers;

    JoinTokenCheck(NodeChecks checks) {
        this.checks = checks;
        this.pointers = new PointerCheck(checks);
    }

    JoinTokenModel joinToken(DocumentNode node) {
        checks.object(node, KEYS);
        checks.required(node, "token", "where the response has the token");
        return new JoinTokenModel(
                pointers.at(node, "token"),
                pointers.at(node, "participantId"),
                pointers.at(node, "roomId"),
                pointers.times(node, "expiresAt"));
    }
}
