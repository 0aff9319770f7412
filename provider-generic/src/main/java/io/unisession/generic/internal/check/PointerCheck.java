package io.unisession.generic.internal.check;

import io.unisession.generic.internal.document.DocumentNode;
import io.unisession.generic.internal.document.DocumentNode.Kind;
import io.unisession.generic.internal.model.Pointer;
import io.unisession.generic.internal.model.TimeFormat;
import io.unisession.generic.internal.model.TimeSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Pointers to values, and how the values are written. */
final class PointerCheck {
    private static final List<String> TIME_KEYS = List.of("pointer", "format");

    private final Expected expected;

    PointerCheck(Expected expected) {
        this.expected = expected;
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

    /** A pointer to a part of the value, or the empty one for the whole. */
    Optional<Pointer> pointerOrWhole(DocumentNode node) {
        return node.is(Kind.TEXT) && node.text().isEmpty() ? Optional.of(Pointer.WHOLE) : pointer(node);
    }

    private Optional<Pointer> parse(DocumentNode node, String text) {
        try {
            return Optional.of(Pointer.parse(text));
        } catch (IllegalArgumentException noPointer) {
            expected.faults().add(node.place(), "found \"" + text + "\", but " + noPointer.getMessage());
            return Optional.empty();
        }
    }

    /** A place of a moment, or several in the order of trying: each a pointer, or an object of pointer and format. */
    List<TimeSource> times(DocumentNode node) {
        return expected.oneOrMore(node).stream().flatMap(this::time).toList();
    }

    private Stream<TimeSource> time(DocumentNode node) {
        if (!node.is(Kind.OBJECT)) {
            return pointer(node).stream().map(pointer -> new TimeSource(pointer, TimeFormat.ISO_8601));
        }
        expected.object(node, TIME_KEYS);
        Optional<Pointer> pointer =
                expected.required(node, "pointer", "where the time stands").flatMap(this::pointer);
        Optional<TimeFormat> format = node.field("format").map(this::format).orElse(Optional.of(TimeFormat.ISO_8601));
        return pointer.isPresent() && format.isPresent()
                ? Stream.of(new TimeSource(pointer.get(), format.get()))
                : Stream.empty();
    }

    private Optional<TimeFormat> format(DocumentNode node) {
        List<String> words =
                Stream.of(TimeFormat.values()).map(TimeFormat::word).toList();
        Optional<String> word = expected.text(node);
        if (word.isPresent() && !words.contains(word.get())) {
            expected.faults()
                    .add(
                            node.place(),
                            "unknown time format \"" + word.get() + "\"" + Expected.suggestion(word.get(), words));
        }
        return word.flatMap(known -> Stream.of(TimeFormat.values())
                .filter(format -> format.word().equals(known))
                .findFirst());
    }
}
