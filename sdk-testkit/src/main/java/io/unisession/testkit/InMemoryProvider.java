package io.unisession.testkit;

import io.unisession.ArtifactFile;
import io.unisession.Recording;
import io.unisession.Session;
import io.unisession.SessionArtifact;
import io.unisession.SessionClient;
import io.unisession.SessionFilters;
import io.unisession.SessionStatus;
import io.unisession.Transcript;
import io.unisession.capability.Capability;
import io.unisession.capability.JoinTokens;
import io.unisession.capability.ParticipantListing;
import io.unisession.capability.ParticipantRemoval;
import io.unisession.capability.RecordingDownload;
import io.unisession.capability.RecordingListing;
import io.unisession.capability.SessionDeletion;
import io.unisession.capability.SessionEnding;
import io.unisession.capability.SessionListing;
import io.unisession.capability.TranscriptListing;
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
import java.util.stream.Collectors;

/**
 * An in-memory provider, for testing an application without HTTP. The test adds sessions and makes calls fail; the
 * application uses a {@link SessionClient} that the core creates, as for a real provider.
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
 * <p>There are no timeouts and no retries: a failure reaches the application at once. To test those, or a provider's
 * own JSON, use a fake such as {@link io.unisession.testkit.videosdk.FakeVideoSdk}.
 *
 * <p>Thread-safe.
 */
public final class InMemoryProvider {
    /** The capabilities that an in-memory provider can have. */
    private static final List<Class<? extends Capability>> ALL = List.of(
            SessionListing.class,
            SessionEnding.class,
            SessionDeletion.class,
            ParticipantListing.class,
            ParticipantRemoval.class,
            JoinTokens.class,
            RecordingListing.class,
            RecordingDownload.class,
            TranscriptListing.class);

    private final String id;
    private final Set<Class<? extends Capability>> capabilities;
    private final SessionFilters filters;
    private final int pageSize;
    private final Clock clock;

    /** Guards the fields below. */
    private final Object lock = new Object();

