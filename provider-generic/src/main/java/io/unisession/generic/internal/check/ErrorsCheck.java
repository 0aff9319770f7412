package io.unisession.generic.internal.check;

import io.unisession.generic.internal.document.DocumentNode;
import io.unisession.generic.internal.document.DocumentNode.Kind;
import io.unisession.generic.internal.model.DescriptorModel.Errors;
import io.unisession.generic.internal.model.OperationModel.NotFoundWhen;
import io.unisession.generic.internal.model.Pointer;
import io.unisession.spi.http.ErrorFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The key {@code errors}. */
final class ErrorsCheck {
    private static final List<String> KEYS =
            List.of("message", "code", "requestId", "notFound", "notFoundWhen", "failedWhen");
    private static final Pattern ERROR_STATUS = Pattern.compile("[45][0-9][0-9]");
    private static final String RETRIES = "the client retries on it";
    /** Statuses that the client acts on. */
    private static final Map<String, String> RESERVED = Map.of(
            "401", "the client renews its credentials on it",
            "408", RETRIES,
            "429", RETRIES,
            "500", RETRIES,
            "502", RETRIES,
            "503", RETRIES,
            "504", RETRIES);

    private final NodeChecks checks;
    private final PointerCheck pointers;

    ErrorsCheck(NodeChecks checks) {
        this.checks = checks;
        this.pointers = new PointerCheck(checks);
    }

    Errors errors(DocumentNode node) {
        checks.object(node, KEYS);
        ErrorFormat.Builder format = Errors.standardFormat();
        node.field("message").ifPresent(places -> format.message(pointers(places)));
        node.field("code").ifPresent(places -> format.code(pointers(places)));
        node.field("requestId").ifPresent(places -> format.requestId(pointers(places)));
        node.field("notFound")
                .ifPresent(statuses -> checks.oneOrMore(statuses).forEach(status -> notFound(status, format)));
        node.field("failedWhen")
                .ifPresent(
                        conditions -> checks.oneOrMore(conditions).forEach(condition -> failedWhen(condition, format)));
        List<Pointer> missing = node.field("notFoundWhen").stream()
                .flatMap(conditions -> checks.oneOrMore(conditions).stream())
                .flatMap(condition -> notFoundWhen(condition).stream())
                .flatMap(condition -> placeOf(condition, format).stream())
                .toList();
        return new Errors(format.build(), missing);
    }

    private String[] pointers(DocumentNode node) {
        return pointers.pointers(node).stream().map(Pointer::toString).toArray(String[]::new);
    }

    private void notFound(DocumentNode node, ErrorFormat.Builder format) {
        boolean status =
                node.is(Kind.NUMBER) && ERROR_STATUS.matcher(node.text()).matches();
        if (status && RESERVED.containsKey(node.text())) {
            checks.faults()
                    .add(
                            node.location(),
                            "HTTP status " + node.text() + " cannot mean \"not found\": " + RESERVED.get(node.text()));
        } else if (status) {
            format.notFound(Integer.parseInt(node.text()));
        } else {
            checks.faults().add(node.location(), "expected an HTTP status from 400 to 599, found " + found(node));
        }
    }

    private static String found(DocumentNode node) {
        return node.is(Kind.NUMBER) ? node.text() : node.kind().toString();
    }

    private void failedWhen(DocumentNode node, ErrorFormat.Builder format) {
        checks.object(node, List.of("pointer", "equals"));
        Optional<Pointer> pointer = checks.required(node, "pointer", "the field that indicates failure")
                .flatMap(pointers::pointer);
        Optional<String> value =
                checks.required(node, "equals", "the value that means failure").flatMap(checks::singleValue);
        pointer.ifPresent(place -> value.ifPresent(word -> format.failedWhen(place.toString(), word)));
    }

    /** The place that must be there, if the condition is that it is missing. */
    private static Optional<Pointer> placeOf(NotFoundWhen condition, ErrorFormat.Builder format) {
        condition
                .value()
                .ifPresent(word -> format.notFoundWhen(condition.pointer().toString(), word));
        return condition.value().isEmpty() ? Optional.of(condition.pointer()) : Optional.empty();
    }

    /** A condition; empty after an error. */
    Optional<NotFoundWhen> notFoundWhen(DocumentNode node) {
        checks.object(node, List.of("pointer", "equals", "missing"));
        Optional<Pointer> pointer =
                checks.required(node, "pointer", "the field that says so").flatMap(pointers::pointer);
        Optional<DocumentNode> missing = node.field("missing");
        if (missing.isEmpty()) {
            checks.required(node, "equals", "the value that means \"not found\"; or use \"missing\": true");
        } else if (node.field("equals").isPresent()) {
            checks.faults().add(node.location(), "use either \"equals\" or \"missing\", not both");
        }
        Optional<String> value = node.field("equals").flatMap(checks::singleValue);
        boolean isMissing = missing.flatMap(checks::flag).orElse(false);
        if (missing.isPresent() && !isMissing) {
            checks.faults().add(missing.get().location(), "expected true; omit the key instead");
        }
        return pointer.filter(place -> isMissing || value.isPresent()).map(place -> new NotFoundWhen(place, value));
    }
}
