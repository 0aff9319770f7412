package io.unisession.generic.internal.perform;

import io.unisession.generic.internal.model.Pointer;
import io.unisession.spi.http.JsonReader;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The pointers of a model as one tree, so that a single pass over the JSON reads all of them and skips everything else.
 * Immutable; shared by all calls.
 */
public final class PointerTree {
    private final Node root;
    private final int size;
    private final List<Map<String, Field<?>>> fields;

    private PointerTree(Builder builder) {
        this.root = builder.root.build();
        this.size = builder.size;
        this.fields = List.copyOf(builder.fields);
    }

    /** Reads the current value; returns the values at all pointers. */
    @Nullable
    Object[] read(JsonReader json, MappingContext context) throws IOException {
        @Nullable Object[] values = new Object[size];
        MappingContext.Observer observer = context.observer();
        if (observer == null) {
            root.read(json, context, values);
        } else {
            observer.begin(this, values);
            root.read(json, context, values);
            observer.end();
        }
        return values;
    }

    /** As {@link #read}, for an object that has just been entered. */
    @Nullable
    Object[] readFields(JsonReader json, MappingContext context) throws IOException {
        @Nullable Object[] values = new Object[size];
        MappingContext.Observer observer = context.observer();
        if (observer == null) {
            root.readFields(json, context, values);
        } else {
            observer.begin(this, values);
            root.readFields(json, context, values);
            observer.end();
        }
        return values;
    }

    /** What is read of a value that has none of the fields. */
    @Nullable
    Object[] nothing(MappingContext context) {
        @Nullable Object[] values = new Object[size];
        MappingContext.Observer observer = context.observer();
        if (observer != null) {
            observer.begin(this, values);
            observer.end();
        }
        return values;
    }

    /** The fields by name, once for each {@linkplain Builder#startAt start}. */
    public List<Map<String, Field<?>>> fields() {
        return fields;
    }

    /** What to read at a place in the JSON. */
    private static final class Node {
        private final Map<String, Node> fields;
        private final Map<Integer, Node> elements;
        private final Slot[] slots;

        /** The reader of a value, and the index of the value. */
        private record Slot(int index, ValueReader reader) {}

        Node(Map<String, Node> fields, Map<Integer, Node> elements, List<Slot> slots) {
            // Each field of each response is looked up here, and an immutable map takes longer.
            this.fields = new HashMap<>(fields);
            this.elements = Map.copyOf(elements);
            this.slots = slots.toArray(Slot[]::new);
        }

        void read(JsonReader json, MappingContext context, @Nullable Object[] values) throws IOException {
            for (Slot slot : slots) {
                MappingContext.Observer observer = context.observer();
                if (observer != null) {
                    observer.value(slot.index, json);
                }
                values[slot.index] = slot.reader.read(json, context);
            }
            if (!fields.isEmpty() && json.enterObject()) {
                readFields(json, context, values);
            } else if (!elements.isEmpty() && json.enterArray()) {
                readElements(json, context, values);
            }
        }

        void readFields(JsonReader json, MappingContext context, @Nullable Object[] values) throws IOException {
            while (json.nextField()) {
                Node field = fields.get(json.field());
                if (field != null) {
                    field.read(json, context, values);
                }
            }
        }

        private void readElements(JsonReader json, MappingContext context, @Nullable Object[] values)
                throws IOException {
            for (int index = 0; json.nextElement(); index++) {
                Node element = elements.get(index);
                if (element != null) {
                    element.read(json, context, values);
                }
            }
        }
    }

    /** Builds a tree, field by field. */
    static final class Builder {
        private final MutableNode root = new MutableNode();
        private final List<Map<String, Field<?>>> fields = new ArrayList<>();
        private Pointer start = Pointer.WHOLE;
        private int size;

        private static final class MutableNode {
            private static final Pattern INDEX = Pattern.compile("0|[1-9][0-9]{0,8}");

            private final Map<String, MutableNode> children = new HashMap<>();
            private final List<Node.Slot> slots = new ArrayList<>();

            /** A number may be a field name or an array index; the response decides. */
            Node build() {
                Map<String, Node> fields = new HashMap<>();
                Map<Integer, Node> elements = new HashMap<>();
                children.forEach((token, child) -> {
                    Node node = child.build();
                    fields.put(token, node);
                    if (INDEX.matcher(token).matches()) {
                        elements.put(Integer.valueOf(token), node);
                    }
                });
                return new Node(fields, elements, slots);
            }
        }

