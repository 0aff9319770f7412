package io.unisession.generic.internal.check;

import io.unisession.generic.internal.document.DocumentNode;
import io.unisession.generic.internal.document.DocumentNode.Kind;
import io.unisession.generic.internal.document.Faults;
import io.unisession.spi.Suggestions;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Takes values of the expected type and reports the others. Its messages quote no value that may be a secret in the
 * wrong place.
 */
final class NodeChecks {
    private static final int MAX_QUOTED = 80;

    /**
     * Places of a result and of a field in it are multiplied, and each object of a response takes memory for each place.
     */
    private static final int MOST_VALUES = 50;

    /** YAML has other notations, and YAML parsers disagree on what they mean. */
    private static final Pattern JSON_NUMBER = Pattern.compile("-?(?:0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

    /** Parsing very long numbers is slow, and no service needs them. */
    private static final int MAX_DIGITS = 100;

    private final Faults faults;
    /** Misspelled keys, by the pointer of the right spelling. */
    private final Set<String> misspelt = new HashSet<>();

    NodeChecks(Faults faults) {
        this.faults = faults;
    }

    Faults faults() {
        return faults;
    }

    /** Whether the value is an object. Unknown keys are reported. */
    boolean object(DocumentNode node, List<String> keys) {
        if (!isA(Kind.OBJECT, node)) {
            return false;
        }
        List<String> unused =
                keys.stream().filter(key -> node.field(key).isEmpty()).toList();
        node.fields().forEach((key, value) -> {
            if (!keys.contains(key)) {
                Suggestions.nearest(key, unused)
                        .ifPresent(meant -> misspelt.add(node.location().pointer() + '/' + meant));
                faults.add(value.location(), "unknown key " + quoted(key) + suggestion(key, unused, keys));
            }
        });
        return true;
    }

    /** Whether the value is an object. Any key is allowed. */
    boolean anyObject(DocumentNode node) {
        return isA(Kind.OBJECT, node);
    }

    boolean list(DocumentNode node) {
        return isA(Kind.LIST, node);
    }

    /** A required field of an object that has passed {@link #object}. */
    Optional<DocumentNode> required(DocumentNode object, String key, String what) {
        Optional<DocumentNode> field = object.field(key);
        if (field.isEmpty() && object.is(Kind.OBJECT) && !isReported(object, key)) {
            faults.add(object.location(), "the key \"" + key + "\" is missing: " + what);
        }
        return field;
    }

    /**
     * Whether an error of a key is reported already: it is misspelled, or its value is wrong. That something else lacks it
     * is then no error of its own.
     */
    boolean isReported(DocumentNode object, String key) {
        String place = object.location().pointer() + '/' + key;
        return misspelt.contains(place) || faults.areIn(place);
    }

    /** Reports two keys of which an object has one only. */
    void requireTogether(DocumentNode object, String one, String other) {
        if (object.field(one).isPresent() != object.field(other).isPresent()
                && !isReported(object, one)
                && !isReported(object, other)) {
            faults.add(object.location(), '"' + one + "\" and \"" + other + "\" must be declared together");
        }
    }

    /** A string that is not blank. */
    Optional<String> text(DocumentNode node) {
        if (!isA(Kind.TEXT, node)) {
            return Optional.empty();
        }
        if (node.text().isBlank()) {
            faults.add(node.location(), "must not be blank");
            return Optional.empty();
        }
        return Optional.of(node.text());
    }

    Optional<Boolean> flag(DocumentNode node) {
        return isA(Kind.FLAG, node) ? Optional.of(Boolean.valueOf(node.text())) : Optional.empty();
    }

    /** A string, number or boolean, as text. */
    Optional<String> singleValue(DocumentNode node) {
        if (node.is(Kind.NUMBER)) {
            return isJsonNumber(node) ? Optional.of(node.text()) : Optional.empty();
        }
        if (node.is(Kind.TEXT) || node.is(Kind.FLAG)) {
            return Optional.of(node.text());
        }
        faults.add(node.location(), "expected a string, a number or a boolean, found " + node.kind());
        return Optional.empty();
    }

    /** The number, without loss of precision. */
    Optional<Number> exactNumber(DocumentNode node) {
        if (!isJsonNumber(node)) {
            return Optional.empty();
        }
        String text = node.text();
        try {
            return Optional.of(text.matches("-?[0-9]+") ? whole(new BigInteger(text)) : decimal(new BigDecimal(text)));
        } catch (ArithmeticException | NumberFormatException exponent) {
            faults.add(node.location(), "the exponent of this number is too large");
            return Optional.empty();
        }
    }

    private static Number whole(BigInteger number) {
        return number.bitLength() < Long.SIZE ? (Number) number.longValue() : number;
    }

    private static Number decimal(BigDecimal number) {
        double nearest = number.doubleValue();
        boolean same = !Double.isInfinite(nearest) && new BigDecimal(Double.toString(nearest)).compareTo(number) == 0;
        return same ? (Number) nearest : number;
    }

    private boolean isJsonNumber(DocumentNode node) {
        boolean json = node.text().length() <= MAX_DIGITS
                && JSON_NUMBER.matcher(node.text()).matches();
        if (!json) {
            faults.add(node.location(), "not a JSON number such as 31 or -0.5; put a string in quotes");
        }
        return json;
    }

    /** The elements of an array that is not empty, or the value itself if it is no array. */
    List<DocumentNode> oneOrMore(DocumentNode node) {
        if (!node.is(Kind.LIST)) {
            return List.of(node);
        }
        if (node.elements().isEmpty()) {
            faults.add(node.location(), "expected at least one value, found an empty array; omit the key instead");
        }
        if (node.elements().size() > MOST_VALUES) {
            faults.add(
                    node.location(),
                    "expected at most " + MOST_VALUES + " values, found "
                            + node.elements().size());
            return List.of();
        }
        return node.elements();
    }

    /** A text in quotes, cut before the query of a URL, which may have a secret. */
    static String quoted(String text) {
        int end = 0;
        while (end < text.length() && end < MAX_QUOTED && "?#=".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return '"' + text.substring(0, end) + (end < text.length() ? "...\"" : "\"");
    }

    /** One of several words; {@code what} names it in messages. */
    Optional<String> oneOf(DocumentNode node, String what, List<String> words) {
        return oneOf(node, what, words, Function.identity());
    }

    /** One of several values, by its word; {@code what} names it in messages. */
    <T> Optional<T> oneOf(DocumentNode node, String what, List<T> values, Function<T, String> word) {
        return known(node, "unknown " + what + ' ' + quoted(node.text()), values, word);
    }

    /** As {@link #oneOf}, for values that may be secrets in the wrong place. */
    Optional<String> oneOfUnquoted(DocumentNode node, String what, List<String> words) {
        return known(node, "unknown " + what, words, Function.identity());
    }

    private <T> Optional<T> known(DocumentNode node, String fault, List<T> values, Function<T, String> word) {
        List<String> words = values.stream().map(word).toList();
        Optional<String> found = text(node);
        if (found.isPresent() && !words.contains(found.get())) {
            faults.add(node.location(), fault + suggestion(found.get(), words, words));
        }
        return found.filter(words::contains).map(known -> values.get(words.indexOf(known)));
    }

    /** What was probably meant, and what is allowed. */
    static String suggestion(String word, Collection<String> known) {
        return suggestion(word, known, known);
    }

    /** Whether the value is a string, which may be blank. */
    boolean isString(DocumentNode node) {
        return isA(Kind.TEXT, node);
    }

    private static String suggestion(String word, Collection<String> likely, Collection<String> known) {
        return Suggestions.nearest(word, likely)
                        .map(nearest -> "; did you mean \"" + nearest + "\"?")
                        .orElse(".")
                + " Allowed: " + String.join(", ", known);
    }

    private boolean isA(Kind expected, DocumentNode node) {
        if (!node.is(expected)) {
            faults.add(node.location(), "expected " + expected + ", found " + node.kind());
        }
        return node.is(expected);
    }
}
