package io.unisession.generic.internal.model;

import java.util.List;
import java.util.Set;

/** The operations that a descriptor can declare. */
@SuppressWarnings("ImmutableEnumChecker") // its sets and lists are made by Set.of and List.of
public enum Operation {
    GET_SESSION("getSession", Kind.CHOOSING, Set.of(Variable.SESSION_ID), Set.of()),
    LIST_SESSIONS("listSessions", Kind.LISTING, Set.of(), Set.of()),
    LIST_LIVE_SESSIONS("listLiveSessions", Kind.LISTING, Set.of(), Set.of()),
    LIST_ROOM_SESSIONS("listRoomSessions", Kind.LISTING, Set.of(Variable.ROOM_ID), Set.of()),
    END_SESSION("endSession", Kind.CHANGING, Set.of(Variable.SESSION_ID), Set.of()),
    DELETE_SESSION("deleteSession", Kind.CHANGING, Set.of(Variable.SESSION_ID), Set.of()),
    LIST_PARTICIPANTS("listParticipants", Kind.LISTING, Set.of(Variable.SESSION_ID), Set.of()),
    REMOVE_PARTICIPANT(
            "removeParticipant", Kind.CHANGING, Set.of(Variable.SESSION_ID, Variable.PARTICIPANT_ID), Set.of()),
    JOIN_TOKEN(
            "joinToken",
            Kind.READING,
            Set.of(Variable.SESSION_ID),
            Set.of(Variable.PARTICIPANT_ID, Variable.NAME, Variable.LIFETIME));

    /** What an operation is for, and so how it is asked for and what its response has. */
    @SuppressWarnings("ImmutableEnumChecker") // as above
    public enum Kind {
        /** It gives one thing. */
        READING(List.of("GET", "POST"), List.of("request", "auth", "idempotent", "result")),
        /** It gives one thing, which may have to be chosen out of a list. */
        CHOOSING(
                List.of("GET", "POST"),
                List.of("request", "auth", "idempotent", "result", "items", "itemsById", "paging", "participantsFrom")),
        /** It gives many things, page by page. */
        LISTING(List.of("GET", "POST"), List.of("request", "auth", "idempotent", "items", "itemsById", "paging")),
        /** It changes something and gives nothing. */
        CHANGING(List.of("POST", "PUT", "PATCH", "DELETE"), List.of("request", "auth", "idempotent"));

        private final List<String> methods;
        private final List<String> keys;

        Kind(List<String> methods, List<String> keys) {
            this.methods = methods;
            this.keys = keys;
        }

        public List<String> methods() {
            return methods;
        }

        public List<String> keys() {
            return keys;
        }
    }

    private final String word;
    private final Kind kind;
    private final Set<Variable> needed;
    private final Set<Variable> welcome;

    Operation(String word, Kind kind, Set<Variable> needed, Set<Variable> welcome) {
        this.word = word;
        this.kind = kind;
        this.needed = needed;
        this.welcome = welcome;
    }

    /** The descriptor's word for it, which errors and logs show too. */
    public String word() {
        return word;
    }

    public Kind kind() {
        return kind;
    }

    /** The variables without which its request would not say what is meant. */
    public Set<Variable> needed() {
        return needed;
    }

    /** Whether its calls can have a value for a variable. */
    public boolean has(Variable variable) {
        return needed.contains(variable) || welcome.contains(variable);
    }
}