        Builder() {
            fields.add(new LinkedHashMap<>());
        }

        /** Makes the pointers of all following fields relative to {@code newStart}. */
        void startAt(Pointer newStart) {
            start = newStart;
            if (!fields.get(fields.size() - 1).isEmpty()) {
                fields.add(new LinkedHashMap<>());
            }
        }

        /** A text that is not blank, or a number or boolean as its text. */
        Field<String> text(String name, List<Pointer.ToText> pointers) {
            int first = size;
            List<Field.Source> sources = pointers.stream()
                    .map(text -> add(text.pointer(), "a non-blank string", (json, context) -> text.of(json.id())))
                    .toList();
            return named(new Field<>(name, String.class, first, sources));
        }

        /** An id, which may be made of several texts. */
        Field<String> id(String name, Pointer.ToId place) {
            Field<String> field = text(name, place.pointers());
            return place.inParts()
                    ? named(new Field<>(field.name(), field.type(), field.first(), field.sources(), true))
                    : field;
        }

        Field<Long> wholeNumber(String name, List<Pointer> pointers) {
            return field(name, Long.class, pointers, "a whole number", (json, context) -> json.wholeNumber());
        }

        Field<Boolean> flag(String name, List<Pointer> pointers) {
            return field(name, Boolean.class, pointers, "true or false", (json, context) -> json.flag());
        }

        /** Whether there is a value. */
        Field<Boolean> presence(String name, List<Pointer> pointers) {
            return field(name, Boolean.class, pointers, "a value", (json, context) -> ValueReader.presence(json));
        }

        Field<Instant> time(String name, List<Pointer.ToTime> pointers) {
            int first = size;
            List<Field.Source> sources = pointers.stream()
                    .map(time -> add(time, ValueReader.time(time)))
                    .toList();
            return named(new Field<>(name, Instant.class, first, sources));
        }

        /** Whether there is a time that cannot be read. */
        Field<Boolean> unreadableTime(String name, List<Pointer.ToTime> pointers) {
            int first = size;
            List<Field.Source> sources = pointers.stream()
                    .map(time -> add(time, ValueReader.unreadable(time)))
                    .toList();
            return named(new Field<>(name, Boolean.class, first, sources));
        }

        Field<Duration> duration(String name, List<Pointer.ToDuration> pointers) {
            int first = size;
            List<Field.Source> sources = pointers.stream()
                    .map(duration -> add(
                            duration.pointer(),
                            "a duration above zero in " + duration.format().word(),
                            ValueReader.duration(duration.format())))
                    .toList();
            return named(new Field<>(name, Duration.class, first, sources));
        }

        /** A list of things. */
        @SuppressWarnings("unchecked") // the reader returns items of this type
        <T> Field<ItemsReader.Items<T>> items(String name, Pointer.ToItems place, ItemsReader.ItemMapper<T> item) {
            Field<ItemsReader.Items<T>> field = field(
                    name,
                    (Class<ItemsReader.Items<T>>) (Class<?>) ItemsReader.Items.class,
                    place.pointers(),
                    place.byId() ? "an object" : "an array",
                    new ItemsReader<>(item, place.byId()));
            return named(new Field<>(name, field.type(), field.first(), field.sources(), place.all()));
        }

        private <T> Field<T> field(
                String name, Class<T> type, List<Pointer> pointers, String expected, ValueReader reader) {
            int first = size;
            List<Field.Source> sources = pointers.stream()
                    .map(pointer -> add(pointer, expected, reader))
                    .toList();
            return named(new Field<>(name, type, first, sources));
        }

        private <T> Field<T> named(Field<T> field) {
            fields.get(fields.size() - 1).put(field.name(), field);
            return field;
        }

        private Field.Source add(Pointer.ToTime time, ValueReader reader) {
            String of = time.onceEnded() ? ", which counts once the session has ended" : "";
            return add(time.pointer(), "a time as " + time.format().word() + of, reader);
        }

        private Field.Source add(Pointer pointer, String expected, ValueReader reader) {
            Field.Source source = new Field.Source(start.then(pointer), expected);
            MutableNode node = root;
            for (String token : source.pointer().tokens()) {
                node = node.children.computeIfAbsent(token, added -> new MutableNode());
            }
            node.slots.add(new Node.Slot(size, reader));
            size++;
            return source;
        }

        PointerTree build() {
            return new PointerTree(this);
        }
    }
}
