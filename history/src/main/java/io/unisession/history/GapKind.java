package io.unisession.history;

/** What a journal does not know about a session. */
public enum GapKind {
    /** Nobody said when the session started. */
    SESSION_START,
    /** The session has ended, but nobody said when. The provider no longer has it. */
    SESSION_END,
    /** Somebody was in the session, but neither the join nor the leave has a time. */
    TIMES,
    /** A leave without a join: the time of the join is unknown. */
    JOIN,
    /** The connection has ended, but nobody said when: it was missing when the session was read again, or a newer one followed. */
    LEAVE,
    /** Nobody reported the leave before the session ended. The interval ends with the session. */
    LEAVE_BEFORE_SESSION_END
}
