package io.unisession.flink;

import io.unisession.history.sync.SessionVersion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.jspecify.annotations.Nullable;

/** The versions of one call, before they are emitted. Several checkpoints may have them, so they are written once. */
final class HeldPage {
    private final List<SessionVersion> versions;
    private byte @Nullable [] bytes;

    HeldPage(List<SessionVersion> versions) {
        this.versions = List.copyOf(versions);
    }

    List<SessionVersion> versions() {
        return versions;
    }

    byte[] toBytes() throws IOException {
        byte[] written = bytes;
        if (written == null) {
            DataOutputSerializer out = new DataOutputSerializer(4096);
            out.writeInt(versions.size());
            for (SessionVersion version : versions) {
                SessionVersionSerializer.INSTANCE.serialize(version, out);
            }
            written = out.getCopyOfBuffer();
            bytes = written;
        }
        return written;
    }

    static HeldPage of(byte[] bytes) throws IOException {
        DataInputDeserializer in = new DataInputDeserializer(bytes);
        int count = in.readInt();
        List<SessionVersion> versions = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            versions.add(SessionVersionSerializer.INSTANCE.deserialize(in));
        }
        HeldPage page = new HeldPage(versions);
        page.bytes = bytes;
        return page;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HeldPage that && versions.equals(that.versions);
    }

    @Override
    public int hashCode() {
        return versions.hashCode();
    }
}
