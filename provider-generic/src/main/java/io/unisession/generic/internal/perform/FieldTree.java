package io.unisession.generic.internal.perform;

import io.unisession.spi.http.ApiResponse;
import io.unisession.spi.http.JsonReader;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Pointers that were grown together, so that one walk over a response reads what all of them point to and skips the
 * rest. Made by {@link FieldTreeBuilder}; shared by all calls.
 */
final class FieldTree {
    private final Map<String, FieldTree> fields;
    private final Map<Integer, FieldTree> elements;
    private final Slot[] slots;

    /** Which value this place gives, and how. */
    record Slot(int index, ValueReading reading) {}

    FieldTree(Map<String, FieldTree> fields, Map<Integer, FieldTree> elements, List<Slot> slots) {
        this.fields = Map.copyOf(fields);
        this.elements = Map.copyOf(elements);
        this.slots = slots.toArray(Slot[]::new);
    }

    /** A tree of the same shape that reads all its values in another way. */
    FieldTree reading(ValueReading other) {
        Map<String, FieldTree> otherFields = new HashMap<>();
        fields.forEach((name, field) -> otherFields.put(name, field.reading(other)));
        Map<Integer, FieldTree> otherElements = new HashMap<>();
        elements.forEach((index, element) -> otherElements.put(index, element.reading(other)));
        return new FieldTree(
                otherFields,
                otherElements,
                Stream.of(slots).map(slot -> new Slot(slot.index, other)).toList());
    }

    /** Reads the current value. */
    void read(JsonReader json, ApiResponse response, @Nullable Object[] values) throws IOException {
        for (Slot slot : slots) {
            values[slot.index] = slot.reading.read(json, response);
        }
        if (!fields.isEmpty() && json.enterObject()) {
            readFields(json, response, values);
        } else if (!elements.isEmpty() && json.enterArray()) {
            readElements(json, response, values);
        }
    }

    /** Reads the object that was just entered, to its end. */
    void readFields(JsonReader json, ApiResponse response, @Nullable Object[] values) throws IOException {
        while (json.nextField()) {
            FieldTree field = fields.get(json.field());
            if (field != null) {
                field.read(json, response, values);
            }
        }
    }

    private void readElements(JsonReader json, ApiResponse response, @Nullable Object[] values) throws IOException {
        for (int index = 0; json.nextElement(); index++) {
            FieldTree element = elements.get(index);
            if (element != null) {
                element.read(json, response, values);
            }
        }
    }
}
