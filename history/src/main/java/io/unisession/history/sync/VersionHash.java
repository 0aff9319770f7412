package io.unisession.history.sync;

import io.unisession.Interval;
import io.unisession.Participant;
import io.unisession.Session;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The hash of what the model has of a session, without the response that brought it: a request id differs each time.
 * It is kept in states, so it must not change without the version of the state.
 */
final class VersionHash {
    private static final int BYTES = 16;

    private final StringBuilder text = new StringBuilder(1024);

    private VersionHash() {}

    static String of(Session session) {
        VersionHash hash = new VersionHash();
        hash.add(session);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(hash.text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    private void add(Session session) {
        text(session.provider());
        text(session.id());
        text(session.status().name());
        text(session.providerStatus());
        text(session.roomId());
        text(session.label());
        time(session.scheduledAt());
        time(session.startedAt());
        time(session.endedAt());
        length(session.duration());
        texts(session.unreadableFields());
        text.append(session.participantsReported());
        session.participants().forEach(this::add);
    }

    private void add(Participant participant) {
        text.append('p');
        text(participant.id());
        text(participant.userId());
        text(participant.name());
        text(participant.role());
        text(participant.presence().name());
        texts(participant.unreadableFields());
        participant.intervals().forEach(this::add);
    }

    private void add(Interval interval) {
        text.append('i');
        time(interval.joinedAt());
        time(interval.leftAt());
        text(interval.end().name());
        length(interval.duration());
        text(interval.connectionId());
        texts(interval.unreadableFields());
    }

    private void texts(List<String> values) {
        text.append(values.size());
        values.forEach(this::text);
    }

    private void text(Optional<String> value) {
        value.ifPresentOrElse(this::text, () -> text.append('-'));
    }

    /** With its length, so that two texts side by side are not taken for others. */
    private void text(String value) {
        text.append('t').append(value.length()).append(':').append(value);
    }

    private void time(Optional<Instant> value) {
        value.ifPresentOrElse(
                time -> text.append('@')
                        .append(time.getEpochSecond())
                        .append('.')
                        .append(time.getNano()),
                () -> text.append('-'));
    }

    private void length(Optional<Duration> value) {
        value.ifPresentOrElse(
                length ->
                        text.append('d').append(length.getSeconds()).append('.').append(length.getNano()),
                () -> text.append('-'));
    }
}
