package io.unisession.generic.internal.check;

import io.unisession.SessionStatus;
import io.unisession.generic.internal.document.DocumentNode;
import io.unisession.generic.internal.document.DocumentNode.Kind;
import io.unisession.generic.internal.model.Pointer;
import io.unisession.generic.internal.model.Pointer.DurationFormat;
import io.unisession.generic.internal.template.TimeFormat;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Pointers into responses: to texts, and to times and durations with their formats. */
final class PointerCheck {
    private static final int LONGEST_AFTER = 100;

    private static final List<String> TEXT_KEYS = List.of("pointer", "after", "values");
    /** An id may also have several parts, instead of all of these. */
    private static final List<String> ID_KEYS = List.of("pointer", "after", "values", "parts");

    private static final List<String> TIME_KEYS = List.of("pointer", "format", "zone");
    /** The end of a session also says when it counts. */
    private static final List<String> END_KEYS = List.of("pointer", "format", "zone", "onlyStatus");

    private final NodeChecks checks;

    PointerCheck(NodeChecks checks) {
        this.checks = checks;
    }

    /** The pointers of a key, in order; none if the key is omitted. */
    List<Pointer> at(DocumentNode object, String key) {
        return object.field(key).map(this::pointers).orElse(List.of());
    }

    /** One pointer, or a list of pointers to try in order. What is given twice is tried once, here and below. */
    List<Pointer> pointers(DocumentNode node) {
        return checks.oneOrMore(node).stream()
                .flatMap(each -> pointer(each).stream())
                .distinct()
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
                .distinct()
                .toList();
    }

    /**
     * A list: a pointer to an array, or several to try in order; or an object that says that all are one list, or that
     * an object has the items by their ids.
     *
     * @param pointers checks the pointers
     */
    private Pointer.ToItems items(DocumentNode node, Function<DocumentNode, List<Pointer>> pointers) {
        if (!node.is(Kind.OBJECT)) {
            return new Pointer.ToItems(pointers.apply(node), false, false);
        }
        checks.object(node, List.of("all", "byId"));
        Optional<DocumentNode> all = node.field("all");
        Optional<DocumentNode> byId = node.field("byId");
        if (all.isPresent() && byId.isPresent()) {
            checks.faults().add(node.location(), "use either \"all\" (arrays) or \"byId\" (an object), not both");
        } else if (all.isEmpty() && byId.isEmpty()) {
            checks.required(node, "all", "the arrays that are one list; or use \"byId\" for an object");
        }
        return new Pointer.ToItems(
                all.or(() -> byId).map(pointers).orElse(List.of()), byId.isPresent(), all.isPresent());
    }

    /** The list at a key; none if the key is omitted. */
    Pointer.ToItems items(DocumentNode object, String key) {
        return object.field(key).map(found -> items(found, this::pointers)).orElse(Pointer.ToItems.NONE);
    }

    /** A list that may be the whole response. */
    Pointer.ToItems itemsOrWhole(DocumentNode node) {
        return items(node, this::pointersOrWhole);
    }

