package io.unisession.generic.internal.model;

/** How a moment is written. */
public enum TimeFormat {
    /** A text with {@code Z} or any offset. */
    ISO_8601("iso-8601"),
    /** Seconds since 1970 in UTC, as a number or a text. */
    EPOCH_SECONDS("epoch-seconds"),
    /** Milliseconds since 1970 in UTC, as a number or a text. */
    EPOCH_MILLISECONDS("epoch-milliseconds"),
    /** Microseconds since 1970 in UTC, as a number or a text. */
    EPOCH_MICROSECONDS("epoch-microseconds"),
    /** Nanoseconds since 1970 in UTC, as a number or a text. */
    EPOCH_NANOSECONDS("epoch-nanoseconds");

    private final String word;

    TimeFormat(String word) {
        this.word = word;
    }

    /** The descriptor's word for it. */
    public String word() {
        return word;
    }
}
