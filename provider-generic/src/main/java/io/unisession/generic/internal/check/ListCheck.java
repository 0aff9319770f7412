package io.unisession.generic.internal.check;

import io.unisession.generic.internal.document.DocumentNode;
import io.unisession.generic.internal.document.DocumentNode.Kind;
import io.unisession.generic.internal.model.ListModel;
import io.unisession.generic.internal.model.ListModel.Paging;
import io.unisession.generic.internal.model.ListModel.Paging.Style;
import io.unisession.generic.internal.model.Pointer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The keys of an operation that lists: {@code items} and {@code paging}. */
final class ListCheck {
    private static final List<String> STYLES =
            Stream.of(Style.values()).map(Style::word).toList();
    private static final List<String> PLACES = List.of("query", "body");
    private static final Pattern WHOLE_NUMBER = Pattern.compile("0|[1-9][0-9]{0,8}");

    /** The keys of all styles. */
    static final List<String> PAGING_KEYS = Stream.of(Style.values())
            .flatMap(style -> keys(style).stream())
            .distinct()
            .toList();

    private final NodeChecks checks;
    private final PointerCheck pointers;

    ListCheck(NodeChecks checks) {
        this.checks = checks;
        this.pointers = new PointerCheck(checks);
    }

    /** Whether the response of an operation is a list though it need not be one. */
    static boolean declaresItems(DocumentNode node) {
        return node.field("items").isPresent();
    }

    ListModel list(DocumentNode node) {
        Optional<DocumentNode> items =
                checks.required(node, "items", "where the response has the array of items (\"\" if it is the array)");
        return paged(node, items.map(pointers::itemsOrWhole).orElse(Pointer.ToItems.NONE), Paging.NONE);
    }

    /** The same list, with paging and, where it may be declared, items of its own. */
    ListModel like(DocumentNode node, ListModel list) {
        return paged(node, node.field("items").map(pointers::itemsOrWhole).orElse(list.items()), list.paging());
    }

    private ListModel paged(DocumentNode node, Pointer.ToItems items, Paging fallback) {
        Paging paging = node.field("paging").map(this::paging).orElse(fallback);
        pointers.requireApart(
                node,
                items.byId() || items.all() ? items.pointers() : arrays(items.pointers()),
                paging.pointers(),
                "paging cannot be read from the items");
        return new ListModel(items, paging);
    }

    /** The pointers that can only lead to an array. One that leads to an object contains other pointers. */
    private static List<Pointer> arrays(List<Pointer> places) {
        return places.stream()
                .filter(place -> places.stream().noneMatch(place::holds))
                .toList();
    }

    /** What the descriptor says; {@link Paging#NONE} after an error. */
    Paging paging(DocumentNode node) {
        Optional<DocumentNode> style = node.field("style");
        if (style.isEmpty()) {
            checks.object(node, List.copyOf(node.fields().keySet()));
            checks.required(node, "style", "one of " + String.join(", ", STYLES));
            return Paging.NONE;
        }
        return checks.oneOf(style.get(), "paging style", List.of(Style.values()), Style::word)
                .map(known -> paging(node, known))
                .orElse(Paging.NONE);
    }

    private Paging paging(DocumentNode node, Style style) {
        List<String> keys = new ArrayList<>(List.of("style"));
        keys.addAll(keys(style));
        checks.object(node, keys);
        String parameterKey = keys.get(1).endsWith("Param") && style != Style.NEXT_LINK ? keys.get(1) : "";
        Optional<String> parameter = parameterKey.isEmpty()
                ? Optional.empty()
                : checks.required(node, parameterKey, "the parameter that identifies the page")
                        .flatMap(checks::text);
        if (style == Style.CURSOR) {
            checks.required(node, "next", "where the response has the cursor of the next page");
        }
        Optional<DocumentNode> size = node.field("size");
        Optional<DocumentNode> sizeParameter = node.field("sizeParam");
        if (size.isPresent() && sizeParameter.isEmpty() && keys.contains("sizeParam")) {
            checks.required(node, "sizeParam", "the parameter for the page size");
        }
        return new Paging(
                style,
                parameter.orElse(null),
                sizeParameter.flatMap(checks::text).orElse(null),
                size.flatMap(number -> wholeNumber(number, 1)).orElse(null),
                node.field("minSize").flatMap(number -> wholeNumber(number, 1)).orElse(1),
                node.field("fullPages").flatMap(checks::flag).orElse(false),
                node.field("firstPage")
                        .flatMap(number -> wholeNumber(number, 0))
                        .orElse(1),
                node.field("in")
                        .flatMap(place -> checks.oneOf(place, "place", PLACES))
                        .map("body"::equals)
                        .orElse(false),
                pointers.at(node, "next"),
                pointers.at(node, "page"),
                pointers.at(node, "lastPage"),
                pointers.at(node, "pageSize"),
                pointers.at(node, "total"),
                pointers.at(node, "more"));
    }

    /** The keys of a style; the one for the page parameter comes first. */
    private static List<String> keys(Style style) {
        return switch (style) {
            case NONE -> List.of("total");
            case PAGE_NUMBER ->
                List.of(
                        "pageParam",
                        "sizeParam",
                        "size",
                        "minSize",
                        "fullPages",
                        "in",
                        "firstPage",
                        "page",
                        "lastPage",
                        "pageSize",
                        "total",
                        "more");
            case LIMIT_OFFSET ->
                List.of("offsetParam", "sizeParam", "size", "minSize", "fullPages", "in", "total", "more");
            case CURSOR ->
                List.of("cursorParam", "sizeParam", "size", "minSize", "fullPages", "in", "next", "total", "more");
            case NEXT_LINK -> List.of("sizeParam", "size", "minSize", "fullPages", "next", "total");
            case LAST_ITEM ->
                List.of("cursorParam", "sizeParam", "size", "minSize", "fullPages", "in", "total", "more");
        };
    }

    /** A whole number in a range; empty after an error. */
    Optional<Integer> wholeNumber(DocumentNode node, int least, int most) {
        Optional<Integer> number = wholeNumber(node, least);
        if (number.filter(found -> found > most).isPresent()) {
            checks.faults().add(node.location(), "expected a whole number from " + least + " to " + most);
            return Optional.empty();
        }
        return number;
    }

    private Optional<Integer> wholeNumber(DocumentNode node, int least) {
        if (node.is(Kind.NUMBER) && WHOLE_NUMBER.matcher(node.text()).matches()) {
            int number = Integer.parseInt(node.text());
            if (number >= least) {
                return Optional.of(number);
            }
        }
        checks.faults().add(node.location(), "expected a whole number of at least " + least);
        return Optional.empty();
    }
}