    /** A pointer that may be empty, for the whole value. */
    Optional<Pointer> pointerOrWhole(DocumentNode node) {
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

    /** The pointers to a text, in order; none if the key is omitted. */
    List<Pointer.ToText> texts(DocumentNode object, String key) {
        return each(object, key).flatMap(node -> text(node).stream()).distinct().toList();
    }

    /** The place of an id: as that of a text, or an object that says that it is made of several. */
    Pointer.ToId id(DocumentNode object, String key) {
        Optional<DocumentNode> parts =
                object.field(key).filter(node -> node.is(Kind.OBJECT)).flatMap(node -> node.field("parts"));
        if (parts.isEmpty()) {
            Optional<DocumentNode> neither = object.field(key)
                    .filter(node -> node.is(Kind.OBJECT))
                    .filter(node -> node.field("pointer").isEmpty());
            neither.ifPresent(this::requirePointerOrParts);
            return neither.isPresent() ? Pointer.ToId.NONE : new Pointer.ToId(texts(object, key), false);
        }
        checks.object(object.field(key).orElseThrow(), List.of("parts"));
        if (!parts.get().is(Kind.LIST)
                || parts.get().elements().size() < 2
                || parts.get().elements().size() > 3) {
            checks.faults().add(parts.get().location(), "expected an array of two or three pointers");
        }
        return new Pointer.ToId(
                checks.oneOrMore(parts.get()).stream()
                        .flatMap(node -> text(node).stream())
                        .toList(),
                true);
    }

    private void requirePointerOrParts(DocumentNode node) {
        checks.object(node, ID_KEYS);
        if (!checks.isReported(node, "parts")) {
            checks.required(node, "pointer", "where the response has the text");
        }
    }

    /** A pointer to a text, or an object that says which part of it is meant. */
    Optional<Pointer.ToText> text(DocumentNode node) {
        if (!node.is(Kind.OBJECT)) {
            return pointer(node).map(Pointer.ToText::whole);
        }
        checks.object(node, TEXT_KEYS);
        String after = node.field("after").flatMap(this::after).orElse("");
        Map<String, String> values = new LinkedHashMap<>();
        node.field("values")
                .filter(checks::anyObject)
                .ifPresent(words -> words.fields()
                        .forEach((word, meaning) -> checks.text(meaning).ifPresent(found -> values.put(word, found))));
        return placed(node, "text").map(place -> new Pointer.ToText(place, after, values));
    }

    /** Searching a text takes time in proportion to the length of both. */
    private Optional<String> after(DocumentNode node) {
        Optional<String> after = checks.text(node);
        if (after.filter(text -> text.length() > LONGEST_AFTER).isPresent()) {
            checks.faults().add(node.location(), "expected at most " + LONGEST_AFTER + " characters");
            return Optional.empty();
        }
        return after;
    }

    /** The pointers to a time, in order. */
    List<Pointer.ToTime> times(DocumentNode object, String key) {
        return each(object, key)
                .flatMap(node -> time(node, key.equals("endedAt") ? END_KEYS : TIME_KEYS).stream())
                .distinct()
                .toList();
    }

    private Optional<Pointer.ToTime> time(DocumentNode node, List<String> keys) {
        if (!node.is(Kind.OBJECT)) {
            return pointer(node).map(place -> new Pointer.ToTime(place, TimeFormat.ISO_8601, ZoneOffset.UTC, false));
        }
        checks.object(node, keys);
        boolean onceEnded = node.field("onlyStatus")
                .filter(found -> keys.contains("onlyStatus"))
                .flatMap(found -> checks.oneOf(found, "status", List.of(SessionStatus.ENDED), SessionStatus::name))
                .isPresent();
        TimeFormat format = node.field("format")
                .flatMap(word -> checks.oneOf(word, "time format", TimeFormat.ofResponses(), TimeFormat::word))
                .orElse(TimeFormat.ISO_8601);
        Optional<DocumentNode> zone = format == TimeFormat.LOCAL
                ? checks.required(node, "zone", "the time zone of the times, such as Europe/Berlin")
                : node.field("zone");
        if (format != TimeFormat.LOCAL) {
            zone.ifPresent(unused -> checks.faults()
                    .add(unused.location(), "only the format \"local\" has a zone; other times say their own"));
        }
        ZoneId known = zone.flatMap(this::zone).orElse(ZoneOffset.UTC);
        return placed(node, "time").map(place -> new Pointer.ToTime(place, format, known, onceEnded));
    }

    private Optional<ZoneId> zone(DocumentNode node) {
        try {
            return checks.text(node).map(ZoneId::of);
        } catch (DateTimeException unknown) {
            checks.faults()
                    .add(
                            node.location(),
                            "unknown time zone " + NodeChecks.quoted(node.text())
                                    + "; use UTC or a name such as Europe/Berlin");
            return Optional.empty();
        }
    }

    /** The pointers to the {@code duration} of an object, in order. */
    List<Pointer.ToDuration> durations(DocumentNode object) {
        return each(object, "duration")
                .flatMap(node -> duration(node).stream())
                .distinct()
                .toList();
    }

    private Optional<Pointer.ToDuration> duration(DocumentNode node) {
        if (!node.is(Kind.OBJECT)) {
            return pointer(node).map(place -> new Pointer.ToDuration(place, DurationFormat.SECONDS));
        }
        checks.object(node, List.of("pointer", "format"));
        DurationFormat format = node.field("format")
                .flatMap(word ->
                        checks.oneOf(word, "duration format", List.of(DurationFormat.values()), DurationFormat::word))
                .orElse(DurationFormat.SECONDS);
        return placed(node, "duration").map(place -> new Pointer.ToDuration(place, format));
    }

    private Stream<DocumentNode> each(DocumentNode object, String key) {
        return object.field(key).stream().flatMap(node -> checks.oneOrMore(node).stream());
    }

    private Optional<Pointer> placed(DocumentNode node, String what) {
        return checks.required(node, "pointer", "where the response has the " + what)
                .flatMap(this::pointer);
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
