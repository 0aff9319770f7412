package io.unisession.spi.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields of a JSON text that could not be read. */
final class UnreadableFields {
    /** Longer than any field name that a mapping reads. */
    private static final int LONGEST_NAME = 64;

    private final Deque<Field> notTaken = new ArrayDeque<>();
    private final Set<String> names = new LinkedHashSet<>();

    private record Field(int position, String name) {}

    /** Adds the field at the parser's position. */
    void add(int position, JsonParser parser) {
        String name = name(parser);
        if (name != null) {
            notTaken.addLast(new Field(position, name));
            names.add(name);
        }
    }

    /** Null if the value is the whole text. */
    private static @Nullable String name(JsonParser parser) {
        JsonStreamContext context = parser.getParsingContext();
        if (parser.currentToken().isStructStart()) {
            context = context.getParent();
        }
        while (context != null && !context.inObject()) {
            context = context.getParent();
        }
        String name = context == null ? null : context.getCurrentName();
        return name == null || name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "…";
    }

    /** The names of the fields from a position on that were not returned before, each once. */
    List<String> takeFrom(int position) {
        Set<String> taken = new LinkedHashSet<>();
        while (!notTaken.isEmpty() && notTaken.peekLast().position() >= position) {
            taken.add(notTaken.removeLast().name());
        }
        List<String> inOrder = new ArrayList<>(taken);
        Collections.reverse(inOrder);
        return inOrder;
    }

    /** The names of all fields, each once. */
    Set<String> names() {
        return names;
    }
}
