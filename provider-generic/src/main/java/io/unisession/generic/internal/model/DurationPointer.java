package io.unisession.generic.internal.model;

/** Where a response may have a duration, and in which format. */
public record DurationPointer(Pointer pointer, Format format) {
    /** How a duration is written. Numbers may also be written as text. */
    public enum Format {
        SECONDS("seconds"),
        MILLISECONDS("milliseconds"),
        /** A text such as {@code PT1H30M}. */
        ISO_8601("iso-8601");

        private final String word;

        Format(String word) {
            this.word = word;
        }

        /** The descriptor's word for it. */
        public String word() {
            return word;
        }
    }
}
