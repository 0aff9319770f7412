package io.unisession.attendance;

/** How many people a session brought together. */
public enum Turnout {
    /** Nobody came. */
    NOBODY,
    /** Someone came, but never two people at the same time: one waited, and the other did not come or came too late. */
    ALONE,
    /** At least two people were there at the same time. */
    TOGETHER,
    /** What the provider reports does not decide it. */
    UNKNOWN
}
