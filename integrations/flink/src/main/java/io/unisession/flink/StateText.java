package io.unisession.flink;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.types.StringValue;

/**
 * Text in Flink's state, of any length and content: {@code writeUTF} takes 64 KiB at most, and UTF-8 has no half of a
 * surrogate pair.
 */
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
        StringValue.writeString(text, out);
    }

    static String read(DataInputView in) throws IOException {
        return StringValue.readString(in);
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
