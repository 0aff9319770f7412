package io.unisession.bandwidth;

import io.unisession.ProviderDocument;
import io.unisession.ResponseMetadata;
import io.unisession.spi.EscapedText;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a participant as Bandwidth sends them. Get them with {@link io.unisession.Participant#unwrap}:
 *
 * <pre>{@code
 * for (Participant participant : client.listParticipants(sessionId)) {
 *     String tag = participant.unwrap(BandwidthParticipant.class).flatMap(BandwidthParticipant::tag).orElse("");
 * }
 * }</pre>
 *
 * <p>Two participants are equal if their fields are; {@link #raw()} and {@link #metadata()} do not count.
 */
public final class BandwidthParticipant {
    private final @Nullable String id;
    private final @Nullable String callbackUrl;
    private final Set<PublishPermission> publishPermissions;
    private final List<String> sessionIds;
    private final @Nullable Subscriptions subscriptions;
    private final @Nullable String tag;
    private final @Nullable String deviceApiVersion;
    private final ProviderDocument raw;
    private final ResponseMetadata metadata;

    private BandwidthParticipant(Builder builder) {
        this.id = builder.id;
        this.callbackUrl = builder.callbackUrl;
        this.publishPermissions = builder.publishPermissions;
        this.sessionIds = builder.sessionIds;
        this.subscriptions = builder.subscriptions;
        this.tag = builder.tag;
        this.deviceApiVersion = builder.deviceApiVersion;
        this.raw = builder.raw;
        this.metadata = builder.metadata;
    }

    static Builder builder(@Nullable String id) {
        return new Builder(id);
    }

    /**
     * Bandwidth's id of the participant, an opaque text.
     *
     * @return the id, or empty if a list has the participant without one
     */
    public Optional<String> id() {
        return Optional.ofNullable(id);
    }

    /**
     * Where Bandwidth reports when the participant connects and leaves.
     *
     * @return the URL; empty if none is set, or if the service did not keep it, as Bandwidth's own tests have seen
     */
    public Optional<String> callbackUrl() {
        return Optional.ofNullable(callbackUrl);
    }

    /**
     * What the participant may publish. Permissions that this version does not know are only in {@link #raw()}.
     *
     * @return an unmodifiable set, empty if the response has none
     */
    public Set<PublishPermission> publishPermissions() {
        return publishPermissions;
    }

    /**
     * The sessions that the participant is in. Bandwidth sends a list, but says that it has at most one element.
     *
     * @return an unmodifiable list of ids, empty if the response has none
     */
    public List<String> sessionIds() {
        return sessionIds;
    }

    /**
     * Whom the participant hears and sees.
     *
     * @return the subscriptions, or empty if the response does not have them
     */
    public Optional<Subscriptions> subscriptions() {
        return Optional.ofNullable(subscriptions);
    }

    /**
     * The participant's tag, which Bandwidth shows on bills. It is what the application set. If it set none,
     * Bandwidth's documentation does not say what to expect, but one of its own tests found a tag there.
     *
     * @return the tag as sent, which may be blank; empty if the response has none
     */
    public Optional<String> tag() {
        return Optional.ofNullable(tag);
    }

    /**
     * The version of Bandwidth's library that the participant's device must use, such as {@code V3}.
     *
     * @return the version, or empty if the response has none
     */
    public Optional<String> deviceApiVersion() {
        return Optional.ofNullable(deviceApiVersion);
    }

    /**
     * The participant's part of Bandwidth's response with every field, including those that this library does not know.
     *
     * @return the part of the response; empty if the response has the participant's id only
     */
    public ProviderDocument raw() {
        return raw;
    }

    /**
     * Status, attempts and request id of the response.
     *
     * @return the metadata
     */
    public ResponseMetadata metadata() {
        return metadata;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BandwidthParticipant that
                && Objects.equals(id, that.id)
                && Objects.equals(callbackUrl, that.callbackUrl)
                && publishPermissions.equals(that.publishPermissions)
                && sessionIds.equals(that.sessionIds)
                && Objects.equals(subscriptions, that.subscriptions)
                && Objects.equals(tag, that.tag)
                && Objects.equals(deviceApiVersion, that.deviceApiVersion);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, callbackUrl, publishPermissions, sessionIds, subscriptions, tag, deviceApiVersion);
    }

    /** Shows id, sessions and permissions only, because the tag and the URL are the application's. */
    @Override
    public String toString() {
        return EscapedText.of("BandwidthParticipant[id=" + id + ", sessionIds=" + sessionIds + ", publishPermissions="
                + publishPermissions + "]");
    }

    /** The fields of a response; null if it does not have them. */
    static final class Builder {
        private @Nullable String id;
        private @Nullable String callbackUrl;
        private Set<PublishPermission> publishPermissions = Set.of();
        private List<String> sessionIds = List.of();
        private @Nullable Subscriptions subscriptions;
        private @Nullable String tag;
        private @Nullable String deviceApiVersion;
        private ProviderDocument raw = ProviderDocument.empty();
        private ResponseMetadata metadata = ResponseMetadata.none();

        private Builder(@Nullable String id) {
            this.id = id;
        }

        /** Responses may have the id after other fields. */
        Builder id(@Nullable String id) {
            this.id = id;
            return this;
        }

        Builder callbackUrl(@Nullable String callbackUrl) {
            this.callbackUrl = callbackUrl;
            return this;
        }

        Builder publishPermissions(Collection<PublishPermission> publishPermissions) {
            this.publishPermissions = Collections.unmodifiableSet(new LinkedHashSet<>(publishPermissions));
            return this;
        }

        Builder sessionIds(List<String> sessionIds) {
            this.sessionIds = List.copyOf(sessionIds);
            return this;
        }

        Builder subscriptions(@Nullable Subscriptions subscriptions) {
            this.subscriptions = subscriptions;
            return this;
        }

        Builder tag(@Nullable String tag) {
            this.tag = tag;
            return this;
        }

        Builder deviceApiVersion(@Nullable String deviceApiVersion) {
            this.deviceApiVersion = deviceApiVersion;
            return this;
        }

        Builder raw(ProviderDocument raw) {
            this.raw = Objects.requireNonNull(raw, "raw");
            return this;
        }

        Builder metadata(ResponseMetadata metadata) {
            this.metadata = Objects.requireNonNull(metadata, "metadata");
            return this;
        }

        BandwidthParticipant build() {
            return new BandwidthParticipant(this);
        }
    }
}
