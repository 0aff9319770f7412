package io.unisession.generic.internal.check;

import io.unisession.generic.internal.document.DocumentNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;

/** Numbers as JSON writes them. YAML has other ways, of which readers of YAML do not agree what they mean. */
final class NumberCheck {
    private static final Pattern JSON = Pattern.compile("-?(?:0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
    /** No service has longer ones, and to read them takes its time. */
    private static final int MOST_DIGITS = 100;

    private final NodeChecks expected;

    NumberCheck(NodeChecks expected) {
        this.expected = expected;
    }

    /** Whether a number is written as in JSON; otherwise it is noted that it is not. */
    boolean isJson(DocumentNode node) {
        boolean json =
                node.text().length() <= MOST_DIGITS && JSON.matcher(node.text()).matches();
        if (!json) {
            expected.faults()
                    .add(
                            node.place(),
                            "expected a number as JSON writes it, such as 31 or -0.5; a text is put in quotes");
        }
        return json;
    }

    /** The very number. */
    Optional<Number> exact(DocumentNode node) {
        if (!isJson(node)) {
            return Optional.empty();
        }
        String text = node.text();
        try {
            return Optional.of(text.matches("-?[0-9]+") ? whole(new BigInteger(text)) : decimal(new BigDecimal(text)));
        } catch (ArithmeticException | NumberFormatException exponent) {
            expected.faults().add(node.place(), "the exponent of this number is too large");
            return Optional.empty();
        }
    }

    /** As {@link #exact}, of the kinds that the library which signs tokens can write. */
    Optional<Number> ofToken(DocumentNode node) {
        Optional<Number> number = exact(node);
        if (number.isPresent() && !(number.get() instanceof Long || number.get() instanceof Double)) {
            expected.faults().add(node.place(), "a token cannot have a number of so many digits");
        }
        return number;
    }

    private static Number whole(BigInteger number) {
        return number.bitLength() < Long.SIZE ? (Number) number.longValue() : number;
    }

    private static Number decimal(BigDecimal number) {
        double nearest = number.doubleValue();
        boolean same = !Double.isInfinite(nearest) && new BigDecimal(Double.toString(nearest)).compareTo(number) == 0;
        return same ? (Number) nearest : number;
    }
}
