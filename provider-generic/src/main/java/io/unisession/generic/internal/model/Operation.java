package io.unisession.generic.internal.model;

import io.unisession.generic.internal.template.Variable;
import java.util.List;
import java.util.Set;

/** The operations that a descriptor can declare. */
@SuppressWarnings("ImmutableEnumChecker") // its sets and lists come from Set.of and List.of
public enum Operation {
    GET_SESSION("getSession", Kind.CHOOSING, Set.of(Variable.SESSION_ID), Set.of()),
    LIST_SESSIONS(
            "listSessions",
            Kind.QUERYING,
            Set.of(),
            Set.of(Variable.ROOM_ID, Variable.STATUS, Variable.STARTED_FROM, Variable.STARTED_BEFORE)),
    END_SESSION("endSession", Kind.CHANGING, Set.of(Variable.SESSION_ID), Set.of(Variable.ROOM_ID, Variable.LABEL)),
    DELETE_SESSION("deleteSession", Kind.CHANGING, Set.of(Variable.SESSION_ID), Set.of()),
    LIST_PARTICIPANTS("listParticipants", Kind.LISTING, Set.of(Variable.SESSION_ID), Set.of()),
    /** Of one participant, as a part of listing them. */
    LIST_INTERVALS("listIntervals", Kind.DETAILING, Set.of(Variable.PARTICIPANT_ID), Set.of(Variable.SESSION_ID)),
    REMOVE_PARTICIPANT(
            "removeParticipant",
            Kind.CHANGING,
            Set.of(Variable.PARTICIPANT_ID),
            Set.of(Variable.SESSION_ID, Variable.ROOM_ID, Variable.LABEL)),
    LIST_RECORDINGS(
            "listRecordings", Kind.COLLECTING, Set.of(Variable.SESSION_ID), Set.of(Variable.ROOM_ID, Variable.LABEL)),
    LIST_TRANSCRIPTS(
            "listTranscripts", Kind.COLLECTING, Set.of(Variable.SESSION_ID), Set.of(Variable.ROOM_ID, Variable.LABEL)),
    RECORDING_LINK("recordingLink", Kind.LINKING, Set.of(Variable.RECORDING_ID), Set.of()),
    TRANSCRIPT_LINK("transcriptLink", Kind.LINKING, Set.of(Variable.TRANSCRIPT_ID), Set.of()),
    JOIN_TOKEN(
            "joinToken",
            Kind.READING,
            Set.of(Variable.SESSION_ID),
            Set.of(
                    Variable.ROOM_ID,
                    Variable.LABEL,
                    Variable.PARTICIPANT_ID,
                    Variable.NAME,
                    Variable.LIFETIME,
                    Variable.EXPIRES_AT));

    /** What an operation does; decides its methods and keys. */
    @SuppressWarnings("ImmutableEnumChecker") // as above
    public enum Kind {
        /** Reads a new token. */
        READING(List.of("GET", "POST"), List.of("request", "auth", "idempotent", "result", "timeFormat", "lifetime")),
        /** Reads the address of a file. */
        LINKING(List.of("GET", "POST"), List.of("request", "auth", "idempotent", "result")),
        /** Reads one thing, which may have to be picked from a list. */
        CHOOSING(
                List.of("GET", "POST"),
                List.of(
                        "request",
                        "auth",
                        "idempotent",
                        "result",
                        "items",
                        "paging",
                        "participantsFrom",
                        "onlyStatus",
                        "model")),
        /** Reads a list, page by page. */
        LISTING(List.of("GET", "POST"), List.of("request", "auth", "idempotent", "items", "paging", "also", "model")),
        /** Reads a list for each item of another list. */
        DETAILING(
                List.of("GET", "POST"), List.of("request", "auth", "idempotent", "items", "paging", "atOnce", "most")),
        /** Reads a list of what a session leaves behind, page by page. */
        COLLECTING(List.of("GET", "POST"), List.of("request", "auth", "idempotent", "items", "paging")),
        /** Reads a list of what matches a query, page by page. */
        QUERYING(
                List.of("GET", "POST"),
                List.of(
                        "request",
                        "auth",
                        "idempotent",
                        "items",
                        "paging",
                        "timeFormat",
                        "window",
                        "statusWords",
                        "onlyStatus",
                        "also",
                        "alternatives",
                        "model")),
        /** Changes something; its response is not read. */
        CHANGING(List.of("POST", "PUT", "PATCH", "DELETE"), List.of("request", "auth", "idempotent", "notFoundWhen"));

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

        /** Whether every response has a list. */
        public boolean isList() {
            return this == LISTING || this == DETAILING || this == COLLECTING || this == QUERYING;
        }
    }

    private final String word;
    private final Kind kind;
    private final Set<Variable> required;
    private final Set<Variable> optional;

    Operation(String word, Kind kind, Set<Variable> required, Set<Variable> optional) {
        this.word = word;
        this.kind = kind;
        this.required = required;
        this.optional = optional;
    }

    /** Its key in the descriptor, also shown in errors and logs. */
    public String word() {
        return word;
    }

    public Kind kind() {
        return kind;
    }

    /** Whether it changes nothing, so that it can be sent again whatever the method. */
    public boolean reads() {
        return kind == Kind.CHOOSING || kind == Kind.LINKING || kind.isList();
    }

    /** Whether what it is about is gone afterwards, so that finding nothing is no failure if it is sent again. */
    public boolean removes() {
        return kind == Kind.CHANGING;
    }

    /** The variables that its request must use. */
    public Set<Variable> required() {
        return required;
    }

    /** Whether its request may identify the session by a field other than the id, such as the room. */
    public boolean readsSessionFirst() {
        return kind != Kind.QUERYING && optional.contains(Variable.ROOM_ID);
    }

    /** Whether its request may use a variable. */
    public boolean has(Variable variable) {
        return required.contains(variable) || optional.contains(variable);
    }
}