    private final Map<String, Session> sessions = new LinkedHashMap<>();
    private final Map<String, Recording> recordings = new LinkedHashMap<>();
    private final Map<String, Transcript> transcripts = new LinkedHashMap<>();
    private final Map<ArtifactFile, byte[]> contents = new LinkedHashMap<>();
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
     * Creates a provider without sessions and with every neutral capability.
     *
     * @param id the id that {@link SessionClient#provider()} returns, such as that of the provider used in production
     * @return a new provider
     */
    public static InMemoryProvider create(String id) {
        return builder(id).build();
    }

    /**
     * Returns a builder, to choose capabilities, filters, page size or clock.
     *
     * @param id the id that {@link SessionClient#provider()} returns
     * @return a new builder
     */
    public static Builder builder(String id) {
        return new Builder(id);
    }

    /**
     * Creates a client. Closing it does not affect other clients of this provider.
     *
     * @return a new client of this provider
     */
    public SessionClient client() {
        return new ProviderClient(
                new InMemoryBackend(this), ProviderSettings.builder(id).build());
    }

    /**
     * Adds a session. It replaces a session with the same id.
     *
     * @param session a session of this provider, with an id
     * @return this provider
     * @throws IllegalArgumentException if the session belongs to another provider
     */
    public InMemoryProvider add(Session session) {
        if (!session.provider().equals(id)) {
            throw new IllegalArgumentException(
                    "this provider is " + id + ", but the session is from " + session.provider());
        }
        synchronized (lock) {
            sessions.put(session.id(), session);
        }
        return this;
    }

    /**
     * Adds a recording. It replaces a recording with the same id, and is listed with the session that it names.
     *
     * @param recording a recording of this provider
     * @return this provider
     * @throws IllegalArgumentException if the recording belongs to another provider
     */
    public InMemoryProvider add(Recording recording) {
        requireOwn(recording);
        synchronized (lock) {
            recordings.put(recording.id(), recording);
        }
        return this;
    }

    /**
     * Adds a transcript. It replaces a transcript with the same id, and is listed with the session that it names.
     *
     * @param transcript a transcript of this provider
     * @return this provider
     * @throws IllegalArgumentException if the transcript belongs to another provider
     */
    public InMemoryProvider add(Transcript transcript) {
        requireOwn(transcript);
        synchronized (lock) {
            transcripts.put(transcript.id(), transcript);
        }
        return this;
    }

    /**
     * Sets what a download of a file writes. A file without content is not found.
     *
     * @param file a file of a recording or transcript
     * @param content its bytes
     * @return this provider
     */
    public InMemoryProvider content(ArtifactFile file, byte[] content) {
        synchronized (lock) {
            contents.put(file, content.clone());
        }
        return this;
    }

    private void requireOwn(SessionArtifact artifact) {
        if (!artifact.provider().equals(id)) {
            throw new IllegalArgumentException(
                    "this provider is " + id + ", but the recording or transcript is from " + artifact.provider());
        }
    }

    List<Recording> recordings(String sessionId) {
        synchronized (lock) {
            return of(sessionId, recordings);
        }
    }

    List<Transcript> transcripts(String sessionId) {
        synchronized (lock) {
            return of(sessionId, transcripts);
        }
    }

    private static <A extends SessionArtifact> List<A> of(String sessionId, Map<String, A> artifacts) {
        return artifacts.values().stream()
                .filter(artifact ->
                        artifact.sessionId().filter(sessionId::equals).isPresent())
                .toList();
    }

    Optional<byte[]> content(ArtifactFile file) {
        synchronized (lock) {
            return Optional.ofNullable(contents.get(file)).map(byte[]::clone);
        }
    }

    /**
     * Makes the next calls fail, one for each exception, whatever their operation. A failed call changes nothing.
     *
     * <pre>{@code
     * provider.failNext(new RateLimitedException(
     *         "slow down", FailureDetails.builder("videosdk", "getSession").httpStatus(429).build()));
     * }</pre>
     *
     * @param exceptions the exceptions that the calls throw, in this order
     * @return this provider
     */
    public InMemoryProvider failNext(SessionException... exceptions) {
        synchronized (lock) {
            failures.addAll(Arrays.asList(exceptions));
        }
        return this;
    }

    /**
     * Returns the calls of all clients, oldest first, including failed ones. A call is shown as its operation and ids,
     * such as {@code removeParticipant s-1 p-1}. A list makes one call for each page.
     *
     * @return an unmodifiable copy
     */
    public List<String> calls() {
        synchronized (lock) {
            return List.copyOf(calls);
        }
    }

    /**
     * Removes all sessions, the calls so far, and the failures that no call had yet, so that tests can share a provider.
     *
     * @return this provider
     */
    public InMemoryProvider clear() {
        synchronized (lock) {
            sessions.clear();
            failures.clear();
            calls.clear();
            tokens = 0;
        }
        return this;
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

    /** Records a call, and throws the next exception if there is one. */
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

    /** Configures an in-memory provider. */
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
         * Sets the provider's capabilities. By default it has every neutral one.
         *
         * @param types the capabilities; none for a provider that can only get sessions
         * @return this builder
         * @throws IllegalArgumentException if one is not a neutral capability
         */
        public Builder capabilities(Collection<Class<? extends Capability>> types) {
            if (!ALL.containsAll(types)) {
                throw new IllegalArgumentException("an in-memory provider can have only neutral capabilities: "
                        + ALL.stream().map(Class::getSimpleName).collect(Collectors.joining(", ")));
            }
            capabilities.clear();
            capabilities.addAll(types);
            return this;
        }

        /**
         * Removes a capability.
         *
         * @param type the capability
         * @return this builder
         */
        public Builder without(Class<? extends Capability> type) {
            capabilities.remove(type);
            return this;
        }

        /**
         * Sets the filters that {@link SessionListing} supports. By default it supports all.
         *
         * @param filters the filters, such as those of the provider used in production
         * @return this builder
         */
        public Builder filters(SessionFilters filters) {
            this.filters = Objects.requireNonNull(filters, "filters");
            return this;
        }

        /**
         * Sets how many items a page has if the application does not choose. The default is 20.
         *
         * @param pageSize the number of items, at least 1
         * @return this builder
         * @throws IllegalArgumentException if the number is less than 1
         */
        public Builder pageSize(int pageSize) {
            if (pageSize < 1) {
                throw new IllegalArgumentException("pageSize must be at least 1, but is " + pageSize);
            }
            this.pageSize = pageSize;
            return this;
        }

        /**
         * Sets the clock that gives the time at which sessions end and participants leave. The default is the system's
         * clock.
         *
         * @param clock for example a {@link FakeClock}
         * @return this builder
         */
        public Builder clock(Clock clock) {
            this.clock = Objects.requireNonNull(clock, "clock");
            return this;
        }

        /**
         * Creates the provider.
         *
         * @return a new provider without sessions
         */
        public InMemoryProvider build() {
            return new InMemoryProvider(this);
        }
    }
}
