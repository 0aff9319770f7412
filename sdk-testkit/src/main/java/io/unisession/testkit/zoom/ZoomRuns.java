package io.unisession.testkit.zoom;

import io.unisession.testkit.internal.SequentialIds;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** All runs of meetings, or all sessions of the Video SDK. Not thread-safe; the fake locks it. */
final class ZoomRuns {

    private final Clock clock;
    private final SequentialIds ids;
    private final ZoomEvents events;
    private final List<ZoomRun> runs = new ArrayList<>();

    /** Both products count the stays of people together. */
    ZoomRuns(Clock clock, SequentialIds ids, ZoomEvents events) {
        this.clock = clock;
        this.ids = ids;
        this.events = events;
    }

    Stream<ZoomRun> stream() {
        return runs.stream();
    }

    void add(ZoomRun run) {
        runs.add(run);
    }

    /** Starts a run unless one is going on in this room, and returns the id of the one that is going on then. */
    String start(String id, String room, String topic, String host) {
        return stream()
                .filter(run -> run.isLive() && run.room().equals(room))
                .map(ZoomRun::id)
                .findFirst()
                .orElseGet(() -> {
                    ZoomRun run = new ZoomRun(id, room, topic, host, clock.instant(), events);
                    runs.add(run);
                    events.started(run);
                    return id;
                });
    }

    ZoomStay join(String id, String person, String name, String status) {
        ZoomStay stay = new ZoomStay(ids.zoomStay(), person, name, status, clock.instant());
        run(id).join(stay);
        return stay;
    }

    void leave(String id, String person) {
        ZoomRun run = run(id);
        run.stays().stream()
                .filter(stay -> stay.person().equals(person))
                .forEach(stay -> run.leave(stay, clock.instant()));
    }

    void end(String id) {
        run(id).end(clock.instant());
    }

    private ZoomRun run(String id) {
        return stream()
                .filter(run -> run.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("there is no session " + id));
    }
}
