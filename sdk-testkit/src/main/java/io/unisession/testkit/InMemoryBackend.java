package io.unisession.testkit;

import io.unisession.ArtifactFile;
import io.unisession.CallOptions;
import io.unisession.DownloadOptions;
import io.unisession.JoinRequest;
import io.unisession.JoinToken;
import io.unisession.Page;
import io.unisession.PageRequest;
import io.unisession.Pager;
import io.unisession.Participant;
import io.unisession.Secret;
import io.unisession.Session;
import io.unisession.SessionArtifact;
import io.unisession.SessionFilters;
import io.unisession.SessionQuery;
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
import io.unisession.error.ClientClosedException;
import io.unisession.error.FailureDetails;
import io.unisession.error.InvalidRequestException;
import io.unisession.error.NotFoundException;
import io.unisession.spi.Capabilities;
import io.unisession.spi.SessionBackend;
import io.unisession.spi.http.Endpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The operations of one client of an in-memory provider. */
final class InMemoryBackend implements SessionBackend {
    private final InMemoryProvider provider;
    private volatile boolean closed;

    InMemoryBackend(InMemoryProvider provider) {
        this.provider = provider;
    }

    @Override
    public Session getSession(String sessionId, CallOptions options) {
        return session("getSession", sessionId);
    }

    @Override
    public Capabilities capabilities() {
        Capabilities all = Capabilities.none();
        all = with(all, SessionListing.class, new Sessions());
        all = with(all, SessionEnding.class, (sessionId, options) -> endSession(sessionId));
        all = with(all, SessionDeletion.class, (sessionId, options) -> deleteSession(sessionId));
        all = with(all, ParticipantListing.class, (sessionId, first, options) -> participants(sessionId, first));
        all = with(
                all,
                ParticipantRemoval.class,
                (sessionId, participantId, options) -> removeParticipant(sessionId, participantId));
        all = with(all, RecordingListing.class, (sessionId, first, options) -> {
            requireSessionId(sessionId);
            return pager("listRecordings", first, () -> provider.recordings(sessionId), sessionId);
        });
        all = with(all, TranscriptListing.class, (sessionId, first, options) -> {
            requireSessionId(sessionId);
            return pager("listTranscripts", first, () -> provider.transcripts(sessionId), sessionId);
        });
        all = with(all, RecordingDownload.class, this::download);
        return with(all, JoinTokens.class, (request, options) -> createJoinToken(request));
    }

    private <C extends Capability> Capabilities with(Capabilities others, Class<C> type, C capability) {
        return provider.has(type) ? others.with(type, capability) : others;
    }

    private final class Sessions implements SessionListing {
        @Override
        public SessionFilters filters() {
            return provider.filters();
        }

        @Override
        public Pager<Session> listSessions(SessionQuery query, PageRequest first, CallOptions options) {
            return pager(
                    "listSessions",
                    first,
                    () -> provider.sessions().stream()
                            .filter(session -> matches(session, query))
                            .toList());
        }
    }

    private static boolean matches(Session session, SessionQuery query) {
        return query.roomId()
                        .map(room -> session.roomId().filter(room::equals).isPresent())
                        .orElse(true)
                && query.status().map(session.status()::equals).orElse(true)
                && query.startedFrom()
                        .map(from -> session.startedAt()
                                .filter(start -> !start.isBefore(from))
                                .isPresent())
                        .orElse(true)
                && query.startedBefore()
                        .map(end -> session.startedAt()
                                .filter(start -> start.isBefore(end))
                                .isPresent())
                        .orElse(true);
    }

    private Pager<Participant> participants(String sessionId, PageRequest first) {
        requireSessionId(sessionId);
        return pager(
                "listParticipants",
                first,
                () -> provider.find(sessionId)
                        .orElseThrow(() -> notFound("listParticipants", "session", sessionId))
                        .participants(),
                sessionId);
    }

