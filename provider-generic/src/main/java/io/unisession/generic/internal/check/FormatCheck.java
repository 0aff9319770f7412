package io.unisession.generic.internal.check;

import io.unisession.generic.internal.document.DocumentNode;
import io.unisession.generic.internal.document.DocumentNode.Kind;
import io.unisession.generic.internal.model.DurationFormat;
import io.unisession.generic.internal.model.DurationSource;
import io.unisession.generic.internal.model.Pointer;
import io.unisession.generic.internal.model.SpanFields;
import io.unisession.generic.internal.model.TimeFormat;
import io.unisession.generic.internal.model.TimeSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Pointers to values that can be written in several ways: each a pointer, or an object of pointer and format. */
final class FormatCheck {
    private static final List<String> KEYS = List.of("pointer", "format");

    private final NodeChecks expected;
    private final PointerCheck pointers;

    FormatCheck(NodeChecks expected) {
        this.expected = expected;
        this.pointers = new PointerCheck(expected);
    }

    /** The beginning and the end of something; {@code start} and {@code end} are what the descriptor calls them. */
    SpanFields span(DocumentNode node, String start, String end) {
        return new SpanFields(times(node, start), times(node, end), durations(node));
    }

    /** A moment, in the order of trying. */
    List<TimeSource> times(DocumentNode node, String key) {
        return sources(node, key).flatMap(this::time).toList();
    }

    private List<DurationSource> durations(DocumentNode node) {
        return sources(node, "duration").flatMap(this::duration).toList();
    }

    private Stream<DocumentNode> sources(DocumentNode node, String key) {
        return node.field(key).stream().flatMap(found -> expected.oneOrMore(found).stream());
    }

    private Stream<TimeSource> time(DocumentNode node) {
        Optional<TimeFormat> format =
                format(node, List.of(TimeFormat.values()), TimeFormat::word, "time", TimeFormat.ISO_8601);
        return place(node, "where the time stands").stream()
                .flatMap(pointer -> format.stream().map(known -> new TimeSource(pointer, known)));
    }

    private Stream<DurationSource> duration(DocumentNode node) {
        Optional<DurationFormat> format = format(
                node, List.of(DurationFormat.values()), DurationFormat::word, "duration", DurationFormat.SECONDS);
        return place(node, "where the duration stands").stream()
                .flatMap(pointer -> format.stream().map(known -> new DurationSource(pointer, known)));
    }

    private Optional<Pointer> place(DocumentNode node, String what) {
        if (!node.is(Kind.OBJECT)) {
            return pointers.pointer(node);
        }
        expected.object(node, KEYS);
        return expected.required(node, "pointer", what).flatMap(pointers::pointer);
    }

    private <T> Optional<T> format(
            DocumentNode node, List<T> formats, Function<T, String> words, String what, T usual) {
        Optional<DocumentNode> format = node.is(Kind.OBJECT) ? node.field("format") : Optional.empty();
        if (format.isEmpty()) {
            return Optional.of(usual);
        }
        Optional<String> word = expected.text(format.get());
        List<String> known = formats.stream().map(words).toList();
        if (word.isPresent() && !known.contains(word.get())) {
            expected.faults()
                    .add(
                            format.get().place(),
                            "unknown " + what + " format " + NodeChecks.quoted(word.get())
                                    + NodeChecks.suggestion(word.get(), known));
        }
        return word.filter(known::contains).map(text -> formats.get(known.indexOf(text)));
    }
}
