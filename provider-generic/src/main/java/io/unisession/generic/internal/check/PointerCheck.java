package io.unisession.generic.internal.check;

import io.unisession.generic.internal.document.DocumentNode;
import io.unisession.generic.internal.document.DocumentNode.Kind;
import io.unisession.generic.internal.model.Pointer;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/** Pointers into responses: to texts, and to times and durations with their formats. */
final class PointerCheck {
    private static final List<String> KEYS = List.of("pointer", "format");

    private final NodeChecks checks;

    PointerCheck(NodeChecks checks) {
        this.checks = checks;
    }

    /** The pointers of a key, in order; none if the key is omitted. */
    List<Pointer> at(DocumentNode object, String key) {
        return object.field(key).map(this::pointers).orElse(List.of());
    }

    /** One pointer, or a list of pointers to try in order. */
    List<Pointer> pointers(DocumentNode node) {
        return checks.oneOrMore(node).stream()
                .flatMap(each -> pointer(each).stream())
                .toList();
    }

    /** A pointer that is not empty. */
    Optional<Pointer> pointer(DocumentNode node) {
        return checks.text(node).flatMap(text -> parse(node, text));
    }

    /** As {@link #pointers}; each may be empty, for the whole value. */
    List<Pointer> pointersOrWhole(DocumentNode node) {
        return checks.oneOrMore(node).stream()
                .flatMap(each -> pointerOrWhole(each).stream())
                .toList();
    }

    private Optional<Pointer> pointerOrWhole(DocumentNode node) {
        return node.is(Kind.TEXT) && node.text().isEmpty() ? Optional.of(Pointer.WHOLE) : pointer(node);
    }

    private Optional<Pointer> parse(DocumentNode node, String text) {
        try {
            return Optional.of(Pointer.parse(text));
        } catch (IllegalArgumentException noPointer) {
            checks.faults()
                    .add(
                            node.location(),
                            NodeChecks.quoted(text) + " is not a JSON Pointer: " + noPointer.getMessage());
            return Optional.empty();
        }
    }

    /** A start, an end and a duration; the keys of start and end are given. */
    Pointer.ToSpan span(DocumentNode node, String start, String end) {
        return new Pointer.ToSpan(times(node, start), times(node, end), durations(node));
    }

    /** The pointers to a time, in order. */
    List<Pointer.ToTime> times(DocumentNode object, String key) {
        return formatted(
                object, key, "time", Pointer.TimeFormat.values(), Pointer.TimeFormat::word, Pointer.ToTime::new);
    }

    private List<Pointer.ToDuration> durations(DocumentNode object) {
        return formatted(
                object,
                "duration",
                "duration",
                Pointer.DurationFormat.values(),
                Pointer.DurationFormat::word,
                Pointer.ToDuration::new);
    }

    /** @param formats the default first */
    private <F, P> List<P> formatted(
            DocumentNode object,
            String key,
            String what,
            F[] formats,
            Function<F, String> word,
            BiFunction<Pointer, F, P> pointer) {
        return object.field(key).stream()
                .flatMap(node -> checks.oneOrMore(node).stream())
                .flatMap(node -> {
                    Optional<F> format = format(node, what, List.of(formats), word);
                    return formattedPointer(node, what).stream()
                            .flatMap(place -> format.stream().map(known -> pointer.apply(place, known)));
                })
                .toList();
    }

    private Optional<Pointer> formattedPointer(DocumentNode node, String what) {
        if (!node.is(Kind.OBJECT)) {
            return pointer(node);
        }
        checks.object(node, KEYS);
        return checks.required(node, "pointer", "where the response has the " + what)
                .flatMap(this::pointer);
    }

    private <F> Optional<F> format(DocumentNode node, String what, List<F> formats, Function<F, String> word) {
        Optional<DocumentNode> format = node.is(Kind.OBJECT) ? node.field("format") : Optional.empty();
        if (format.isEmpty()) {
            return Optional.of(formats.get(0));
        }
        return checks.oneOf(format.get(), what + " format", formats, word);
    }

    /** Reports pointers that lead into a list: a list is read item by item, and nothing else in it can be read. */
    void requireApart(DocumentNode node, List<Pointer> lists, Stream<Pointer> values, String consequence) {
        values.distinct()
                .forEach(value -> lists.stream()
                        .filter(list -> list.holds(value))
                        .findFirst()
                        .ifPresent(list -> checks.faults()
                                .add(
                                        node.location(),
                                        "the pointer \"" + value + "\" leads into the list at \"" + list + "\"; "
                                                + consequence)));
    }
}
