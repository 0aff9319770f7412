package io.unisession.testkit;

import io.unisession.Session;
import io.unisession.SessionClient;
import io.unisession.SessionFilters;
import io.unisession.SessionStatus;
import io.unisession.capability.Capability;
import io.unisession.capability.JoinTokens;
import io.unisession.capability.ParticipantListing;
import io.unisession.capability.ParticipantRemoval;
import io.unisession.capability.SessionDeletion;
import io.unisession.capability.SessionEnding;
import io.unisession.capability.SessionListing;
import io.unisession.error.SessionException;
import io.unisession.spi.ProviderClient;
import io.unisession.spi.ProviderSettings;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A provider in memory, for tests of an application that have no need of HTTP. The test puts sessions in and lets calls
 * fail; the application gets a {@link SessionClient} that is made by the core, as real providers' clients are.
 *
 * <pre>{@code
 * InMemoryProvider provider = InMemoryProvider.create("videosdk");
 * provider.add(Session.builder("videosdk").id("s-1").status(SessionStatus.ACTIVE).build());
 * SessionClient client = provider.client();
 *
 * client.require(SessionEnding.class).endSession("s-1");
 *
 * assertThat(client.getSession("s-1").status()).isEqualTo(SessionStatus.ENDED);
 * assertThat(provider.calls()).containsExactly("endSession s-1", "getSession s-1");
 * }</pre>
 *
 * <p>There are no time limits and no retries here: a failure reaches the application at once. To test with those, and
 * with a provider's own JSON, use a fake such as {@link io.unisession.testkit.videosdk.FakeVideoSdk}.
 *
 * <p>Safe for use by several threads.
 */
public final class InMemoryProvider {
    /** The capabilities that a provider in memory can have. */
    private static final List<Class<? extends Capability>> ALL = List.of(
            SessionListing.class,
            SessionEnding.class,
            SessionDeletion.class,
            ParticipantListing.class,
            ParticipantRemoval.class,
            JoinTokens.class);

    private final String id;
    private final Set<Class<? extends Capability>> capabilities;
    private final SessionFilters filters;
    private final int pageSize;
    private final Clock clock;

    /** Guards what follows. */
    private final Object lock = new Object();

    private final Map<String, Session> sessions = new LinkedHashMap<>();
    private final Deque<SessionException> failures = new ArrayDeque<>();
    private final List<String> calls = new ArrayList<>();
    private int tokens;

    private InMemoryProvider(Builder builder) {
        this.id = builder.id;
        this.capabilities = Set.copyOf(builder.capabilities);
        this.filters = builder.filters;
        this.pageSize = builder.pageSize;
        this.clock = builder.clock;
    }

    /**
     * Makes a provider without sessions and with every neutral capability.
     *
     * @param id the id that {@link SessionClient#provider()} gives, such as that of the provider used in production
     * @return a new provider
     */
    public static InMemoryProvider create(String id) {
        return builder(id).build();
    }

    /**
     * Starts a provider with other capabilities, another page size or clock.
     *
     * @param id the id that {@link SessionClient#provider()} gives
     * @return a new builder
     */
    public static Builder builder(String id) {
        return new Builder(id);
    }

    /**
     * Makes a client. Each can be closed by itself.
     *
     * @return a new client of this provider
     */
    public SessionClient client() {
        return new ProviderClient(
                new InMemoryBackend(this), ProviderSettings.builder(id).build());
    }

    /**
     * Puts a session in, in place of the one with the same id.
     *
     * @param session a session of this provider, with an id
     * @return this provider
     * @throws IllegalArgumentException if the session is another provider's
     */
    public InMemoryProvider add(Session session) {
        if (!session.provider().equals(id)) {
            throw new IllegalArgumentException(
                    "this provider is " + id + ", but the session is one of " + session.provider());
        }
        synchronized (lock) {
            sessions.put(session.id(), session);
        }
        return this;
    }

    /**
     * Lets the next calls fail, one each, whatever they are. A failed call changes nothing.
     *
     * <pre>{@code
     * provider.failNext(new RateLimitedException(
     *         "slow down", FailureDetails.builder("videosdk", "getSession").httpStatus(429).build()));
     * }</pre>
     *
     * @param exceptions what the calls throw, in this order
     * @return this provider
     */
    public InMemoryProvider failNext(SessionException... exceptions) {
        synchronized (lock) {
            failures.addAll(Arrays.asList(exceptions));
        }
        return this;
    }

