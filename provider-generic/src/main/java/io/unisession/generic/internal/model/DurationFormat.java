package io.unisession.generic.internal.model;

/** How a length of time is written. */
public enum DurationFormat {
    /** A number, or a text that holds one. */
    SECONDS("seconds"),
    /** A number, or a text that holds one. */
    MILLISECONDS("milliseconds"),
    /** A text such as {@code PT1H30M}. */
    ISO_8601("iso-8601");

    private final String word;

    DurationFormat(String word) {
        this.word = word;
    }

    /** The descriptor's word for it. */
    public String word() {
        return word;
    }
}
