package io.unisession;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What sessions and participants have in addition to their neutral fields: the response that they come from. */
abstract class ReportedValue {
    private final @Nullable Object providerValue;
    private final ProviderDocument raw;
    private final ResponseMetadata metadata;
    private final List<String> unreadableFields;

    ReportedValue(Builder<?> builder) {
        this.providerValue = builder.providerValue;
        this.raw = builder.raw;
        this.metadata = builder.metadata;
        this.unreadableFields = builder.unreadableFields;
    }

    /**
     * The provider's own fields, typed.
     *
     * @param type the provider's class, such as {@code VideoSdkSession} or {@code VideoSdkParticipant}
     * @param <T> the provider's class
     * @return the fields, or empty if they are from another provider
     */
    public <T> Optional<T> unwrap(Class<T> type) {
        return type.isInstance(providerValue) ? Optional.of(type.cast(providerValue)) : Optional.empty();
    }

    /**
     * The provider's response with every field, including those that this version does not know. For a participant or a
     * session in a list, this is its part of the response.
     *
     * @return the response; empty for a participant that is not a JSON object in it; unreadable if {@link
     *     SessionClientBuilder#keepRaw} is false
     */
    public ProviderDocument raw() {
        return raw;
    }

    /**
     * Details of the response: HTTP status, request id, attempts.
     *
     * @return the metadata; {@link ResponseMetadata#none()} for a participant in a session or a page, which has it
     *     itself
     */
    public ResponseMetadata metadata() {
        return metadata;
    }

    /**
     * The fields of the response that could not be read, such as a start that is not a time or a name that is an
     * object. Their values are missing here; {@link #raw()} has them unchanged. Participants and intervals have their
     * own.
     *
     * @return the provider's names of the fields, in an unmodifiable list; nearly always empty
     */
    public List<String> unreadableFields() {
        return unreadableFields;
    }

    /** What the builders have in common. */
    abstract static class Builder<B extends Builder<B>> {
        private @Nullable Object providerValue;
        private ProviderDocument raw = ProviderDocument.empty();
        private ResponseMetadata metadata = ResponseMetadata.none();
        private List<String> unreadableFields = List.of();

        abstract B self();

        /**
         * Sets the provider's typed fields, an immutable object that {@code unwrap} returns.
         *
         * @param providerValue the typed fields, or null if there are none
         * @return this builder
         */
        public B providerValue(@Nullable Object providerValue) {
            this.providerValue = providerValue;
            return self();
        }

        /**
         * Sets the response, or the part of it for this object.
         *
         * @param raw the response
         * @return this builder
         */
        public B raw(ProviderDocument raw) {
            this.raw = Objects.requireNonNull(raw, "raw");
            return self();
        }

        /**
         * Sets the details of the response.
         *
         * @param metadata the metadata
         * @return this builder
         */
        public B metadata(ResponseMetadata metadata) {
            this.metadata = Objects.requireNonNull(metadata, "metadata");
            return self();
        }

        /**
         * Sets which fields could not be read.
         *
         * @param unreadableFields the provider's names of the fields
         * @return this builder
         */
        public B unreadableFields(List<String> unreadableFields) {
            this.unreadableFields = List.copyOf(unreadableFields);
            return self();
        }

        /** Copies all of this from another value. */
        B from(ReportedValue other) {
            return providerValue(other.providerValue)
                    .raw(other.raw)
                    .metadata(other.metadata)
                    .unreadableFields(other.unreadableFields);
        }
    }
}
