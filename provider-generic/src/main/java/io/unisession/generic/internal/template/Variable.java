package io.unisession.generic.internal.template;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An argument of a call, written into its request as <code>{sessionId}</code>. */
public enum Variable implements Template.Piece {
    SESSION_ID("sessionId", Kind.ID),
    ROOM_ID("roomId", Kind.ID),
    LABEL("label", Kind.ID),
    PARTICIPANT_ID("participantId", Kind.ID),
    RECORDING_ID("recordingId", Kind.ID),
    TRANSCRIPT_ID("transcriptId", Kind.ID),
    /** The display name of a participant. */
    NAME("name", Kind.OTHER),
    /** How long a join token is valid, in seconds. */
    LIFETIME("lifetime", Kind.OTHER),
    /** The earliest start of the sessions to list. */
    STARTED_FROM("startedFrom", Kind.TIME),
    /** The time before which the sessions to list started. */
    STARTED_BEFORE("startedBefore", Kind.TIME),
    /** The service's word for the status of the sessions to list. */
    STATUS("status", Kind.OTHER),
    /** When a token was issued. */
    ISSUED_AT("issuedAt", Kind.TIME),
    /** When a token expires. */
    EXPIRES_AT("expiresAt", Kind.TIME),
    /** Another one for each token. */
    UUID("uuid", Kind.OTHER);

    /** What its values are. */
    private enum Kind {
        ID,
        TIME,
        OTHER
    }

    private final String word;
    private final Kind kind;

    Variable(String word, Kind kind) {
        this.word = word;
        this.kind = kind;
    }

    /** The notations that a descriptor can name for it. */
    public List<? extends Notation> notations() {
        return switch (kind) {
            case ID -> List.of(Notation.OfId.values());
            case TIME -> TimeFormat.ofRequests();
            case OTHER -> List.of();
        };
    }

    /** A value that stands for any, to find out whether a request can be sent. */
    Object trialValue() {
        return kind == Kind.TIME ? Instant.EPOCH : "1";
    }

    /** Whether it is a field of the session, so that a request about the session needs the session to be read first. */
    public boolean isOfSession() {
        return this == ROOM_ID || this == LABEL;
    }

    /** Whether it identifies a session, by its id or by one of its fields. */
    public boolean isSession() {
        return this == SESSION_ID || isOfSession();
    }

    /** Its name in the descriptor. */
    public String word() {
        return word;
    }

    /** Whether its values are ids, which must not alter a path, as {@code ..} would. */
    public boolean isId() {
        return kind == Kind.ID;
    }

    /** Whether its values may have any characters, because the application or the service chooses them. */
    boolean isAnyText() {
        return isId() || this == NAME;
    }

    public static Optional<Variable> of(String word) {
        return Stream.of(values())
                .filter(variable -> variable.word.equals(word))
                .findFirst();
    }

    @Override
    public @Nullable Object value(Values values) {
        return values.of(this);
    }

    /** As written in a descriptor. */
    @Override
    public String toString() {
        return "{" + word + "}";
    }
}
