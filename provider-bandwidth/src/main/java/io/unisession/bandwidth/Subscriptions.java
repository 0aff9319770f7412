package io.unisession.bandwidth;

import io.unisession.ProviderDocument;
import io.unisession.ResponseMetadata;
import io.unisession.spi.http.Endpoint;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whom one participant hears and sees in one session: everybody, certain participants, certain streams of certain
 * participants, or nobody.
 *
 * <pre>{@code
 * Subscriptions.wholeSession();
 * Subscriptions.toParticipants(List.of(ada, brendan));
 * Subscriptions.builder().participant(ada).streams(brendan, "microphone", "screenShare").build();
 * Subscriptions.none();
 * }</pre>
 *
 * <p>Two values are equal if they reach the same streams, in any order. {@link #sessionId()}, {@link #raw()} and {@link
 * #metadata()} do not count.
 */
public final class Subscriptions {
    private static final Subscriptions NONE = builder().build();
    private static final Subscriptions WHOLE_SESSION = builder().everybody(true).build();

    private final boolean wholeSession;
    private final List<ParticipantSubscription> participants;
    private final @Nullable String sessionId;
    private final ProviderDocument raw;
    private final ResponseMetadata metadata;

    private Subscriptions(Builder builder) {
        this.wholeSession = builder.everybody;
        this.participants = List.copyOf(builder.participants);
        this.sessionId = builder.sessionId;
        this.raw = builder.raw;
        this.metadata = builder.metadata;
    }

    /**
     * Subscriptions to nobody: the participant hears and sees nothing.
     *
     * @return no subscriptions
     */
    public static Subscriptions none() {
        return NONE;
    }

    /**
     * A subscription to everybody in the session, including those who join later.
     *
     * @return the subscription to the whole session
     */
    public static Subscriptions wholeSession() {
        return WHOLE_SESSION;
    }

    /**
     * Subscriptions to all streams of certain participants.
     *
     * @param participantIds the participants' ids; if there are none, this is {@link #none()}, not the whole session
     * @return the subscriptions
     * @throws IllegalArgumentException if an id is blank, {@code .} or {@code ..}, or cannot be sent as UTF-8
     */
    public static Subscriptions toParticipants(Collection<String> participantIds) {
        Builder builder = builder();
        participantIds.forEach(builder::participant);
        return builder.build();
    }

    /**
     * Starts subscriptions to certain participants.
     *
     * @return a builder without participants
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Whether there are no subscriptions.
     *
     * @return true if nobody is heard or seen
     */
    public boolean isEmpty() {
        return !wholeSession && participants.isEmpty();
    }

    /**
     * Whether this is a subscription to everybody in the session, including those who join later.
     *
     * @return true for the whole session; {@link #participants()} is empty then
     */
    public boolean isWholeSession() {
        return wholeSession;
    }

    /**
     * The participants who are heard and seen, in their order.
     *
     * @return an unmodifiable list, empty for the whole session and for nobody
     */
    public List<ParticipantSubscription> participants() {
        return participants;
    }

    /**
     * The session in Bandwidth's response.
     *
     * @return the session's id; empty if the response has none, and for subscriptions that did not come from a response
     */
    public Optional<String> sessionId() {
        return Optional.ofNullable(sessionId);
    }

    /**
     * Bandwidth's response, or the part of it that holds the subscriptions, with every field.
     *
     * @return the response; empty if it was HTTP 204, and for subscriptions that did not come from a response
     */
    public ProviderDocument raw() {
        return raw;
    }

    /**
     * Status, attempts and request id of the response.
     *
     * @return the metadata; {@link ResponseMetadata#none()} for subscriptions that did not come from a response
     */
    public ResponseMetadata metadata() {
        return metadata;
    }

    /** The request's body. An empty one is not sent; to Bandwidth, that means no subscriptions. */
    Map<String, Object> toJson(String sessionId) {
        Map<String, Object> fields = new LinkedHashMap<>();
        if (!isEmpty()) {
            // Required until July 2022, and harmless since: participants take precedence.
            fields.put("sessionId", sessionId);
        }
        if (!participants.isEmpty()) {
            fields.put(
                    "participants",
                    participants.stream().map(ParticipantSubscription::toJson).toList());
        }
        return fields;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Subscriptions that && wholeSession == that.wholeSession && reach().equals(that.reach());
    }

    @Override
    public int hashCode() {
        return Objects.hash(wholeSession, reach());
    }

    /** The streams of each participant. An empty set means all streams, which include any others. */
    private Map<String, Set<String>> reach() {
        Map<String, Set<String>> reach = new HashMap<>();
        for (ParticipantSubscription subscription : participants) {
            reach.merge(
                    subscription.participantId(), Set.copyOf(subscription.streamAliases()), Subscriptions::together);
        }
        return reach;
    }

    private static Set<String> together(Set<String> some, Set<String> others) {
        if (some.isEmpty() || others.isEmpty()) {
            return Set.of();
        }
        Set<String> all = new HashSet<>(some);
        all.addAll(others);
        return all;
    }

    /** Shows whether it is the whole session, or the number of participants. */
    @Override
    public String toString() {
        return "Subscriptions["
                + (wholeSession ? "whole session" : isEmpty() ? "none" : "participants=" + participants.size()) + "]";
    }

    /** Builds {@link Subscriptions}. */
    public static final class Builder {
        private final List<ParticipantSubscription> participants = new ArrayList<>();
        private boolean everybody;
        private @Nullable String sessionId;
        private ProviderDocument raw = ProviderDocument.empty();
        private ResponseMetadata metadata = ResponseMetadata.none();

        private Builder() {}

        /**
         * Adds all streams of a participant.
         *
         * @param participantId the participant's id
         * @return this builder
         * @throws IllegalArgumentException if the id is blank, {@code .} or {@code ..}, or cannot be sent as UTF-8
         */
        public Builder participant(String participantId) {
            return add(ParticipantSubscription.of(requireId(participantId), List.of()));
        }

        /**
         * Adds certain streams of a participant. According to Bandwidth's OpenAPI document, the effect of an alias that
         * does not exist is undefined.
         *
         * @param participantId the participant's id
         * @param streamAliases the aliases, which the participant's device chose
         * @return this builder
         * @throws IllegalArgumentException if the id is blank, {@code .} or {@code ..}, or cannot be sent as UTF-8, or
         *     there is no alias, which Bandwidth would take for all streams
         */
        public Builder streams(String participantId, String... streamAliases) {
            return streams(participantId, List.of(streamAliases));
        }

        /**
         * Adds certain streams of a participant. According to Bandwidth's OpenAPI document, the effect of an alias that
         * does not exist is undefined.
         *
         * @param participantId the participant's id
         * @param streamAliases the aliases, which the participant's device chose; repeated ones are sent once
         * @return this builder
         * @throws IllegalArgumentException if the id is blank, {@code .} or {@code ..}, or cannot be sent as UTF-8, or
         *     there is no alias, which Bandwidth would take for all streams
         */
        public Builder streams(String participantId, Collection<String> streamAliases) {
            if (streamAliases.isEmpty()) {
                throw new IllegalArgumentException(
                        "there are no stream aliases; use participant(id) to subscribe to all streams");
            }
            return add(ParticipantSubscription.of(
                    requireId(participantId), List.copyOf(new LinkedHashSet<>(streamAliases))));
        }

        private static String requireId(String participantId) {
            return Endpoint.requireId("participantId", participantId);
        }

        Builder add(ParticipantSubscription subscription) {
            participants.add(subscription);
            return this;
        }

        Builder everybody(boolean everybody) {
            this.everybody = everybody;
            return this;
        }

        Builder sessionId(@Nullable String sessionId) {
            this.sessionId = sessionId;
            return this;
        }

        Builder raw(ProviderDocument raw) {
            this.raw = raw;
            return this;
        }

        Builder metadata(ResponseMetadata metadata) {
            this.metadata = metadata;
            return this;
        }

        /**
         * Builds the subscriptions.
         *
         * @return the subscriptions, equal to {@link Subscriptions#none()} if none was added
         */
        public Subscriptions build() {
            return new Subscriptions(this);
        }
    }
}
