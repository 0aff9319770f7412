package io.unisession.generic.internal.perform;

import io.unisession.generic.internal.model.DurationPointer;
import io.unisession.generic.internal.model.Pointer;
import io.unisession.generic.internal.model.TimePointer;
import io.unisession.generic.internal.perform.FieldTree.Slot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Grows a {@link FieldTree} out of pointers, and tells where each field's values will be found. */
final class FieldTreeBuilder {
    private Pointer start;
    private final Node root = new Node();
    private int size;

    /** A place in the response while the tree grows. */
    private static final class Node {
        private static final Pattern INDEX = Pattern.compile("0|[1-9][0-9]{0,8}");

        private final Map<String, Node> children = new HashMap<>();
        private final List<Slot> slots = new ArrayList<>();

        Node child(String token) {
            return children.computeIfAbsent(token, added -> new Node());
        }

        /**
         * A number is the name of a field in an object and an index in an array; which of them it is shows in the
         * response.
         */
        FieldTree tree() {
            Map<String, FieldTree> fields = new HashMap<>();
            Map<Integer, FieldTree> elements = new HashMap<>();
            children.forEach((token, child) -> {
                FieldTree tree = child.tree();
                fields.put(token, tree);
                if (INDEX.matcher(token).matches()) {
                    elements.put(Integer.valueOf(token), tree);
                }
            });
            return new FieldTree(fields, elements, slots);
        }
    }

    /** A tree over values in which all pointers begin at {@code start}. */
    FieldTreeBuilder(Pointer start) {
        this.start = start;
    }

    /** Lets all pointers from here on begin elsewhere. */
    void startAt(Pointer elsewhere) {
        this.start = elsewhere;
    }

    /** A text that is not blank. */
    Field<String> text(List<Pointer> pointers) {
        return field(String.class, pointers, "a text that is not blank", (json, response) -> json.id());
    }

    Field<Instant> time(List<TimePointer> sources) {
        int first = size;
        List<Source> places = new ArrayList<>();
        for (TimePointer source : sources) {
            String expected = "a time as " + source.format().word();
            places.add(add(source.pointer(), expected, timeReading(source.format())));
        }
        return new Field<>(Instant.class, first, List.copyOf(places));
    }

    Field<Long> wholeNumber(List<Pointer> pointers) {
        return field(Long.class, pointers, "a whole number", (json, response) -> json.wholeNumber());
    }

    Field<Boolean> flag(List<Pointer> pointers) {
        return field(Boolean.class, pointers, "true or false", (json, response) -> json.flag());
    }

    /** Whether something is there that is not null. */
    Field<Boolean> presence(List<Pointer> pointers) {
        return field(
                Boolean.class, pointers, "anything but null", (json, response) -> json.isNull() ? null : Boolean.TRUE);
    }

    Field<Duration> duration(List<DurationPointer> sources) {
        int first = size;
        List<Source> places = new ArrayList<>();
        for (DurationPointer source : sources) {
            String expected = "a duration above zero in " + source.format().word();
            places.add(add(source.pointer(), expected, new DurationReading(source.format())));
        }
        return new Field<>(Duration.class, first, List.copyOf(places));
    }

    /** @param expected what has to stand there, in words */
    <T> Field<T> field(Class<T> type, List<Pointer> pointers, String expected, ValueReading reading) {
        int first = size;
        List<Source> places = new ArrayList<>();
        pointers.forEach(pointer -> places.add(add(pointer, expected, reading)));
        return new Field<>(type, first, List.copyOf(places));
    }

    /** What is listed in the first of several places that the response has. */
    @SuppressWarnings("unchecked") // the reading gives items of this kind and nothing else
    <T> Field<Items<T>> items(List<Pointer> pointers, ItemReading<T> item, boolean byId) {
        return field(
                (Class<Items<T>>) (Class<?>) Items.class,
                pointers,
                byId ? "an object" : "an array",
                new ItemsReading<>(item, byId));
    }

    /** How many values a walk gives. */
    int size() {
        return size;
    }

    FieldTree build() {
        return root.tree();
    }

    private Source add(Pointer pointer, String expected, ValueReading reading) {
        Source place = new Source(start.then(pointer), expected);
        Node node = root;
        for (String token : place.pointer().tokens()) {
            node = node.child(token);
        }
        node.slots.add(new Slot(size, reading));
        size++;
        return place;
    }

    private static ValueReading timeReading(TimePointer.Format format) {
        return switch (format) {
            case ISO_8601 -> (json, response) -> json.instant();
            case EPOCH_SECONDS -> (json, response) -> json.instantSinceEpoch(TimeUnit.SECONDS);
            case EPOCH_MICROSECONDS -> (json, response) -> json.instantSinceEpoch(TimeUnit.MICROSECONDS);
            case EPOCH_NANOSECONDS -> (json, response) -> json.instantSinceEpoch(TimeUnit.NANOSECONDS);
            case EPOCH_MILLISECONDS -> (json, response) -> json.instantSinceEpoch(TimeUnit.MILLISECONDS);
        };
    }
}
