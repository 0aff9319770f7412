package io.unisession.flink;

import io.unisession.ProviderDocument;
import io.unisession.Session;
import io.unisession.SessionJson;
import io.unisession.error.RawNotKeptException;
import io.unisession.history.sync.SessionVersion;
import java.io.IOException;
import java.io.Serial;
import java.time.Instant;
import java.util.Optional;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes a version with the session as JSON, which later versions of UniSession read too, and with its raw response. */
final class SessionVersionSerializer extends TypeSerializerSingleton<SessionVersion> {
    static final SessionVersionSerializer INSTANCE = new SessionVersionSerializer();

    @Serial
    private static final long serialVersionUID = 1L;

    private static final int VERSION = 1;

    @Override
    public void serialize(SessionVersion version, DataOutputView out) throws IOException {
        out.writeByte(VERSION);
        StateText.write(version.source(), out);
        StateText.write(version.sessionId(), out);
        Instant observedAt = version.observedAt();
        out.writeLong(observedAt.getEpochSecond());
        out.writeInt(observedAt.getNano());
        Optional<Session> session = version.session();
        out.writeBoolean(session.isPresent());
        if (session.isPresent()) {
            StateText.write(SessionJson.write(session.get()), out);
            StateText.write(raw(session.get()), out);
        }
    }

    private static String raw(Session session) {
        try {
            return session.raw().isEmpty() ? "" : session.raw().json();
        } catch (RawNotKeptException notKept) {
            return "";
        }
    }

    @Override
    public SessionVersion deserialize(DataInputView in) throws IOException {
        StateText.requireKnown(in.readByte(), VERSION);
        String source = StateText.read(in);
        String id = StateText.read(in);
        Instant observedAt = Instant.ofEpochSecond(in.readLong(), in.readInt());
        if (!in.readBoolean()) {
            return SessionVersion.vanished(source, id, observedAt);
        }
        Session session = SessionJson.read(StateText.read(in));
        String raw = StateText.read(in);
        return SessionVersion.of(
                source,
                raw.isEmpty()
                        ? session
                        : session.toBuilder().raw(ProviderDocument.of(raw)).build(),
                observedAt);
    }

    @Override
    public void copy(DataInputView source, DataOutputView target) throws IOException {
        serialize(deserialize(source), target);
    }

    @Override
    public boolean isImmutableType() {
        return true;
    }

    @Override
    public SessionVersion createInstance() {
        return SessionVersion.vanished("none", "none", Instant.EPOCH);
    }

    @Override
    public SessionVersion copy(SessionVersion version) {
        return version;
    }

    @Override
    public SessionVersion copy(SessionVersion version, SessionVersion reuse) {
        return version;
    }

    @Override
    public SessionVersion deserialize(SessionVersion reuse, DataInputView in) throws IOException {
        return deserialize(in);
    }

    @Override
    public int getLength() {
        return -1;
    }

    @Override
    public TypeSerializerSnapshot<SessionVersion> snapshotConfiguration() {
        return new Snapshot();
    }

    /** What state remembers of this serializer. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<SessionVersion> {
        /** Flink creates it. */
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
