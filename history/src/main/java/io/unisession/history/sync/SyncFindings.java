package io.unisession.history.sync;

import io.unisession.ResponseMetadata;
import io.unisession.Session;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one call found, compared with what is known of its task: which sessions are new, changed or gone. */
final class SyncFindings {
    private final String source;
    private final SyncTask task;
    private final boolean participantsListed;
    private final Instant observedAt;
    private final List<SessionVersion> versions = new ArrayList<>();
    private final Map<String, String> unreadIds = new LinkedHashMap<>();
    private final Map<String, KnownSession> found = new LinkedHashMap<>();
    private ResponseMetadata metadata = ResponseMetadata.none();

    /**
     * Nothing yet.
     *
     * @param participantsListed whether the provider lists participants separately
     */
    SyncFindings(String source, SyncTask task, boolean participantsListed, Instant observedAt) {
        this.source = source;
        this.task = task;
        this.participantsListed = participantsListed;
        this.observedAt = observedAt;
    }

    /** A session of a list, which may lack the participants. */
    void listed(Session session) {
        if (session.participantsReported() || !participantsListed) {
            add(session, null);
            return;
        }
        String hash = VersionHash.of(session);
        KnownSession last = task.lastKnown(session.id());
        if (last != null && !last.open() && hash.equals(last.listed())) {
            found.put(session.id(), last);
        } else {
            unreadIds.put(session.id(), hash);
        }
    }

    void add(Session session, @Nullable String listed) {
        metadata = session.metadata();
        SessionVersion version = SessionVersion.of(source, session, observedAt);
        KnownSession last = found.getOrDefault(session.id(), task.lastKnown(session.id()));
        if (last == null || !last.hash().equals(version.hash())) {
            versions.add(version);
        }
        Instant orderedAt = session.startedAt().orElse(last == null ? observedAt : last.orderedAt());
        boolean open = SessionVersion.isOpen(session);
        if (open || last != null || !orderedAt.isBefore(task.rememberedFrom())) {
            found.put(session.id(), new KnownSession(orderedAt, version.hash(), listed, open));
        }
    }

    void vanished(String id) {
        if (task.lastKnown(id) != null) {
            versions.add(SessionVersion.vanished(source, id, observedAt));
        }
    }

    /** Kept as it was, so that it is neither emitted nor taken for gone. */
    void unread(String id) {
        KnownSession last = task.lastKnown(id);
        if (last != null) {
            found.put(id, last);
        }
    }

    List<SessionVersion> versions() {
        return versions;
    }

    /** The sessions of a list that must be read by their ids, each with the hash of what the list said. */
    Map<String, String> unreadIds() {
        return unreadIds;
    }

    Map<String, KnownSession> found() {
        return found;
    }

    ResponseMetadata metadata() {
        return metadata;
    }
}