    /**
     * Returns the calls of all clients, the oldest first, failed calls included. A call is its operation and its ids,
     * such as {@code removeParticipant s-1 p-1}. A list is one call for each page.
     *
     * @return an unmodifiable copy
     */
    public List<String> calls() {
        synchronized (lock) {
            return List.copyOf(calls);
        }
    }

    String id() {
        return id;
    }

    SessionFilters filters() {
        return filters;
    }

    int pageSize() {
        return pageSize;
    }

    Clock clock() {
        return clock;
    }

    boolean has(Class<? extends Capability> capability) {
        return capabilities.contains(capability);
    }

    /** Records a call, and fails if a failure is due. */
    void receive(String operation, String... ids) {
        synchronized (lock) {
            calls.add(operation + (ids.length == 0 ? "" : " " + String.join(" ", ids)));
            SessionException failure = failures.poll();
            if (failure != null) {
                throw failure;
            }
        }
    }

    Optional<Session> find(String sessionId) {
        synchronized (lock) {
            return Optional.ofNullable(sessions.get(sessionId));
        }
    }

    List<Session> sessions() {
        synchronized (lock) {
            return List.copyOf(sessions.values());
        }
    }

    /** Changes a session; returns whether there is one. */
    boolean change(String sessionId, UnaryOperator<Session> change) {
        synchronized (lock) {
            return sessions.computeIfPresent(sessionId, (key, session) -> change.apply(session)) != null;
        }
    }

    boolean remove(String sessionId) {
        synchronized (lock) {
            return sessions.remove(sessionId) != null;
        }
    }

    int nextToken() {
        synchronized (lock) {
            return ++tokens;
        }
    }

    @Override
    public String toString() {
        return "InMemoryProvider[" + id + "]";
    }

    /** Says how a provider in memory differs from the usual one. */
    public static final class Builder {
        private final String id;
        private final Set<Class<? extends Capability>> capabilities = new LinkedHashSet<>(ALL);
        private SessionFilters filters = SessionFilters.none()
                .withStartedFrom()
                .withStartedBefore()
                .withRoomId()
                .withStatus(SessionStatus.PENDING, SessionStatus.ACTIVE, SessionStatus.ENDED);
        private int pageSize = 20;
        private Clock clock = Clock.systemUTC();

        private Builder(String id) {
            this.id = Objects.requireNonNull(id, "id");
        }

        /**
         * Sets what the provider can do beside getting a session. Every neutral capability by default.
         *
         * @param types the capabilities, none for a provider that gets sessions only
         * @return this builder
         * @throws IllegalArgumentException if one is not a neutral capability
         */
        public Builder capabilities(Collection<Class<? extends Capability>> types) {
            if (!ALL.containsAll(types)) {
                throw new IllegalArgumentException("an in-memory provider can only have some of " + ALL);
            }
            capabilities.clear();
            capabilities.addAll(types);
            return this;
        }

        /**
         * Takes a capability away.
         *
         * @param type the capability
         * @return this builder
         */
        public Builder without(Class<? extends Capability> type) {
            capabilities.remove(type);
            return this;
        }

        /**
         * Sets which filters the listing of sessions honours. All by default.
         *
         * @param filters the filters, such as those of the provider used in production
         * @return this builder
         */
        public Builder filters(SessionFilters filters) {
            this.filters = Objects.requireNonNull(filters, "filters");
            return this;
        }

        /**
         * Sets how many items a page has where the application does not say. 20 by default.
         *
         * @param pageSize the number of items, at least 1
         * @return this builder
         * @throws IllegalArgumentException if the number is less than 1
         */
        public Builder pageSize(int pageSize) {
            if (pageSize < 1) {
                throw new IllegalArgumentException("pageSize must be at least 1 but is " + pageSize);
            }
            this.pageSize = pageSize;
            return this;
        }

        /**
         * Sets the clock by which sessions end and participants leave. The system's by default.
         *
         * @param clock for example a {@link FakeClock}
         * @return this builder
         */
        public Builder clock(Clock clock) {
            this.clock = Objects.requireNonNull(clock, "clock");
            return this;
        }

        /**
         * Makes the provider.
         *
         * @return a new provider without sessions
         */
        public InMemoryProvider build() {
            return new InMemoryProvider(this);
        }
    }
}
