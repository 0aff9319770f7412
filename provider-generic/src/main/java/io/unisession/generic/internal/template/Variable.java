package io.unisession.generic.internal.template;

import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An argument of a call, written into its request as <code>{sessionId}</code>. */
public enum Variable implements Template.Piece {
    SESSION_ID("sessionId", true),
    ROOM_ID("roomId", true),
    LABEL("label", true),
    PARTICIPANT_ID("participantId", true),
    /** The display name of a participant. */
    NAME("name", false),
    /** How long a join token is valid, in seconds. */
    LIFETIME("lifetime", false),
    /** The earliest start of the sessions to list. */
    STARTED_FROM("startedFrom", false),
    /** The time before which the sessions to list started. */
    STARTED_BEFORE("startedBefore", false),
    /** The service's word for the status of the sessions to list. */
    STATUS("status", false),
    /** When a token was issued, in seconds since 1970. */
    ISSUED_AT("issuedAt", false),
    /** When a token expires: in seconds since 1970 in a token, else as the operation says. */
    EXPIRES_AT("expiresAt", false),
    /** Another one for each token. */
    UUID("uuid", false);

    private final String word;
    private final boolean id;

    Variable(String word, boolean id) {
        this.word = word;
        this.id = id;
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
        return id;
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
