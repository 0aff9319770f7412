package io.unisession.testkit.googlemeet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.unisession.testkit.internal.Json;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A filter: comparisons joined by {@code AND}. Its fields are in snake case, while those of responses are in camel case.
 */
final class MeetFilter {

    private static final Pattern COMPARISON =
            Pattern.compile("\\s*([a-z_.]+)\\s*(?:(IS NULL)|(<=|>=|=|<|>)\\s*\"([^\"]*)\")\\s*(AND\\s|$)");

    private MeetFilter() {}

    /**
     * Reads a filter.
     *
     * @param fields the fields that it may have, with their names in responses
     * @return what the filter lets through
     */
    static Predicate<ObjectNode> read(String filter, Map<String, String> fields) {
        List<Predicate<ObjectNode>> comparisons = new ArrayList<>();
        Matcher matcher = COMPARISON.matcher(filter);
        int end = 0;
        boolean more = true;
        while (more && matcher.region(end, filter.length()).lookingAt()) {
            String field = fields.get(matcher.group(1));
            if (field == null) {
                throw MeetErrors.invalidArgument();
            }
            comparisons.add(
                    matcher.group(2) == null ? comparison(field, matcher.group(3), matcher.group(4)) : missing(field));
            end = matcher.end();
            more = !matcher.group(5).isEmpty();
        }
        if (more || end < filter.length()) {
            throw MeetErrors.invalidArgument();
        }
        return item -> comparisons.stream().allMatch(each -> each.test(item));
    }

    private static Predicate<ObjectNode> missing(String field) {
        return item -> item.path(field).isMissingNode();
    }

    private static Predicate<ObjectNode> comparison(String field, String operator, String value) {
        if (!field.endsWith("Time")) {
            if (!operator.equals("=")) {
                throw MeetErrors.invalidArgument();
            }
            return item -> item.path(field).asText().equals(value);
        }
        Instant expected = time(value);
        Predicate<Integer> holds = switch (operator) {
            case "<" -> order -> order < 0;
            case "<=" -> order -> order <= 0;
            case ">" -> order -> order > 0;
            case ">=" -> order -> order >= 0;
            default -> order -> order == 0;
        };
        return item -> {
            Optional<Instant> actual = Json.time(item, field);
            return actual.isPresent() && holds.test(actual.get().compareTo(expected));
        };
    }

    private static Instant time(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException noTime) {
            throw MeetErrors.invalidArgument();
        }
    }
}
