package io.unisession.testkit.realtimekit;

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

/** The sessions of the fake RealtimeKit, and who may join. Not thread-safe; the fake locks it. */
final class RealtimeKitState {
    private final Clock clock;
    private final String appId;
    private final RealtimeKitEvents events;
    private final SequentialIds ids = new SequentialIds();
    private final List<RealtimeKitSession> sessions = new ArrayList<>();
    private final AddedObjects recordings = new AddedObjects("data");
    private final List<RealtimeKitPerson> people = new ArrayList<>();

    RealtimeKitState(Clock clock, String appId, RealtimeKitEvents events) {
        this.clock = clock;
        this.events = events;
        this.appId = appId;
    }

    Instant now() {
        return clock.instant();
    }

    void addSession(String json) {
        sessions.add(0, RealtimeKitSession.given(json));
    }

    /** The sessions that match, the latest first. */
    List<RealtimeKitSession> sessions(Predicate<RealtimeKitSession> wanted) {
        return sessions.stream()
                .filter(wanted)
                .sorted(Comparator.comparing(RealtimeKitSession::startedAt).reversed())
                .toList();
    }

    AddedObjects recordings() {
        return recordings;
    }

    Optional<RealtimeKitSession> find(String id) {
        return sessions.stream().filter(session -> session.id().equals(id)).findFirst();
    }

    RealtimeKitSession session(String id) {
        return find(id).orElseThrow(() -> RealtimeKitErrors.noSession(id));
    }

    private Optional<RealtimeKitSession> live(String meetingId) {
        return sessions.stream()
                .filter(session -> session.isLive() && session.meetingId().equals(meetingId))
                .findFirst();
    }

    RealtimeKitSession liveIn(String meetingId) {
        return live(meetingId).orElseThrow(() -> RealtimeKitErrors.noActiveSession(meetingId));
    }

    /** Adds a person to a meeting; one with the same id of the application's gets a new token. */
    RealtimeKitPerson enrol(String meetingId, String customId, String name, String preset) {
        String id = people.stream()
                .filter(person -> person.meetingId().equals(meetingId)
                        && person.customId().equals(customId))
                .map(RealtimeKitPerson::id)
                .findFirst()
                .orElseGet(ids::uuid);
        String token = "made-up-token-" + (people.size() + 1);
        RealtimeKitPerson person = new RealtimeKitPerson(id, meetingId, customId, name, preset, token);
        people.add(person);
        return person;
    }

    RealtimeKitSession join(RealtimeKitPerson person) {
        RealtimeKitSession session = live(person.meetingId()).orElseGet(() -> {
            RealtimeKitSession started = RealtimeKitSession.started(
                    ids.uuid(), person.meetingId(), "Meeting " + person.meetingId(), appId, now());
            sessions.add(0, started);
            events.started(started);
            return started;
        });
        events.joined(session, session.join(ids.uuid(), person, now()));
        return session;
    }

    void leave(RealtimeKitSession session, ObjectNode peer, String reasonOfEnd) {
        session.leave(peer, now());
        events.left(session, peer);
        if (!session.isLive()) {
            events.ended(session, reasonOfEnd);
        }
    }

    RealtimeKitSession joinWithToken(String token) {
        return join(people.stream()
                .filter(person -> person.token().equals(token))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the token is not valid")));
    }
}
