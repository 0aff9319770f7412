package io.unisession.bandwidth;

import io.unisession.ProviderDocument;
import io.unisession.ResponseMetadata;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A participant in Bandwidth's own words: what {@link io.unisession.Participant#unwrap} finds in the
 * participants of a session and in that of {@link BandwidthClient#getParticipant(String)}.
 *
 * <pre>{@code
 * for (Participant participant : client.listParticipants(sessionId)) {
 *     String tag = participant.unwrap(BandwidthParticipant.class).flatMap(BandwidthParticipant::tag).orElse("");
 * }
 * }</pre>
 *
 * <p>Participants are equal when all their fields are; {@code raw} and {@code metadata} take no part.
 */
public final class BandwidthParticipant {
    private final String id;
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
     * The id at Bandwidth, an opaque text.
     *
     * @return the id; empty text, never null, for someone in a list who has none
     */
    public String id() {
        return id;
    }

    /**
     * Where Bandwidth tells of the participant's comings and goings.
     *
     * @return the URL; empty where none was given, and, as far as was seen, also where the service did not keep it
     */
    public Optional<String> callbackUrl() {
        return Optional.ofNullable(callbackUrl);
    }

    /**
     * What the participant may send to the others. Words that this version does not know are left out, and are in
     * {@link #raw()}.
     *
     * @return an unmodifiable set, empty also where the response says nothing about it
     */
    public Set<PublishPermission> publishPermissions() {
        return publishPermissions;
    }

    /**
     * The sessions that the participant is in: one at most, by Bandwidth's OpenAPI document, though it is a list there.
     *
     * @return an unmodifiable list of ids, empty for someone in no session and where the response says nothing about it
     */
    public List<String> sessionIds() {
        return sessionIds;
    }

    /**
     * Whom the participant hears and sees.
     *
     * @return the subscriptions, or empty where the response says nothing about them
     */
    public Optional<Subscriptions> subscriptions() {
        return Optional.ofNullable(subscriptions);
    }

    /**
     * What the application that created the participant wrote on it, or the service where the application wrote
     * nothing; up to 50 characters by Bandwidth's overview, and shown on bills.
     *
     * @return the tag as it came, which may be blank; empty where the response has none
     */
    public Optional<String> tag() {
        return Optional.ofNullable(tag);
    }

    /**
     * The version of Bandwidth's library on the participant's device, such as {@code V3}.
     *
     * @return the version, or empty where the response has none
     */
    public Optional<String> deviceApiVersion() {
        return Optional.ofNullable(deviceApiVersion);
    }

    /**
     * Bandwidth's response, or the participant's part of it, with every field, even ones newer than this version.
     *
     * @return the part of the response, empty where the participant was a mere id in it
     */
    public ProviderDocument raw() {
        return raw;
    }

    /**
     * How the response came in which the participant was.
     *
     * @return the metadata of the response
     */
    public ResponseMetadata metadata() {
        return metadata;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BandwidthParticipant that
                && id.equals(that.id)
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

    /** Id, sessions and permissions; tag and URL are left out, since applications write into them what they like. */
    @Override
    public String toString() {
        return "BandwidthParticipant[id=" + id + ", sessionIds=" + sessionIds + ", publishPermissions="
                + publishPermissions + "]";
    }

    /** Collects the fields of a {@link BandwidthParticipant}; each may be left out, and what may be null says so. */
    static final class Builder {
        private String id;
        private @Nullable String callbackUrl;
        private Set<PublishPermission> publishPermissions = Set.of();
        private List<String> sessionIds = List.of();
        private @Nullable Subscriptions subscriptions;
        private @Nullable String tag;
        private @Nullable String deviceApiVersion;
        private ProviderDocument raw = ProviderDocument.empty();
        private ResponseMetadata metadata = ResponseMetadata.none();

        private Builder(@Nullable String id) {
            this.id = id == null ? "" : id;
        }

        /** Responses have the id anywhere between the other fields. */
        Builder id(@Nullable String id) {
            this.id = id == null ? "" : id;
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
