package io.unisession.generic.internal.check;

import io.unisession.generic.internal.document.DocumentNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;

/** Numbers in JSON's notation. YAML has others, and YAML parsers disagree on what they mean. */
final class NumberCheck {
    private static final Pattern JSON = Pattern.compile("-?(?:0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
    /** Parsing very long numbers is slow, and no service needs them. */
    private static final int MAX_DIGITS = 100;

    private final NodeChecks checks;

    NumberCheck(NodeChecks checks) {
        this.checks = checks;
    }

    /** Whether a number is a JSON number; reported if not. */
    boolean isJson(DocumentNode node) {
        boolean json =
                node.text().length() <= MAX_DIGITS && JSON.matcher(node.text()).matches();
        if (!json) {
            checks.faults().add(node.location(), "not a JSON number such as 31 or -0.5; put a string in quotes");
        }
        return json;
    }

    /** The number, without loss of precision. */
    Optional<Number> exact(DocumentNode node) {
        if (!isJson(node)) {
            return Optional.empty();
        }
        String text = node.text();
        try {
            return Optional.of(text.matches("-?[0-9]+") ? whole(new BigInteger(text)) : decimal(new BigDecimal(text)));
        } catch (ArithmeticException | NumberFormatException exponent) {
            checks.faults().add(node.location(), "the exponent of this number is too large");
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
}
