package io.unisession.history;

import io.unisession.Participant;
import io.unisession.SessionJson;
import io.unisession.event.SessionEvent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;

/** The keys of entries. Their first letter says where they come from, so that no two kinds can be mistaken. */
final class EntryKeys {
    private static final int MOST_CHARACTERS = 128;

    private EntryKeys() {}

    /**
     * The provider's key. Without one, two events that say the same about the same time are one; without a time, nobody
     * knows, and each is its own.
     */
    static String of(SessionEvent event) {
        return event.key()
                .map(key -> "k:" + (key.length() > MOST_CHARACTERS ? hash(key) : key))
                .orElseGet(() -> event.occurredAt()
                        .map(time -> "t:" + hash(content(event, time)))
                        .orElseGet(() -> "u:" + UUID.randomUUID()));
    }

    static String ofRead(String body, Instant readAt) {
        return "r:" + readAt + ":" + Integer.toHexString(body.hashCode());
    }

    static String ofNotFound(Instant readAt) {
        return "n:" + readAt;
    }

    /** Everything but when it was received, which differs between duplicates. */
    private static String content(SessionEvent event, Instant occurredAt) {
        return String.join(
                "\n",
                event.type().name(),
                event.providerType(),
                occurredAt.toString(),
                event.participant().map(EntryKeys::text).orElse(""),
                event.recordingId().orElse(""),
                event.sessionStartedAt().map(Instant::toString).orElse(""),
                event.sessionEndedAt().map(Instant::toString).orElse(""));
    }

    private static String text(Participant participant) {
        return SessionJson.write(participant);
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
