package io.unisession.generic.internal.model;

import java.util.Optional;
import java.util.stream.Stream;

/** What a call brings with it, to be written into its request as <code>{sessionId}</code>. */
public enum Variable {
    SESSION_ID("sessionId", true),
    ROOM_ID("roomId", true),
    PARTICIPANT_ID("participantId", true),
    /** The name that a participant is to be seen by. */
    NAME("name", false),
    /** How long a token is to be accepted, in seconds. */
    LIFETIME("lifetime", false);

    private final String word;
    private final boolean id;

    Variable(String word, boolean id) {
        this.word = word;
        this.id = id;
    }

    /** The descriptor's word for it. */
    public String word() {
        return word;
    }

    /** Whether its values are ids, which must not be such as lead elsewhere. */
    public boolean isId() {
        return id;
    }

    public static Optional<Variable> of(String word) {
        return Stream.of(values())
                .filter(variable -> variable.word.equals(word))
                .findFirst();
    }

    /** As it stands in a descriptor. */
    @Override
    public String toString() {
        return "{" + word + "}";
    }
}
