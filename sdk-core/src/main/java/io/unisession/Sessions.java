package io.unisession;

import io.unisession.error.ConfigurationException;
import io.unisession.error.FailureDetails;
import io.unisession.internal.client.SessionBatch;
import io.unisession.internal.client.SharedBackoff;
import io.unisession.spi.SessionProvider;
import java.util.List;
import java.util.ServiceLoader;
import java.util.SortedSet;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Opens clients by the id of a provider, so that the choice of a provider can be configuration.
 *
 * <pre>{@code
 * try (SessionClient client = Sessions.open(configuration.get("provider"))) { ... }
 * }</pre>
 *
 * <p>Providers are found on the class path or module path by {@link ServiceLoader}: one Maven dependency each.
 */
public final class Sessions {
    private Sessions() {}

    /**
     * Opens a provider with settings from system properties and environment variables.
     *
     * @param provider the provider's id, such as {@code videosdk}
     * @return the provider's own client, to be shared and closed; {@link SessionClient#unwrap} gives it its type
     * @throws ConfigurationException if there is no such provider, naming those that there are, or settings are missing
     *     or wrong
     */
    public static SessionClient open(String provider) {
        return builder(provider).build();
    }

    /**
     * Starts a client for a provider by its id; what is not set comes from system properties and environment variables.
     *
     * @param provider the provider's id, such as {@code videosdk}
     * @return a builder
     */
    public static Builder builder(String provider) {
        return new Builder(provider);
    }

    /**
     * The providers that are there.
     *
     * @return their ids in alphabetical order
     */
    public static SortedSet<String> providers() {
        return InstalledProviders.look().ids();
    }

    /**
     * Gets many sessions, several at a time, and gives the results in the order of the ids as soon as each is there.
     * One failure loses nothing: it is the result of its id. A provider that refuses for haste (HTTP 429) slows all the
     * calls down, and its refusal becomes a result only when it goes on for long.
     *
     * <pre>{@code
     * try (Stream<SessionResult> results = Sessions.getAll(client, ids, 16)) {
     *     results.forEach(result -> ...);
     * }
     * }</pre>
     *
     * <p>The calls run on the threads of the client's {@linkplain SessionClient#async() async view}. Ids are taken, and
     * calls made, as results are drawn: at most {@code parallelism} calls are under way or done and not drawn, so
     * memory stays bounded whatever the number of ids.
     *
     * @param client the client
     * @param ids the sessions' ids; one that is blank or otherwise no id fails alone
     * @param parallelism how many calls may be under way at once, at least 1
     * @param options what differs from the client's settings in each call; pauses between calls do not count as time of
     *     a call
     * @return a sequential stream; closing it, or interrupting the thread that draws from it, ends the calls under way
     * @throws IllegalArgumentException if the parallelism is below 1
     * @throws NullPointerException while drawing, if an id is null
     * @throws io.unisession.error.ClientClosedException while drawing, if the client is closed
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
     * As {@link #getAll(SessionClient, Iterable, int, CallOptions)}, with the client's settings.
     *
     * @param client the client
     * @param ids the sessions' ids; one that is blank or otherwise no id fails alone
     * @param parallelism how many calls may be under way at once, at least 1
     * @return a sequential stream; closing it, or interrupting the thread that draws from it, ends the calls under way
     * @throws IllegalArgumentException if the parallelism is below 1
     * @throws NullPointerException while drawing, if an id is null
     * @throws io.unisession.error.ClientClosedException while drawing, if the client is closed
     */
    public static Stream<SessionResult> getAll(SessionClient client, Iterable<String> ids, int parallelism) {
        return getAll(client, ids, parallelism, CallOptions.defaults());
    }

    /** Builds a client for a provider that is known by its id. */
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
         * @throws ConfigurationException if there is no such provider, naming those that there are, or settings are
         *     missing or wrong
         */
        @Override
        public SessionClient build() {
            SessionProvider found = InstalledProviders.look().find(provider);
            try {
                return found.open(settings());
            } catch (IllegalArgumentException unusable) {
                // What a provider does not check itself, such as a line break in a key, is still wrong configuration.
                throw new ConfigurationException(
                        provider + " is not configured: " + unusable.getMessage(),
                        FailureDetails.builder(provider, "configure")
                                .cause(unusable)
                                .build(),
                        List.of());
            }
        }
    }
}