    /** A list whose cursor is the index of the next item. */
    private <T> Pager<T> pager(String operation, PageRequest first, Supplier<List<T>> all, String... ids) {
        return Pager.of(provider.id(), operation, first, request -> {
            receive(
                    operation,
                    Stream.concat(Stream.of(ids), request.cursor().stream()).toArray(String[]::new));
            List<T> items = all.get();
            int from = Math.min(
                    items.size(),
                    request.cursor().map(cursor -> index(operation, cursor)).orElse(0));
            int to = (int) Math.min(items.size(), (long) from + request.size().orElse(provider.pageSize()));
            return Page.builder(items.subList(from, to))
                    .nextCursor(to < items.size() ? String.valueOf(to) : null)
                    .total((long) items.size())
                    .build();
        });
    }

    private int index(String operation, String cursor) {
        try {
            return Integer.parseUnsignedInt(cursor);
        } catch (NumberFormatException notOurs) {
            throw new InvalidRequestException(
                    failed(operation) + "HTTP 400 invalid request: \"unknown cursor\"", details(operation, 400));
        }
    }

    private void endSession(String sessionId) {
        requireSessionId(sessionId);
        receive("endSession", sessionId);
        requireFound(
                provider.change(sessionId, session -> SessionChanges.end(session, now())), "endSession", sessionId);
    }

    private void deleteSession(String sessionId) {
        requireSessionId(sessionId);
        receive("deleteSession", sessionId);
        requireFound(provider.remove(sessionId), "deleteSession", sessionId);
    }

    private void removeParticipant(String sessionId, String participantId) {
        requireSessionId(sessionId);
        Endpoint.requireId("participantId", participantId);
        receive("removeParticipant", sessionId, participantId);
        boolean found = provider.change(sessionId, session -> {
            if (!SessionChanges.has(session, participantId)) {
                throw notFound("removeParticipant", "participant", participantId);
            }
            return SessionChanges.remove(session, participantId, now());
        });
        requireFound(found, "removeParticipant", sessionId);
    }

    private JoinToken createJoinToken(JoinRequest request) {
        Session session = session("createJoinToken", request.sessionId());
        int number = provider.nextToken();
        JoinToken.Builder token = JoinToken.builder(Secret.of("in-memory-join-token-" + number))
                .participantId(request.participantId().orElse("participant-" + number))
                .roomId(session.roomId().orElse(null));
        request.lifetime().ifPresent(lifetime -> token.expiresAt(now().plus(lifetime)));
        return token.build();
    }

    private void download(SessionArtifact artifact, ArtifactFile file, Path target, DownloadOptions options) {
        if (!artifact.provider().equals(provider.id())) {
            throw new IllegalArgumentException("this client is for " + provider.id()
                    + ", but the recording or transcript is from " + artifact.provider());
        }
        receive("download", artifact.id());
        byte[] content = provider.content(file)
                .orElseThrow(() -> notFound("download", "content for this file of", artifact.id()));
        try {
            if (!options.overwrites() && Files.exists(target)) {
                throw new FileAlreadyExistsException(target.toString());
            }
            Files.write(target, content);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        options.progress().ifPresent(progress -> progress.onProgress(content.length, OptionalLong.of(content.length)));
    }

    private Session session(String operation, String sessionId) {
        requireSessionId(sessionId);
        receive(operation, sessionId);
        return provider.find(sessionId).orElseThrow(() -> notFound(operation, "session", sessionId));
    }

    private void receive(String operation, String... ids) {
        if (closed) {
            throw new ClientClosedException(provider.id());
        }
        provider.receive(operation, ids);
    }

    private Instant now() {
        return provider.clock().instant();
    }

    private static void requireSessionId(String sessionId) {
        Endpoint.requireId("sessionId", sessionId);
    }

    private void requireFound(boolean found, String operation, String sessionId) {
        if (!found) {
            throw notFound(operation, "session", sessionId);
        }
    }

    private NotFoundException notFound(String operation, String what, String id) {
        return new NotFoundException(
                failed(operation) + "HTTP 404 not found: \"no " + what + " " + id + "\"", details(operation, 404));
    }

    private String failed(String operation) {
        return provider.id() + " " + operation + " failed: ";
    }

    private FailureDetails details(String operation, int status) {
        return FailureDetails.builder(provider.id(), operation)
                .httpStatus(status)
                .build();
    }

    @Override
    public void close() {
        closed = true;
    }
}
