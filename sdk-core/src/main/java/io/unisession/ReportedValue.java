package io.unisession;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What sessions and participants have beside their neutral fields: the response that they come from. */
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
     * @return the fields, or empty when they come from another provider
     */
    public <T> Optional<T> unwrap(Class<T> type) {
        return type.isInstance(providerValue) ? Optional.of(type.cast(providerValue)) : Optional.empty();
    }

    /**
     * The provider's response with every field, even ones newer than this version. For a participant, and for a session out
     * of a list, its part of the response.
     *
     * @return the response, empty for a participant who was no JSON object in it; it cannot be read where
     *     {@link SessionClientBuilder#keepRaw} is false
     */
    public ProviderDocument raw() {
        return raw;
    }

    /**
     * How the response came: HTTP status, request id, attempts.
     *
     * @return the metadata of the response, {@link ResponseMetadata#none()} for a participant of a session or of a page,
     *     which have it themselves
     */
    public ResponseMetadata metadata() {
        return metadata;
    }

    /**
     * The fields that the response had, but that could not be read: a start that is no time, a name that is an object. What
     * they should have said is missing here; {@link #raw()} has them as they came. Fields of participants are at these,
     * fields of intervals at those.
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
         * Sets the provider's typed fields, an immutable object that {@code unwrap} gives back.
         *
         * @param providerValue the typed fields, or null where there are none
         * @return this builder
         */
        public B providerValue(@Nullable Object providerValue) {
            this.providerValue = providerValue;
            return self();
        }

        /**
         * Sets the response, or the part of it that this is about.
         *
         * @param raw the response
         * @return this builder
         */
        public B raw(ProviderDocument raw) {
            this.raw = Objects.requireNonNull(raw, "raw");
            return self();
        }

        /**
         * Sets how the response came.
         *
         * @param metadata the metadata of the response
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

        /** Takes all of this from another value. */
        B from(ReportedValue other) {
            return providerValue(other.providerValue)
                    .raw(other.raw)
                    .metadata(other.metadata)
                    .unreadableFields(other.unreadableFields);
        }
    }
}
