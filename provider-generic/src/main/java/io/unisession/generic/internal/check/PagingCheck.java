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

/** The key {@code paging}. The style decides which other keys are allowed. */
final class PagingCheck {
    private static final List<String> STYLES =
            Stream.of(Style.values()).map(Style::word).toList();
    private static final List<String> PLACES = List.of("query", "body");
    private static final Pattern WHOLE_NUMBER = Pattern.compile("0|[1-9][0-9]{0,8}");

    private final NodeChecks checks;
    private final PointerCheck pointers;

    PagingCheck(NodeChecks checks) {
        this.checks = checks;
        this.pointers = new PointerCheck(checks);
    }

    /** What the descriptor says; {@link PagingModel#NONE} after an error. */
    PagingModel paging(DocumentNode node) {
        Optional<DocumentNode> style = node.field("style");
        if (style.isEmpty()) {
            checks.object(node, List.copyOf(node.fields().keySet()));
            checks.required(node, "style", "one of " + String.join(", ", STYLES));
            return PagingModel.NONE;
        }
        return checks.oneOf(style.get(), "paging style", List.of(Style.values()), Style::word)
                .map(known -> paging(node, known))
                .orElse(PagingModel.NONE);
    }

    private PagingModel paging(DocumentNode node, Style style) {
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
        return new PagingModel(
                style,
                parameter.orElse(null),
                sizeParameter.flatMap(checks::text).orElse(null),
                size.flatMap(number -> wholeNumber(number, 1)).orElse(null),
                node.field("firstPage")
                        .flatMap(number -> wholeNumber(number, 0))
                        .orElse(1),
                node.field("in")
                        .flatMap(place -> checks.oneOf(place, "place", PLACES))
                        .map("body"::equals)
                        .orElse(false),
                pointers.at(node, "next"),
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
        checks.faults().add(node.location(), "expected a whole number of at least " + least);
        return Optional.empty();
    }
}
