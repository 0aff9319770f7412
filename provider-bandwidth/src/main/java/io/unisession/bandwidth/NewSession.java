package io.unisession.bandwidth;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a session is created with: nothing but a tag, which cannot be changed later. Bandwidth chooses the id.
 *
 * <pre>{@code
 * Session session = client.createSession(NewSession.builder().tag("standup").build());
 * }</pre>
 */
public final class NewSession {
    private final @Nullable String tag;

    private NewSession(Builder builder) {
        this.tag = builder.tag;
    }

    /**
     * Starts a session without a tag.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * What the application writes on the session.
     *
     * @return the tag, or empty where none is sent
     */
    public Optional<String> tag() {
        return Optional.ofNullable(tag);
    }

    /** The request's body; without fields none is sent. */
    Map<String, String> toJson() {
        return tag == null ? Map.of() : Map.of("tag", tag);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NewSession that && Objects.equals(tag, that.tag);
    }

    @Override
    public int hashCode() {
        return Objects.hash(tag);
    }

    /** Whether there is a tag; the tag itself is left out, since applications write into it what they like. */
    @Override
    public String toString() {
        return "NewSession[" + (tag == null ? "untagged" : "tagged") + "]";
    }

    /** Collects what a {@link NewSession} is to have; everything may be left out. */
    public static final class Builder {
        private @Nullable String tag;

        private Builder() {}

        /**
         * Sets the tag, which Bandwidth's bills show. By its overview a tag has up to 50 characters, need not be unique
         * and must not hold personal data; the length is left to the service to judge.
         *
         * @param tag the tag
         * @return this builder
         */
        public Builder tag(String tag) {
            this.tag = Objects.requireNonNull(tag, "tag");
            return this;
        }

        /**
         * Makes the value.
         *
         * @return what a session is to be created with
         */
        public NewSession build() {
            return new NewSession(this);
        }
    }
}
