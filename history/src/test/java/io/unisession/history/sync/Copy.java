package io.unisession.history.sync;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a warehouse has when it replaces versions, and all that it received. */
final class Copy {
    private final Map<String, SessionVersion> latest = new LinkedHashMap<>();
    private final List<SessionVersion> received = new ArrayList<>();
    private SyncState state;
    private int calls;

    Copy(SyncState state) {
        this.state = state;
    }

    /** Reads until a time; afterwards the state is kept as text and read again, as by a new process. */
    Copy round(SyncReader reader, Instant end) {
        state.begin(reader.plan(), reader.mode(), end);
        while (state.next().isPresent()) {
            step(reader);
        }
        state = SyncState.of(state.toJson());
        return this;
    }

    void step(SyncReader reader) {
        SyncStep step = reader.step(state.next().orElseThrow());
        calls++;
        write(step);
        state.apply(SyncStep.of(step.toJson()));
    }

    void write(SyncStep step) {
        received.addAll(step.versions());
        step.versions().forEach(version -> latest.put(version.sessionId(), version));
    }

    SyncState state() {
        return state;
    }

    int calls() {
        return calls;
    }

    List<SessionVersion> received() {
        return received;
    }

    SessionVersion latest(String id) {
        return latest.get(id);
    }

    /** The sessions whose latest version is not what the service has; null for one that is missing. */
    List<String> differences(Map<String, String> truth) {
        List<String> differences = new ArrayList<>();
        truth.forEach((id, hash) -> {
            if (!latest.containsKey(id) || !latest.get(id).hash().equals(hash)) {
                differences.add(id + " is " + latest.get(id));
            }
        });
        latest.keySet().stream()
                .filter(id -> !truth.containsKey(id))
                .forEach(id -> differences.add(id + " is no more"));
        return differences;
    }

    boolean has(String id) {
        return latest.containsKey(id);
    }
}
