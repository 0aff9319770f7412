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
 * <p>Subscriptions are equal when they reach the same: the order of participants and of streams does not count, nor how
 * often one is named. {@code sessionId}, {@code raw} and {@code metadata} take no part.
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
     * To nobody: the participant hears and sees nothing.
     *
     * @return no subscriptions
     */
    public static Subscriptions none() {
        return NONE;
    }

    /**
     * To everybody in the session, those who join later included.
     *
     * @return the subscription to the whole session
     */
    public static Subscriptions wholeSession() {
        return WHOLE_SESSION;
    }

    /**
     * To all streams of certain participants, and of nobody else.
     *
     * @param participantIds the participants' ids; without any this is {@link #none()}, never the whole session
     * @return the subscriptions
     * @throws IllegalArgumentException if an id is blank, {@code .} or {@code ..}, or no text that can be sent
     */
    public static Subscriptions toParticipants(Collection<String> participantIds) {
        Builder builder = builder();
        participantIds.forEach(builder::participant);
        return builder.build();
    }

    /**
     * Starts subscriptions to certain participants.
     *
     * @return a builder, to nobody at first
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Whether these are to nobody, as far as the response could be read.
     *
     * @return true for no subscriptions
     */
    public boolean isEmpty() {
        return !wholeSession && participants.isEmpty();
    }

    /**
     * Whether these are to everybody in the session, those who join later included.
     *
     * @return true for the whole session, of which {@link #participants()} lists nobody
     */
    public boolean isWholeSession() {
        return wholeSession;
    }

    /**
     * The participants to whom these are, in their order.
     *
     * @return an unmodifiable list, empty for the whole session and for nobody
     */
    public List<ParticipantSubscription> participants() {
        return participants;
    }

    /**
     * The session in which these are, as Bandwidth names it beside them.
     *
     * @return the session's id, or empty where the response names none and for subscriptions that were made here
     */
    public Optional<String> sessionId() {
        return Optional.ofNullable(sessionId);
    }

    /**
     * Bandwidth's response, or its part that holds the subscriptions, with every field.
     *
     * @return the response; empty where it was HTTP 204 and for subscriptions that were made here
     */
    public ProviderDocument raw() {
        return raw;
    }

    /**
     * How the response came.
     *
     * @return the metadata of the response, {@link ResponseMetadata#none()} for subscriptions that were made here
     */
    public ResponseMetadata metadata() {
        return metadata;
    }

    /** The request's body; without fields none is sent, which Bandwidth takes for no subscriptions. */
    Map<String, Object> toJson(String sessionId) {
        Map<String, Object> fields = new LinkedHashMap<>();
        if (!isEmpty()) {
            // Required until July 2022 and harmless since: participants, where there are any, go before it.
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

    /** The streams of each participant. None stands for all of them, and all of them hold any that are named beside. */
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

    /** Everybody, nobody, or the number of participants. */
    @Override
    public String toString() {
        return "Subscriptions["
                + (wholeSession ? "whole session" : isEmpty() ? "none" : "participants=" + participants.size()) + "]";
    }

    /** Collects the participants of {@link Subscriptions}. */
    public static final class Builder {
        private final List<ParticipantSubscription> participants = new ArrayList<>();
        private boolean everybody;
        private @Nullable String sessionId;
        private ProviderDocument raw = ProviderDocument.empty();
        private ResponseMetadata metadata = ResponseMetadata.none();

        private Builder() {}

        /**
         * Adds a participant with all streams.
         *
         * @param participantId the participant's id at Bandwidth
         * @return this builder
         * @throws IllegalArgumentException if the id is blank, {@code .} or {@code ..}, or no text that can be sent
         */
        public Builder participant(String participantId) {
            return add(ParticipantSubscription.of(requireId(participantId), List.of()));
        }

        /**
         * Adds certain streams of a participant. What an alias does that the participant does not send is undefined, by
         * Bandwidth's OpenAPI document.
         *
         * @param participantId the participant's id at Bandwidth
         * @param streamAliases the names that the participant's device gave the streams
         * @return this builder
         * @throws IllegalArgumentException if the id is blank, {@code .} or {@code ..}, or no text that can be sent, or
         *     if there is no alias, which Bandwidth would take for all streams
         */
        public Builder streams(String participantId, String... streamAliases) {
            return streams(participantId, List.of(streamAliases));
        }

        /**
         * Adds certain streams of a participant. What an alias does that the participant does not send is undefined, by
         * Bandwidth's OpenAPI document.
         *
         * @param participantId the participant's id at Bandwidth
         * @param streamAliases the names that the participant's device gave the streams; a repeated one is sent once
         * @return this builder
         * @throws IllegalArgumentException if the id is blank, {@code .} or {@code ..}, or no text that can be sent, or
         *     if there is no alias, which Bandwidth would take for all streams
         */
        public Builder streams(String participantId, Collection<String> streamAliases) {
            if (streamAliases.isEmpty()) {
                throw new IllegalArgumentException("no stream alias; participant(id) subscribes to all streams");
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
         * Makes the subscriptions.
         *
         * @return the subscriptions, {@link Subscriptions#none()} where nobody was added
         */
        public Subscriptions build() {
            return new Subscriptions(this);
        }
    }
}
