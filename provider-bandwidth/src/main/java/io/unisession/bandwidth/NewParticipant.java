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
 * What a participant is created with; none of it can be changed later, and what is not set here is not sent. Bandwidth
 * chooses the id.
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
     * Starts a participant of whom nothing is said.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Where Bandwidth tells of the participant's comings and goings.
     *
     * @return the URL, or empty where none is sent
     */
    public Optional<String> callbackUrl() {
        return Optional.ofNullable(callbackUrl);
    }

    /**
     * What the participant may send to the others.
     *
     * @return an unmodifiable set, which is empty for someone who may send nothing; or an empty Optional where
     *     Bandwidth is to decide
     */
    public Optional<Set<PublishPermission>> publishPermissions() {
        return Optional.ofNullable(publishPermissions);
    }

    /**
     * What the application writes on the participant.
     *
     * @return the tag, or empty where none is sent
     */
    public Optional<String> tag() {
        return Optional.ofNullable(tag);
    }

    /**
     * The version of Bandwidth's library on the participant's device.
     *
     * @return the version, or empty where Bandwidth is to take its own default
     */
    public Optional<String> deviceApiVersion() {
        return Optional.ofNullable(deviceApiVersion);
    }

    /** The request's body, in the order of the documentation; without fields none is sent. */
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

    /** Permissions and version; tag and URL are left out, since applications write into them what they like. */
    @Override
    public String toString() {
        return "NewParticipant[publishPermissions=" + publishPermissions + ", deviceApiVersion=" + deviceApiVersion
                + "]";
    }

    /** Collects what a {@link NewParticipant} is to have; everything may be left out. */
    public static final class Builder {
        private @Nullable String callbackUrl;
        private @Nullable Set<PublishPermission> publishPermissions;
        private @Nullable String tag;
        private @Nullable String deviceApiVersion;

        private Builder() {}

        /**
         * Sets where Bandwidth posts the participant's {@code onConnect}, {@code onLeave} and {@code onDisconnect}. By
         * its webhook guide these are in beta and sent only to accounts for which support has turned them on.
         *
         * @param callbackUrl the full URL
         * @return this builder
         */
        public Builder callbackUrl(String callbackUrl) {
            this.callbackUrl = Objects.requireNonNull(callbackUrl, "callbackUrl");
            return this;
        }

        /**
         * Sets what the participant may send to the others. What Bandwidth grants where this is not set is documented
         * nowhere.
         *
         * @param publishPermissions the permissions, none for someone who may send nothing
         * @return this builder
         */
        public Builder publishPermissions(PublishPermission... publishPermissions) {
            return publishPermissions(Arrays.asList(publishPermissions));
        }

        /**
         * Sets what the participant may send to the others. What Bandwidth grants where this is not set is documented
         * nowhere.
         *
         * @param publishPermissions the permissions, empty for someone who may send nothing
         * @return this builder
         */
        public Builder publishPermissions(Collection<PublishPermission> publishPermissions) {
            this.publishPermissions = Collections.unmodifiableSet(new LinkedHashSet<>(publishPermissions));
            return this;
        }

        /**
         * Sets the tag, which Bandwidth's bills show. By its overview a tag has up to 50 characters, need not be unique
         * and must not hold personal data; the length is left to the service to judge. A participant without a tag is
         * given one by the service.
         *
         * @param tag the tag
         * @return this builder
         */
        public Builder tag(String tag) {
            this.tag = Objects.requireNonNull(tag, "tag");
            return this;
        }

        /**
         * Sets the version of Bandwidth's library on the participant's device. The last OpenAPI document has {@code V3}
         * only, which is also what the service takes where this is not set.
         *
         * @param deviceApiVersion the version in upper case
         * @return this builder
         */
        public Builder deviceApiVersion(String deviceApiVersion) {
            this.deviceApiVersion = Objects.requireNonNull(deviceApiVersion, "deviceApiVersion");
            return this;
        }

        /**
         * Makes the value.
         *
         * @return what a participant is to be created with
         */
        public NewParticipant build() {
            return new NewParticipant(this);
        }
    }
}
