package io.unisession.generic.internal.check;

import io.unisession.generic.internal.document.DocumentNode;
import io.unisession.generic.internal.document.DocumentNode.Kind;
import io.unisession.generic.internal.model.PagingModel;
import io.unisession.generic.internal.model.PagingModel.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The key {@code paging}. Which other keys are allowed depends on the style. */
final class PagingCheck {
    private static final List<String> STYLES =
            Stream.of(Style.values()).map(Style::word).toList();
    private static final Pattern WHOLE_NUMBER = Pattern.compile("0|[1-9][0-9]{0,8}");

    private final NodeChecks expected;
    private final PointerCheck pointers;

    PagingCheck(NodeChecks expected) {
        this.expected = expected;
        this.pointers = new PointerCheck(expected);
    }

    /** The paging, or none after a fault. */
    PagingModel paging(DocumentNode node) {
        Optional<DocumentNode> style = node.field("style");
        if (style.isEmpty()) {
            expected.object(node, List.copyOf(node.fields().keySet()));
            expected.required(node, "style", "one of " + String.join(", ", STYLES));
            return PagingModel.NONE;
        }
        return expected.text(style.get())
                .flatMap(word -> style(style.get(), word))
                .map(known -> paging(node, known))
                .orElse(PagingModel.NONE);
    }

    private Optional<Style> style(DocumentNode node, String word) {
        Optional<Style> known = Stream.of(Style.values())
                .filter(style -> style.word().equals(word))
                .findFirst();
        if (known.isEmpty()) {
            expected.faults()
                    .add(
                            node.place(),
                            "unknown style of paging " + NodeChecks.quoted(word) + NodeChecks.suggestion(word, STYLES));
        }
        return known;
    }

    private PagingModel paging(DocumentNode node, Style style) {
        List<String> keys = new ArrayList<>(List.of("style"));
        keys.addAll(keys(style));
        expected.object(node, keys);
        String parameterKey = keys.get(1).endsWith("Param") && style != Style.NEXT_LINK ? keys.get(1) : "";
        Optional<String> parameter = parameterKey.isEmpty()
                ? Optional.empty()
                : expected.required(node, parameterKey, "the parameter that says which page is meant")
                        .flatMap(expected::text);
        if (style == Style.CURSOR) {
            expected.required(node, "next", "where the response has the cursor of the next page");
        }
        Optional<DocumentNode> size = node.field("size");
        Optional<DocumentNode> sizeParameter = node.field("sizeParam");
        if (size.isPresent() && sizeParameter.isEmpty() && keys.contains("sizeParam")) {
            expected.required(node, "sizeParam", "the parameter that carries the size");
        }
        return new PagingModel(
                style,
                parameter.orElse(null),
                sizeParameter.flatMap(expected::text).orElse(null),
                size.flatMap(number -> wholeNumber(number, 1)).orElse(null),
                node.field("firstPage")
                        .flatMap(number -> wholeNumber(number, 0))
                        .orElse(1),
                node.field("in").map(this::inBody).orElse(false),
                pointers.at(node, "next"),
                pointers.at(node, "lastPage"),
                pointers.at(node, "pageSize"),
                pointers.at(node, "total"),
                pointers.at(node, "more"));
    }

    /** The keys of a style, that of its parameter first. */
    private static List<String> keys(Style style) {
        return switch (style) {
            case NONE -> List.of("total");
            case PAGE_NUMBER ->
                List.of("pageParam", "sizeParam", "size", "in", "firstPage", "lastPage", "pageSize", "total", "more");
            case LIMIT_OFFSET -> List.of("offsetParam", "sizeParam", "size", "in", "total", "more");
            case CURSOR -> List.of("cursorParam", "sizeParam", "size", "in", "next", "total", "more");
            case NEXT_LINK -> List.of("sizeParam", "size", "next", "total");
            case LAST_ITEM -> List.of("cursorParam", "sizeParam", "size", "in", "total", "more");
        };
    }

    private Optional<Integer> wholeNumber(DocumentNode node, int least) {
        if (node.is(Kind.NUMBER) && WHOLE_NUMBER.matcher(node.text()).matches()) {
            int number = Integer.parseInt(node.text());
            if (number >= least) {
                return Optional.of(number);
            }
        }
        expected.faults().add(node.place(), "expected a whole number from " + least + " on");
        return Optional.empty();
    }

    private boolean inBody(DocumentNode node) {
        Optional<String> where = expected.text(node);
        if (where.isPresent() && !List.of("query", "body").contains(where.get())) {
            expected.faults()
                    .add(
                            node.place(),
                            "found " + NodeChecks.quoted(where.get())
                                    + ", but the parameters are in the \"query\" or in the \"body\"");
        }
        return where.filter("body"::equals).isPresent();
    }
}
