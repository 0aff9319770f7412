package io.unisession.generic.internal.dryrun;

import io.unisession.generic.internal.model.Pointer;
import io.unisession.generic.internal.perform.Field;
import io.unisession.generic.internal.perform.PointerTree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** An object of a response, with what was read from it. */
final class ObservedObject {
    private final Pointer start;
    private final PointerTree tree;
    private final @Nullable Object[] values;
    private final Map<Integer, String> shown = new HashMap<>();
    private final Map<Integer, List<Item>> items = new HashMap<>();
    private int current;

    /** An item of a list in the object. */
    static final class Item {
        private final Pointer pointer;
        private final boolean named;
        private final @Nullable String bareId;
        private final String shown;
        private @Nullable ObservedObject object;

        private Item(Pointer pointer, boolean named, @Nullable String bareId, String shown) {
            this.pointer = pointer;
            this.named = named;
            this.bareId = bareId;
            this.shown = shown;
        }

        String pointer() {
            return ObservedObject.toString(pointer);
        }

        /** The name of the item, if it is in an object; else null. */
        @Nullable
        String name() {
            return named ? pointer.tokens().get(pointer.tokens().size() - 1) : null;
        }

        /** The id, if the response has nothing else of the item. */
        @Nullable
        String bareId() {
            return bareId;
        }

        /** The value in words. */
        String shown() {
            return shown;
        }

        /** The object; null if the item is none. */
        @Nullable
        ObservedObject object() {
            return object;
        }
    }

    ObservedObject(Pointer start, PointerTree tree, @Nullable Object[] values) {
        this.start = start;
        this.tree = tree;
        this.values = values;
    }

    void value(int index, String inWords) {
        current = index;
        shown.put(index, inWords);
        items.put(index, new ArrayList<>());
    }

    void item(String token, boolean named, @Nullable String bareId, String inWords) {
        itemsAt(current).add(new Item(pointer(current).then(new Pointer(List.of(token))), named, bareId, inWords));
    }

    ObservedObject beginItem(PointerTree itemTree, @Nullable Object[] itemValues) {
        List<Item> siblings = itemsAt(current);
        Item item = siblings.get(siblings.size() - 1);
        ObservedObject object = new ObservedObject(item.pointer, itemTree, itemValues);
        item.object = object;
        return object;
    }

    private List<Item> itemsAt(int index) {
        return items.getOrDefault(index, List.of());
    }

    /** The fields by name, at the first start where the object has an id, else a start or an end, else at the first. */
    Map<String, Field<?>> fields() {
        List<Map<String, Field<?>>> starts = tree.fields();
        return startWithAny(starts, List.of("id"))
                .or(() -> startWithAny(starts, List.of("startedAt", "endedAt")))
                .orElse(starts.get(0));
    }

    private Optional<Map<String, Field<?>>> startWithAny(List<Map<String, Field<?>>> starts, List<String> names) {
        return starts.stream()
                .filter(fields -> names.stream().anyMatch(name -> {
                    Field<?> field = fields.get(name);
                    return field != null && field.of(values) != null;
                }))
                .findFirst();
    }

    /** The fields by name, once for each start. */
    List<Map<String, Field<?>>> starts() {
        return tree.fields();
    }

    @Nullable
    Object[] values() {
        return values;
    }

    /** The items of a list that was read. */
    List<Item> items(Field<?> list) {
        return indices(list).boxed().flatMap(index -> itemsAt(index).stream()).toList();
    }

    /** Where the value of a field is in the response. */
    String pointer(Field<?> field) {
        return pointerTo(field.index(values));
    }

    /** Where the value of an index is in the response. */
    String pointerTo(int index) {
        return toString(pointer(index));
    }

    /** Where the items of a list are in the response. */
    List<String> pointers(Field<?> list) {
        return indices(list).mapToObj(index -> toString(pointer(index))).toList();
    }

    /** The indices of the values that count. */
    private IntStream indices(Field<?> list) {
        IntStream found = IntStream.range(
                        list.first(), list.first() + list.sources().size())
                .filter(index -> values[index] != null);
        return list.joined() ? found : found.limit(1);
    }

    private Pointer pointer(int index) {
        return tree.fields().stream()
                .flatMap(fields -> fields.values().stream())
                .filter(field -> field.has(index))
                .findFirst()
                .map(field -> start.then(field.source(index).pointer()))
                .orElseThrow();
    }

    /** What is at each place where a field without a value may be. */
    String whyEmpty(Field<?> field) {
        if (!field.isDeclared()) {
            return "not declared in the descriptor";
        }
        return IntStream.range(field.first(), field.first() + field.sources().size())
                // An id may lack only one of its parts.
                .filter(index -> values[index] == null)
                .mapToObj(index -> why(field, index))
                .collect(Collectors.joining("; "));
    }

    private String why(Field<?> field, int index) {
        String place = toString(pointer(index));
        String found = shown.get(index);
        if (found == null) {
            return place + " is missing";
        }
        return place + " is " + found
                + (found.equals("null") ? "" : ", not " + field.source(index).expected());
    }

    private static String toString(Pointer pointer) {
        return pointer.tokens().isEmpty() ? "the whole response" : pointer.toString();
    }
}
