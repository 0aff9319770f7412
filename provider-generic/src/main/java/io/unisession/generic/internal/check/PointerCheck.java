package io.unisession.generic.internal.check;

import io.unisession.generic.internal.document.DocumentNode;
import io.unisession.generic.internal.document.DocumentNode.Kind;
import io.unisession.generic.internal.model.Pointer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Pointers to values, and how the values are written. */
final class PointerCheck {
    private final NodeChecks expected;

    PointerCheck(NodeChecks expected) {
        this.expected = expected;
    }

    /**
     * What the field of an object shows: a pointer, or several in the order of trying; none where the field is left
     * out.
     */
    List<Pointer> at(DocumentNode object, String key) {
        return object.field(key).map(this::pointers).orElse(List.of());
    }

    /** A pointer, or several in the order of trying. */
    List<Pointer> pointers(DocumentNode node) {
        return expected.oneOrMore(node).stream()
                .flatMap(each -> pointer(each).stream())
                .toList();
    }

    /** A pointer to a part of the value. */
    Optional<Pointer> pointer(DocumentNode node) {
        return expected.text(node).flatMap(text -> parse(node, text));
    }

    /** Places that may be the whole value, in the order of trying. */
    List<Pointer> pointersOrWhole(DocumentNode node) {
        return expected.oneOrMore(node).stream()
                .flatMap(each -> pointerOrWhole(each).stream())
                .toList();
    }

    /** A pointer to a part of the value, or the empty one for the whole. */
    Optional<Pointer> pointerOrWhole(DocumentNode node) {
        return node.is(Kind.TEXT) && node.text().isEmpty() ? Optional.of(Pointer.WHOLE) : pointer(node);
    }

    /** A list that is read item by item cannot be read for a value beside it as well. */
    void requireApart(DocumentNode node, List<Pointer> lists, Stream<Pointer> values, String words) {
        values.distinct()
                .forEach(value -> lists.stream()
                        .filter(list -> list.holds(value))
                        .findFirst()
                        .ifPresent(list -> expected.faults()
                                .add(
                                        node.place(),
                                        "the pointer \"" + value + "\" leads into the list at \"" + list + "\", "
                                                + words)));
    }

    private Optional<Pointer> parse(DocumentNode node, String text) {
        try {
            return Optional.of(Pointer.parse(text));
        } catch (IllegalArgumentException noPointer) {
            expected.faults().add(node.place(), "found " + NodeChecks.quoted(text) + ", but " + noPointer.getMessage());
            return Optional.empty();
        }
    }
}
