package io.unisession.generic.internal.perform;

import io.unisession.ResponseMetadata;
import io.unisession.generic.FieldFinding;
import io.unisession.generic.internal.model.Pointer;
import io.unisession.spi.http.ApiResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A part of a response as a dry run sees it: the values that a call would read, and what stands at each place where one
 * was looked for.
 *
 * <p>The values are read by the tree that calls use. What stands there is read by a tree of the same shape.
 */
final class DryRunView {
    static final String UNDECLARED = "the descriptor does not say where it is";

    private final byte[] json;
    private final String fieldPrefix;
    private final Pointer start;
    private final List<FieldFinding> out;
    private final @Nullable Object[] values;
    private final @Nullable Object[] standing;

    private DryRunView(byte[] json, String fieldPrefix, Pointer start, List<FieldFinding> out, FieldTree tree, int size)
            throws IOException {
        this.json = json;
        this.fieldPrefix = fieldPrefix;
        this.start = start;
        this.out = out;
        this.values = new Object[size];
        this.standing = new Object[size];
        ApiResponse response = response();
        tree.read(response.json(), response, values);
        tree.reading(new ActualValueReader(json)).read(response.json(), response, standing);
    }

    /** The whole response. */
    static DryRunView of(byte[] json, FieldTree tree, int size) throws IOException {
        return new DryRunView(json, "", Pointer.WHOLE, new ArrayList<>(), tree, size);
    }

    /** One of the things that the response lists. */
    DryRunView element(Element element, String list, int index, FieldTree tree, int size) throws IOException {
        return new DryRunView(
                element.json().getBytes(StandardCharsets.UTF_8),
                fieldPrefix + list + "[" + index + "].",
                start.then(element.pointer()),
                out,
                tree,
                size);
    }

    /** All that was told, of the parts too. */
    List<FieldFinding> findings() {
        return out;
    }

    /** The values by the indices of their fields. */
    @Nullable
    Object[] values() {
        return values;
    }

    /** The text alone, as if it were a response. */
    ApiResponse response() {
        return new ApiResponse(json, ResponseMetadata.none());
    }

    /** The things at the place that gave a list. */
    <T> List<Element> elements(Field<Items<T>> list, boolean byId) throws IOException {
        int index = list.index(values);
        return index < 0 ? List.of() : Element.all(json, list.place(index).pointer(), byId);
    }

    <T> void tell(String name, Field<T> field) {
        tell(name, field, String::valueOf);
    }

    <T> void tell(String name, Field<T> field, Function<T, String> words) {
        T value = field.of(values);
        if (value == null) {
            tellEmpty(name, whyEmpty(field));
        } else {
            tell(name, words.apply(value), List.of(pointer(field)), "");
        }
    }

    void tell(String name, String value, List<String> pointers, String explanation) {
        out.add(FieldFinding.of(fieldPrefix + name, PrintableText.of(value), pointers, explanation));
    }

    void tellEmpty(String name, String why) {
        out.add(FieldFinding.empty(fieldPrefix + name, why));
    }

    /** Where the value of a field came from, seen from the top of the response. */
    String pointer(Field<?> field) {
        return shown(start.then(field.place(field.index(values)).pointer()));
    }

    /** Where this part begins, seen from the top of the response. */
    String start() {
        return shown(start);
    }

    /** What stands at each place of a field that has no value. */
    String whyEmpty(Field<?> field) {
        if (!field.isDeclared()) {
            return UNDECLARED;
        }
        return field.indices().mapToObj(index -> why(field, index)).collect(Collectors.joining("; "));
    }

    private String why(Field<?> field, int index) {
        Source place = field.place(index);
        Object found = standing[index];
        String pointer = shown(start.then(place.pointer()));
        if (found == null) {
            return pointer + " is not there";
        }
        return pointer + " is " + found + (found.equals("null") ? "" : ", not " + place.expected());
    }

    private static String shown(Pointer pointer) {
        return pointer.tokens().isEmpty() ? "the whole response" : pointer.toString();
    }
}
