package io.unisession.flink;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Text in Flink's state, of any length: {@code writeUTF} takes 64 KiB at most. */
final class StateText {
    private StateText() {}

    static void requireKnown(int version, int latest) throws IOException {
        if (version < 1 || version > latest) {
            throw new IOException("the state of the source has version " + version
                    + ", but this UniSession reads up to version " + latest
                    + ". Use the UniSession that wrote it, or a later one");
        }
    }

    static void write(String text, DataOutputView out) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    static String read(DataInputView in) throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return new String(bytes, UTF_8);
    }

    static void writeAll(Collection<String> texts, DataOutputView out) throws IOException {
        out.writeInt(texts.size());
        for (String text : texts) {
            write(text, out);
        }
    }

    static List<String> readAll(DataInputView in) throws IOException {
        int count = in.readInt();
        List<String> texts = new ArrayList<>();
        for (int text = 0; text < count; text++) {
            texts.add(read(in));
        }
        return texts;
    }
}
