package io.unisession.testkit.janus;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.unisession.testkit.internal.Json;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The Janus sessions of clients, and their handles. One that is idle for too long is gone. Not thread-safe. */
final class JanusConnections {

    private final Clock clock;
    private final Duration timeout;
    private final Map<Long, Connection> sessions = new LinkedHashMap<>();
    private long lastId = 352_850_406_846_181L;

    JanusConnections(Clock clock, Duration timeout) {
        this.clock = clock;
        this.timeout = timeout;
    }

    /** One Janus session. */
    static final class Connection {
        private final long id;
        private final Map<Long, Handle> handles = new LinkedHashMap<>();
        private final ArrayNode events = Json.array();
        private Instant lastUsed;

        private Connection(long id, Instant now) {
            this.id = id;
            this.lastUsed = now;
        }

        long id() {
            return id;
        }

        ArrayNode events() {
            return events;
        }

        Handle handle(long handleId) {
            Handle handle = handles.get(handleId);
            if (handle == null) {
                throw JanusErrorException.noHandle(handleId, id);
            }
            return handle;
        }

        void detach(long handleId) {
            handle(handleId).leave();
            handles.remove(handleId);
        }

        private void end() {
            handles.values().forEach(Handle::leave);
        }
    }

    /** One attachment to the plugin, with which one participant can join one room. */
    static final class Handle {
        private final long id;
        private JanusVideoRoom.@Nullable Seat seat;

        private Handle(long id) {
            this.id = id;
        }

        long id() {
            return id;
        }

        void join(JanusVideoRoom.Seat joined) {
            seat = joined;
        }

        /** A handle can be used to join once only. */
        void requireUnused() {
            if (seat != null) {
                throw JanusErrorException.alreadyJoined();
            }
        }

        private void leave() {
            if (seat != null) {
                seat.leave();
            }
        }
    }

    Connection create() {
        Connection session = new Connection(++lastId, clock.instant());
        sessions.put(session.id(), session);
        return session;
    }

    Connection session(long id) {
        endIdle();
        Connection session = sessions.get(id);
        if (session == null) {
            throw JanusErrorException.noSession(id);
        }
        session.lastUsed = clock.instant();
        return session;
    }

    Handle attach(Connection session) {
        Handle handle = new Handle(++lastId);
        session.handles.put(handle.id(), handle);
        return handle;
    }

    void destroy(Connection session) {
        session.end();
        sessions.remove(session.id());
    }

    int open() {
        endIdle();
        return sessions.size();
    }

    int openHandles() {
        endIdle();
        return sessions.values().stream()
                .mapToInt(session -> session.handles.size())
                .sum();
    }

    /** Ends sessions that have been idle for too long; the participants who joined in them leave. */
    void endIdle() {
        Instant oldest = clock.instant().minus(timeout);
        sessions.values().removeIf(session -> {
            boolean idle = session.lastUsed.isBefore(oldest);
            if (idle) {
                session.end();
            }
            return idle;
        });
    }
}
