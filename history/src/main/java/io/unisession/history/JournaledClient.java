package io.unisession.history;

import io.unisession.AsyncSessionClient;
import io.unisession.CallOptions;
import io.unisession.Page;
import io.unisession.PageRequest;
import io.unisession.Pager;
import io.unisession.ProviderDocument;
import io.unisession.ProviderRequest;
import io.unisession.Session;
import io.unisession.SessionClient;
import io.unisession.SessionFilters;
import io.unisession.SessionQuery;
import io.unisession.SessionStatus;
import io.unisession.Sessions;
import io.unisession.WaitOptions;
import io.unisession.capability.Capability;
import io.unisession.capability.SessionListing;
import io.unisession.error.NotFoundException;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A client with a memory: it records every session that the provider returns, and returns what the journal then knows,
 * while the session runs and after the provider has forgotten it.
 *
 * <pre>{@code
 * SessionClient client = JournaledClient.of(Sessions.open("livekit"), journal);
 * Session session = client.getSession("RM_aBcD");
 * }</pre>
 *
 * <ul>
 *   <li>{@code getSession}, {@code findSession} and {@code awaitEnd} return the provider's session, with those who have
 *       left, their intervals, start and end from the journal. If the provider does not have the session but the
 *       journal does, they return the journal's. Other errors are thrown as the client throws them.
 *   <li>{@link SessionListing} lists the provider's sessions, each recorded and with what the journal knows. If the
 *       provider cannot list sessions, it lists those of the journal, with every filter. To list the sessions that a
 *       provider no longer lists, use {@link SessionJournal#list}.
 *   <li>Everything else is passed on, and not recorded.
 * </ul>
 *
 * <p>Ask for a session by its {@link Session#id() id}: the journal does not know it by another name, such as that of
 * its room.
 *
 * <p>If the journal's store cannot be used, calls throw {@link JournalException}. Closing this client closes the client
 * within, but not the store.
 */
public final class JournaledClient implements SessionClient {
    private final SessionClient client;
    private final SessionJournal journal;
    private final boolean listsParticipants;

    private JournaledClient(SessionClient client, SessionJournal journal, boolean listsParticipants) {
        this.client = client;
        this.journal = journal;
        this.listsParticipants = listsParticipants;
    }

    /**
     * Adds a journal to a client.
     *
     * @param client the client of any provider
     * @param journal where its sessions are recorded
     * @return a client that records what it reads
     */
    public static JournaledClient of(SessionClient client, SessionJournal journal) {
        return new JournaledClient(
                Objects.requireNonNull(client, "client"), Objects.requireNonNull(journal, "journal"), false);
    }

    /**
     * Also lists the participants of each running session that it gets, if the provider's session does not include
     * them, as LiveKit's does not. That takes at least one more request, and shows who has left even if the event was
     * lost. If the provider does not have the participants, this client records and returns the session without them.
     *
     * @return a copy of this client that does so
     */
    public JournaledClient withParticipants() {
        return new JournaledClient(client, journal, true);
    }

    @Override
    public String provider() {
        return client.provider();
    }

    @Override
    public Session getSession(String sessionId, CallOptions options) {
        try {
            return recorded(client.getSession(sessionId, options), options);
        } catch (NotFoundException notFound) {
            return forgotten(sessionId).orElseThrow(() -> notFound);
        }
    }

    @Override
    public Optional<Session> findSession(String sessionId, CallOptions options) {
        Optional<Session> session = client.findSession(sessionId, options);
        return session.isPresent() ? session.map(found -> recorded(found, options)) : forgotten(sessionId);
    }

    @Override
    public Optional<Session> awaitEnd(String sessionId, WaitOptions options) {
        try {
            Optional<Session> session = client.awaitEnd(sessionId, options);
            return session.isPresent()
                    ? session.map(ended -> recorded(ended, CallOptions.defaults()))
                    : forgotten(sessionId);
        } catch (NotFoundException notFound) {
            return Optional.of(forgotten(sessionId).orElseThrow(() -> notFound));
        }
    }

    private Session recorded(Session session, CallOptions options) {
        return withJournal(
                listsParticipants && session.status() != SessionStatus.ENDED
                        ? Sessions.withParticipants(client, session, options)
                        : session);
    }

    private Session withJournal(Session session) {
        return Merge.of(session, journal.record(session).session());
    }

    private Optional<Session> forgotten(String sessionId) {
        return journal.recordNotFound(provider(), sessionId).map(SessionHistory::session);
    }

    @Override
    public ProviderDocument request(ProviderRequest request, CallOptions options) {
        return client.request(request, options);
    }

    /** The provider's capabilities, and {@link SessionListing}. */
    @Override
    public Set<Class<? extends Capability>> capabilities() {
        Set<Class<? extends Capability>> capabilities = new LinkedHashSet<>(client.capabilities());
        capabilities.add(SessionListing.class);
        return Set.copyOf(capabilities);
    }

    @Override
    public <C extends Capability> Optional<C> find(Class<C> capability) {
        return capability.equals(SessionListing.class)
                ? Optional.of(capability.cast(listing()))
                : client.find(capability);
    }

    @Override
    public <C extends Capability> C require(Class<C> capability) {
        return capability.equals(SessionListing.class) ? capability.cast(listing()) : client.require(capability);
    }

    private SessionListing listing() {
        return client.find(SessionListing.class)
                .<SessionListing>map(JournaledListing::new)
                .orElseGet(ListingOfJournal::new);
    }

    /** Returns the provider's client. Its calls are not recorded. */
    @Override
    public <C extends SessionClient> Optional<C> unwrap(Class<C> type) {
        return type.isInstance(this) ? Optional.of(type.cast(this)) : client.unwrap(type);
    }

    @Override
    public AsyncSessionClient async() {
        return new JournaledAsync(client.async());
    }

    @Override
    public void close() {
        client.close();
    }

    @Override
    public String toString() {
        return "JournaledClient[" + client + "]";
    }

    /** The provider's sessions, with what the journal knows. */
    private final class JournaledListing implements SessionListing {
        private final SessionListing listing;

        JournaledListing(SessionListing listing) {
            this.listing = listing;
        }

        @Override
        public Pager<Session> listSessions(SessionQuery query, PageRequest first, CallOptions options) {
            // At once, so that a query which is not supported is rejected at once.
            Objects.requireNonNull(listing.listSessions(query, first, options));
            return Pager.of(
                    provider(),
                    "listSessions",
                    first,
                    request -> page(query, listing.listSessions(query, request, options)));
        }

        private Page<Session> page(SessionQuery query, Pager<Session> pager) {
            Page<Session> page = pager.pages().iterator().next();
            Page.Builder<Session> merged = Page.builder(page.items().stream()
                    .map(JournaledClient.this::withJournal)
                    .filter(session -> query.status()
                            .filter(status -> status != session.status())
                            .isEmpty())
                    .toList());
            page.total().ifPresent(merged::total);
            return merged.nextCursor(page.nextCursor().orElse(null))
                    .metadata(page.metadata())
                    .build();
        }

        @Override
        public SessionFilters filters() {
            return listing.filters();
        }
    }

    /** The journal's sessions, of a provider that cannot list its own. */
    private final class ListingOfJournal implements SessionListing {
        @Override
        public Pager<Session> listSessions(SessionQuery query, PageRequest first, CallOptions options) {
            Objects.requireNonNull(options, "options");
            return Pager.of(provider(), "listSessions", first, request -> {
                Page<SessionHistory> page = journal.page(provider(), query, request);
                return Page.<Session>builder(page.items().stream()
                                .map(SessionHistory::session)
                                .toList())
                        .nextCursor(page.nextCursor().orElse(null))
                        .build();
            });
        }

        @Override
        public SessionFilters filters() {
            return SessionFilters.none()
                    .withStartedFrom()
                    .withStartedBefore()
                    .withRoomId()
                    .withStatus(SessionStatus.PENDING, SessionStatus.ACTIVE, SessionStatus.ENDED);
        }
    }

    private final class JournaledAsync implements AsyncSessionClient {
        private final AsyncSessionClient async;

        JournaledAsync(AsyncSessionClient async) {
            this.async = async;
        }

        @Override
        public CompletableFuture<Session> getSession(String sessionId, CallOptions options) {
            Objects.requireNonNull(sessionId, "sessionId");
            Objects.requireNonNull(options, "options");
            return async.call(() -> JournaledClient.this.getSession(sessionId, options));
        }

        @Override
        public CompletableFuture<Optional<Session>> findSession(String sessionId, CallOptions options) {
            Objects.requireNonNull(sessionId, "sessionId");
            Objects.requireNonNull(options, "options");
            return async.call(() -> JournaledClient.this.findSession(sessionId, options));
        }

        @Override
        public <T extends @Nullable Object> CompletableFuture<T> call(Callable<T> call) {
            return async.call(call);
        }
    }
}
