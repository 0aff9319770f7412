package io.unisession.bandwidth;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A participant to create. Nothing can be changed later, and only what is set is sent. Bandwidth chooses the id.
 *
 * <pre>{@code
 * NewParticipant ada = NewParticipant.builder()
 *         .publishPermissions(PublishPermission.AUDIO, PublishPermission.VIDEO)
 *         .tag("host")
 *         .build();
 * }</pre>
 */
public final class NewParticipant {
    private final @Nullable String callbackUrl;
    private final @Nullable Set<PublishPermission> publishPermissions;
    private final @Nullable String tag;
    private final @Nullable String deviceApiVersion;

    private NewParticipant(Builder builder) {
        this.callbackUrl = builder.callbackUrl;
        this.publishPermissions = builder.publishPermissions;
        this.tag = builder.tag;
        this.deviceApiVersion = builder.deviceApiVersion;
    }

    /**
     * Starts a participant with nothing set.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Where Bandwidth reports when the participant connects and leaves.
     *
     * @return the URL, or empty if none is set
     */
    public Optional<String> callbackUrl() {
        return Optional.ofNullable(callbackUrl);
    }

    /**
     * What the participant may publish.
     *
     * @return an unmodifiable set, or an empty Optional if Bandwidth's default applies
     */
    public Optional<Set<PublishPermission>> publishPermissions() {
        return Optional.ofNullable(publishPermissions);
    }

    /**
     * The participant's tag.
     *
     * @return the tag, or empty if none is set
     */
    public Optional<String> tag() {
        return Optional.ofNullable(tag);
    }

    /**
     * The version of Bandwidth's library on the participant's device.
     *
     * @return the version, or empty if Bandwidth's default applies
     */
    public Optional<String> deviceApiVersion() {
        return Optional.ofNullable(deviceApiVersion);
    }

    /** The request's body, in the documentation's order. An empty one is not sent. */
    Map<String, Object> toJson() {
        Map<String, Object> fields = new LinkedHashMap<>();
        callbackUrl().ifPresent(url -> fields.put("callbackUrl", url));
        publishPermissions().ifPresent(permissions -> fields.put("publishPermissions", words(permissions)));
        tag().ifPresent(text -> fields.put("tag", text));
        deviceApiVersion().ifPresent(version -> fields.put("deviceApiVersion", version));
        return fields;
    }

    private static List<String> words(Collection<PublishPermission> permissions) {
        return permissions.stream().map(PublishPermission::name).toList();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NewParticipant that
                && Objects.equals(callbackUrl, that.callbackUrl)
                && Objects.equals(publishPermissions, that.publishPermissions)
                && Objects.equals(tag, that.tag)
                && Objects.equals(deviceApiVersion, that.deviceApiVersion);
    }

    @Override
    public int hashCode() {
        return Objects.hash(callbackUrl, publishPermissions, tag, deviceApiVersion);
    }

    /** Shows permissions and version only, because the tag and the URL are the application's. */
    @Override
    public String toString() {
        return "NewParticipant[publishPermissions=" + publishPermissions + ", deviceApiVersion=" + deviceApiVersion
                + "]";
    }

    /** Builds a {@link NewParticipant}. Everything is optional. */
    public static final class Builder {
        private @Nullable String callbackUrl;
        private @Nullable Set<PublishPermission> publishPermissions;
        private @Nullable String tag;
        private @Nullable String deviceApiVersion;

        private Builder() {}

        /**
         * Sets where Bandwidth posts the events {@code onConnect}, {@code onLeave} and {@code onDisconnect} of the
         * participant. They are in beta, and sent only if Bandwidth's support has enabled them for the account.
         *
         * @param callbackUrl the full URL
         * @return this builder
         */
        public Builder callbackUrl(String callbackUrl) {
            this.callbackUrl = Objects.requireNonNull(callbackUrl, "callbackUrl");
            return this;
        }

        /**
         * Sets what the participant may publish. Bandwidth documents neither its default nor the effect of an empty
         * list.
         *
         * @param publishPermissions the permissions, sent as given even if there are none
         * @return this builder
         */
        public Builder publishPermissions(PublishPermission... publishPermissions) {
            return publishPermissions(Arrays.asList(publishPermissions));
        }

        /**
         * Sets what the participant may publish. Bandwidth documents neither its default nor the effect of an empty
         * list.
         *
         * @param publishPermissions the permissions, sent as given even if there are none
         * @return this builder
         */
        public Builder publishPermissions(Collection<PublishPermission> publishPermissions) {
            this.publishPermissions = Collections.unmodifiableSet(new LinkedHashSet<>(publishPermissions));
            return this;
        }

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
         * Sets the version of Bandwidth's library on the participant's device. Bandwidth's last OpenAPI document has
         * only {@code V3}, which is also the default.
         *
         * @param deviceApiVersion the version in upper case
         * @return this builder
         */
        public Builder deviceApiVersion(String deviceApiVersion) {
            this.deviceApiVersion = Objects.requireNonNull(deviceApiVersion, "deviceApiVersion");
            return this;
        }

        /**
         * Builds the participant.
         *
         * @return the participant to create
         */
        public NewParticipant build() {
            return new NewParticipant(this);
        }
    }
}
