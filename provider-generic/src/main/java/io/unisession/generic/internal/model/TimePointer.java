package io.unisession.generic.internal.model;

/** Where a response may have a point in time, and in which format. */
public record TimePointer(Pointer pointer, Format format) {
    /** How a point in time is written. Numbers may also be written as text. */
    public enum Format {
        /** A text with {@code Z} or any offset. */
        ISO_8601("iso-8601"),
        EPOCH_SECONDS("epoch-seconds"),
        EPOCH_MILLISECONDS("epoch-milliseconds"),
        EPOCH_MICROSECONDS("epoch-microseconds"),
        EPOCH_NANOSECONDS("epoch-nanoseconds");

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
