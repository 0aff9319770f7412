package io.unisession;

import io.unisession.capability.ParticipantListing;
import io.unisession.error.ConfigurationException;
import io.unisession.error.NotFoundException;
import io.unisession.internal.client.SessionBatch;
import io.unisession.internal.client.SharedBackoff;
import io.unisession.spi.SessionProvider;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.SortedSet;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Opens a provider's client by the provider's id, so that configuration can choose the provider.
 *
 * {@snippet file="Snippets.java" region="open"}
 *
 * <p>Providers are found on the class path or module path by {@link ServiceLoader}. Each is one Maven dependency.
 */
public final class Sessions {
    private Sessions() {}

    /**
     * Opens a provider with settings from system properties and environment variables.
     *
     * @param provider the provider's id, such as {@code videosdk}
     * @return the provider's own client, to be shared and closed; use {@link SessionClient#unwrap} to get it as its own
     *     type
     * @throws ConfigurationException if there is no such provider (the message lists those available), or settings are
     *     missing or wrong
     */
    public static SessionClient open(String provider) {
        return builder(provider).build();
    }

    /**
     * Opens a provider with settings from a source of the application. Settings that it lacks come from system
     * properties and environment variables.
     *
     * @param provider the provider's id, such as {@code videosdk}
     * @param settings returns the value of a setting by its name, or empty; see {@link
     *     SessionClientBuilder#settingsFrom}
     * @return the provider's own client, to be shared and closed
     * @throws ConfigurationException if there is no such provider, or settings are missing or wrong
     */
    public static SessionClient open(String provider, Function<String, Optional<String>> settings) {
        return builder(provider).settingsFrom(settings).build();
    }

    /**
     * Starts building a client for a provider. Settings that are not set on the builder come from system properties
     * and environment variables.
     *
     * @param provider the provider's id, such as {@code videosdk}
     * @return a builder
     */
    public static Builder builder(String provider) {
        return new Builder(provider);
    }

    /**
     * The providers that were found.
     *
     * @return their ids in alphabetical order
     */
    public static SortedSet<String> providers() {
        return InstalledProviders.look().ids();
    }

    /**
     * Gets many sessions, several at a time, and returns the results in the order of the ids. If a call fails, the
     * failure is the result for that id and the others continue. On HTTP 429 the whole batch backs off; an id fails
     * only if rate limiting persists.
     *
     * <pre>{@code
     * try (Stream<SessionResult> results = Sessions.getAll(client, ids, 16)) {
     *     results.forEach(result -> ...);
     * }
     * }</pre>
     *
     * <p>The calls run on the threads of the client's {@linkplain SessionClient#async() async view}, or on the thread
     * that consumes the stream, if none of those has started the next call. The stream is lazy: it takes ids and makes
     * calls as results are consumed. At most {@code parallelism} calls are running or waiting to be consumed, so memory
     * stays bounded however many ids there are.
     *
     * @param client the client
     * @param ids the sessions' ids; an invalid id, such as a blank one, is a failure for that id only
     * @param parallelism how many calls may be under way at once, at least 1
     * @param options overrides of the client's settings for each call; pauses between calls do not count toward a
     *     call's time limits
     * @return a sequential stream; closing it, or interrupting the thread that consumes it, cancels the running calls
     * @throws IllegalArgumentException if the parallelism is below 1
     * @throws NullPointerException while the stream is consumed, if an id is null
     * @throws io.unisession.error.ClientClosedException while the stream is consumed, if the client is closed
     */
    public static Stream<SessionResult> getAll(
            SessionClient client, Iterable<String> ids, int parallelism, CallOptions options) {
        if (parallelism < 1) {
            throw new IllegalArgumentException("parallelism must be at least 1, but is " + parallelism);
        }
        SessionBatch results =
                new SessionBatch(client, ids.iterator(), parallelism, options, new SharedBackoff(Timing.system()));
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(results, Spliterator.ORDERED), false)
                .onClose(results::close);
    }

    /**
     * Like {@link #getAll(SessionClient, Iterable, int, CallOptions)}, with the client's settings.
     *
     * @param client the client
     * @param ids the sessions' ids; an invalid id, such as a blank one, is a failure for that id only
     * @param parallelism how many calls may be under way at once, at least 1
     * @return a sequential stream; closing it, or interrupting the thread that consumes it, cancels the running calls
     * @throws IllegalArgumentException if the parallelism is below 1
     * @throws NullPointerException while the stream is consumed, if an id is null
     * @throws io.unisession.error.ClientClosedException while the stream is consumed, if the client is closed
     */
    public static Stream<SessionResult> getAll(SessionClient client, Iterable<String> ids, int parallelism) {
        return getAll(client, ids, parallelism, CallOptions.defaults());
    }

    /**
     * Adds the participants to a session that came without them, because its provider lists them separately, as LiveKit
     * does. That takes at least one more request.
     *
     * @param client the client that got the session
     * @param session the session
     * @param options overrides of the client's settings for each request
     * @return the session with all participants on all pages, those of one person merged. The session as it is, and
     *     nothing is sent, if its participants are reported or the provider cannot list them. The session as it is, too,
     *     if the provider does not have the participants, as when the last one leaves between the two requests: it was
     *     found, and who took part is not known
     * @throws io.unisession.error.SessionException if listing the participants fails in any other way, as for {@link
     *     SessionClient#getSession(String)}
     */
    public static Session withParticipants(SessionClient client, Session session, CallOptions options) {
        Objects.requireNonNull(client, "client");
        Objects.requireNonNull(session, "session");
        Objects.requireNonNull(options, "options");
        Optional<ParticipantListing> listing =
                session.participantsReported() ? Optional.empty() : client.find(ParticipantListing.class);
        if (listing.isEmpty()) {
            return session;
        }
        try {
            return session.withParticipants(Participant.merged(
                    listing.get().listParticipants(session.id(), PageRequest.first(), options).stream()
                            .toList()));
        } catch (NotFoundException gone) {
            return session;
        }
    }

    /**
     * Like {@link #withParticipants(SessionClient, Session, CallOptions)}, with the client's settings.
     *
     * {@snippet file="Snippets.java" region="participants"}
     *
     * @param client the client that got the session
     * @param session the session
     * @return the session with its participants, or as it is if the provider does not have them
     * @throws io.unisession.error.SessionException if listing the participants fails for another reason
     */
    public static Session withParticipants(SessionClient client, Session session) {
        return withParticipants(client, session, CallOptions.defaults());
    }

    /** Builds a client for the provider with a given id. */
    public static final class Builder extends SessionClientBuilder<SessionClient, Builder> {
        private final String provider;

        private Builder(String provider) {
            super(provider);
            this.provider = provider;
            fromEnvironment();
        }

        /**
         * {@inheritDoc}
         *
         * @throws ConfigurationException if there is no such provider (the message lists those available), or settings
         *     are missing or wrong
         */
        @Override
        public SessionClient build() {
            SessionProvider found = InstalledProviders.look().find(provider);
            try {
                return found.open(settings());
            } catch (IllegalArgumentException unusable) {
                // A value that the provider does not check itself, such as a key with a line break, is a configuration
                // error too.
                throw ConfigurationException.notConfigured(provider, unusable.getMessage(), unusable, List.of());
            }
        }
    }
}
