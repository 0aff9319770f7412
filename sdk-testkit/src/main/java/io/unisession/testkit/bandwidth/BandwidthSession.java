package io.unisession.testkit.bandwidth;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.unisession.testkit.internal.Json;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A Bandwidth session: its participants, and who hears whom. */
final class BandwidthSession {

    private final String id;
    private final @Nullable String tag;
    private final Instant createdAt;
    private final Map<String, ObjectNode> subscriptionsByParticipant = new LinkedHashMap<>();
    private @Nullable String documentedBody;

    BandwidthSession(String id, @Nullable String tag, Instant createdAt, @Nullable String documentedBody) {
        this.id = id;
        this.tag = tag;
        this.createdAt = createdAt;
        this.documentedBody = documentedBody;
    }

    String id() {
        return id;
    }

    Optional<String> tag() {
        return Optional.ofNullable(tag);
    }

    Instant createdAt() {
        return createdAt;
    }

    /** The body that a test added; empty after an operation has changed the session. */
    Optional<String> documentedBody() {
        return Optional.ofNullable(documentedBody);
    }

    /** The participants in the session, in the order in which they joined. */
    Set<String> participantIds() {
        return Collections.unmodifiableSet(subscriptionsByParticipant.keySet());
    }

    /** Returns whom a participant hears; an empty object without subscriptions. */
    ObjectNode subscriptionsOf(String participantId) {
        return subscriptionsByParticipant.getOrDefault(participantId, Json.object());
    }

    boolean has(String participantId) {
        return subscriptionsByParticipant.containsKey(participantId);
    }

    /** Lets a participant join, or replaces the subscriptions of one who has joined. */
    void put(String participantId, ObjectNode subscriptions) {
        subscriptionsByParticipant.put(participantId, subscriptions);
        documentedBody = null;
    }

    void remove(String participantId) {
        subscriptionsByParticipant.remove(participantId);
        documentedBody = null;
    }

    /** Adds a participant without changing the body that a test added. */
    void seed(String participantId) {
        subscriptionsByParticipant.put(participantId, Json.object());
    }
}
