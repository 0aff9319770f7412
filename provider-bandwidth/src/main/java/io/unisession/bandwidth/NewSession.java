package io.unisession.bandwidth;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A session to create. It can have a tag, which cannot be changed later. Bandwidth chooses the id.
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
     * The session's tag.
     *
     * @return the tag, or empty if none is set
     */
    public Optional<String> tag() {
        return Optional.ofNullable(tag);
    }

    /** The request's body. An empty one is not sent. */
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

    /** Shows whether there is a tag, but not the tag, because it is the application's. */
    @Override
    public String toString() {
        return "NewSession[" + (tag == null ? "untagged" : "tagged") + "]";
    }

    /** Builds a {@link NewSession}. Everything is optional. */
    public static final class Builder {
        private @Nullable String tag;

        private Builder() {}

        /**
         * Sets the tag. Bandwidth shows tags on bills. They can have up to 50 characters, need not be unique, and must
         * not contain personal data; Bandwidth checks the length, this library does not.
         *
         * @param tag the tag
         * @return this builder
         */
        public Builder tag(String tag) {
            this.tag = Objects.requireNonNull(tag, "tag");
            return this;
        }

        /**
         * Builds the session.
         *
         * @return the session to create
         */
        public NewSession build() {
            return new NewSession(this);
        }
    }
}
