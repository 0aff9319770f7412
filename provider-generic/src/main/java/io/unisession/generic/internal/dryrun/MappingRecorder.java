package io.unisession.generic.internal.dryrun;

import static java.util.Objects.requireNonNull;

import io.unisession.generic.internal.model.Pointer;
import io.unisession.generic.internal.perform.MappingContext;
import io.unisession.generic.internal.perform.PointerTree;
import io.unisession.spi.http.JsonReader;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records what is read from a response. */
final class MappingRecorder implements MappingContext.Observer {
    private static final int MAX_LENGTH = 60;

    private final byte[] response;
    /** Where the response has the list of what is mapped; null if that is the whole response. */
    private final @Nullable Pointer list;

    private final Deque<ObservedObject> open = new ArrayDeque<>();
    private final List<ObservedObject> roots = new ArrayList<>();

    MappingRecorder(byte[] response) {
        this(response, null);
    }

    MappingRecorder(byte[] response, @Nullable Pointer list) {
        this.response = response;
        this.list = list;
    }

    /** The whole response. */
    ObservedObject root() {
        return roots.get(roots.size() - 1);
    }

    /** What was mapped: the whole response, or each element of its list. */
    List<ObservedObject> roots() {
        return roots;
    }

    @Override
    public void begin(PointerTree tree, @Nullable Object[] values) {
        ObservedObject parent = open.peek();
        if (parent == null) {
            Pointer start =
                    list == null ? Pointer.WHOLE : list.then(new Pointer(List.of(Integer.toString(roots.size()))));
            roots.add(new ObservedObject(start, tree, values));
            open.push(root());
        } else {
            open.push(parent.beginItem(tree, values));
        }
    }

    @Override
    public void value(int index, JsonReader json) throws IOException {
        requireNonNull(open.peek()).value(index, shown(json));
    }

    @Override
    public void item(String token, boolean named, JsonReader json) throws IOException {
        boolean object = response[json.position()] == '{';
        String id = object ? null : named ? token : json.id();
        requireNonNull(open.peek()).item(token, named, id, shown(json));
    }

    @Override
    public void end() {
        open.pop();
    }

    /** The value in words. */
    private String shown(JsonReader json) throws IOException {
        return switch (response[json.position()]) {
            case '{' -> "an object";
            case '[' -> "an array";
            case '"' -> '"' + cut(String.valueOf(json.text())) + '"';
            default -> cut(String.valueOf(json.text()));
        };
    }

    private static String cut(String value) {
        String line = printable(value);
        return line.length() <= MAX_LENGTH ? line : line.substring(0, MAX_LENGTH) + "...";
    }

    /** A text on one line, without control characters, which terminals obey. */
    static String printable(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints().forEach(character -> line.appendCodePoint(isVisible(character) ? character : ' '));
        return line.toString();
    }

    private static boolean isVisible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> false;
            default -> true;
        };
    }
}
