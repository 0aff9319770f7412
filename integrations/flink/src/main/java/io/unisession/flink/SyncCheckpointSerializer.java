package io.unisession.flink;

import io.unisession.history.sync.SyncTask;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** Writes the enumerator's state into checkpoints and savepoints. */
final class SyncCheckpointSerializer implements SimpleVersionedSerializer<SyncCheckpoint> {
    private static final int VERSION = 1;

    @Override
    public int getVersion() {
        return VERSION;
    }

    @Override
    public byte[] serialize(SyncCheckpoint checkpoint) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(4096);
        out.writeInt(checkpoint.accounts().size());
        for (Map.Entry<String, SyncCheckpoint.Account> account :
                checkpoint.accounts().entrySet()) {
            StateText.write(account.getKey(), out);
            StateText.write(account.getValue().state(), out);
            StateText.writeAll(
                    account.getValue().unassigned().stream()
                            .map(SyncTask::toJson)
                            .toList(),
                    out);
            StateText.writeAll(new TreeSet<>(account.getValue().assigned()), out);
        }
        return out.getCopyOfBuffer();
    }

    @Override
    public SyncCheckpoint deserialize(int version, byte[] serialized) throws IOException {
        StateText.requireKnown(version, VERSION);
        DataInputDeserializer in = new DataInputDeserializer(serialized);
        Map<String, SyncCheckpoint.Account> accounts = new HashMap<>();
        int count = in.readInt();
        for (int account = 0; account < count; account++) {
            String source = StateText.read(in);
            String state = StateText.read(in);
            List<SyncTask> unassigned = new ArrayList<>();
            for (String task : StateText.readAll(in)) {
                unassigned.add(SyncTask.of(task));
            }
            accounts.put(source, new SyncCheckpoint.Account(state, unassigned, Set.copyOf(StateText.readAll(in))));
        }
        return new SyncCheckpoint(accounts);
    }
}
