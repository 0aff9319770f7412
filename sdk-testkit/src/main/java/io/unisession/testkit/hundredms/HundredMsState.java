package io.unisession.testkit.hundredms;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.unisession.testkit.internal.AddedObjects;
import io.unisession.testkit.internal.SequentialIds;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The sessions of the fake 100ms. Not thread-safe; the fake locks it. */
final class HundredMsState {
    private final Clock clock;
    private final HundredMsEvents events;
    private final SequentialIds ids = new SequentialIds();
    private final String customerId = ids.document();
    private final AddedObjects recordingAssets = new AddedObjects("data");
    private final List<HundredMsSession> sessions = new ArrayList<>();

    HundredMsState(Clock clock, HundredMsEvents events) {
        this.clock = clock;
        this.events = events;
    }

    Instant now() {
        return clock.instant();
    }

    void addSession(String json) {
        sessions.add(0, HundredMsSession.given(json));
    }

    /** The sessions that match, the latest first. */
    List<HundredMsSession> sessions(Predicate<HundredMsSession> wanted) {
        return sessions.stream()
                .filter(wanted)
                .sorted(Comparator.comparing(HundredMsSession::createdAt).reversed())
                .toList();
    }

    AddedObjects recordingAssets() {
        return recordingAssets;
    }

    Optional<HundredMsSession> find(String id) {
        return sessions.stream().filter(session -> session.id().equals(id)).findFirst();
    }

    Optional<HundredMsSession> active(String roomId) {
        return sessions.stream()
                .filter(session -> session.isActive() && session.roomId().equals(roomId))
                .findFirst();
    }

    HundredMsSession activeIn(String roomId) {
        return active(roomId).orElseThrow(() -> HundredMsErrors.notFound("active room " + roomId));
    }

    HundredMsSession join(String roomId, String userId, @Nullable String name, String role) {
        HundredMsSession session = active(roomId).orElseGet(() -> {
            HundredMsSession started = HundredMsSession.started(ids.document(), roomId, customerId, now());
            sessions.add(0, started);
            events.opened(started);
            return started;
        });
        events.joined(session, session.join(ids.uuid(), userId, name, role, now()));
        return session;
    }

    void leave(HundredMsSession session, ObjectNode peer, String reason) {
        session.leave(peer, now());
        events.left(session, peer, reason);
        if (!session.isActive()) {
            events.closed(session);
        }
    }

    void end(HundredMsSession session) {
        session.present().forEach(peer -> leave(session, peer, "server removed peer"));
        if (session.isActive()) {
            session.end();
            events.closed(session);
        }
    }
}
