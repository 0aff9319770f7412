package io.unisession.flink;

import io.unisession.history.sync.SyncTask;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** Writes splits into checkpoints and savepoints. */
final class SyncSplitSerializer implements SimpleVersionedSerializer<SyncSplit> {
    private static final int VERSION = 1;

    @Override
    public int getVersion() {
        return VERSION;
    }

    @Override
    public byte[] serialize(SyncSplit split) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(1024);
        StateText.write(split.source(), out);
        StateText.write(split.taskId(), out);
        StateText.writeAll(split.tasks().stream().map(SyncTask::toJson).toList(), out);
        out.writeInt(split.held().size());
        for (HeldPage page : split.held()) {
            byte[] bytes = page.toBytes();
            out.writeInt(bytes.length);
            out.write(bytes);
        }
        return out.getCopyOfBuffer();
    }

    @Override
    public SyncSplit deserialize(int version, byte[] serialized) throws IOException {
        StateText.requireKnown(version, VERSION);
        DataInputDeserializer in = new DataInputDeserializer(serialized);
        String source = StateText.read(in);
        String taskId = StateText.read(in);
        List<SyncTask> tasks = new ArrayList<>();
        for (String task : StateText.readAll(in)) {
            tasks.add(SyncTask.of(task));
        }
        int count = in.readInt();
        List<HeldPage> held = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            byte[] bytes = new byte[in.readInt()];
            in.readFully(bytes);
            held.add(HeldPage.of(bytes));
        }
        return new SyncSplit(source, taskId, tasks, held);
    }
}
