package io.unisession.generic;

import io.unisession.generic.internal.dryrun.DescriptorDryRun;
import io.unisession.generic.internal.dryrun.DryRunResult;
import io.unisession.generic.internal.model.Operation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a descriptor makes of one response, field by field, for whoever writes it: each field of the model with its value
 * and the pointer that gave it, or why it is empty. It is read by what reads the responses of calls.
 *
 * <pre>{@code
 * Descriptor descriptor = Descriptor.load(Path.of("acme.yaml"));
 * DryRun.of(descriptor, "getSession", Files.readString(Path.of("response.json"))).lines().forEach(System.out::println);
 *
 * GenericSessions.builder(descriptor).dryRun("c-81").forEach(System.out::println);
 * }</pre>
 *
 * <p>Values may be personal, as those of any response are. Join tokens are not shown.
 */
public final class DryRun {
    private final String operation;
    private final DryRunResult result;

    private DryRun(String operation, DryRunResult result) {
        this.operation = operation;
        this.result = result;
    }

    /**
     * Reads a response that was saved, as a call would. What a call looks at beside the body, such as the HTTP status,
     * counts as success.
     *
     * @param descriptor the descriptor
     * @param operation the operation that the response is of, by its key, such as {@code getSession}
     * @param response the body of the response; what is no JSON is a {@link #problem}
     * @return what was found
     * @throws IllegalArgumentException if the descriptor does not declare that operation, or the operation reads
     *     nothing from its responses
     */
    public static DryRun of(Descriptor descriptor, String operation, String response) {
        Operation known = descriptor.compiled().reading().stream()
                .filter(each -> each.word().equals(operation))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the descriptor of " + descriptor.id()
                        + " reads no response of \"" + operation + "\", but of "
                        + descriptor.compiled().reading().stream()
                                .map(Operation::word)
                                .collect(Collectors.joining(", "))));
        return of(
                known,
                new DescriptorDryRun(descriptor.compiled()).of(known, response.getBytes(StandardCharsets.UTF_8)));
    }

    static DryRun of(Operation operation, DryRunResult result) {
        return new DryRun(operation.word(), Objects.requireNonNull(result, "result"));
    }

    /**
     * The operation that the response is of.
     *
     * @return its key in the descriptor
     */
    public String operation() {
        return operation;
    }

    /**
     * Why a call would fail with an {@link io.unisession.error.InvalidResponseException}, such as for a session without
     * an id.
     *
     * @return the reason; empty where a call would succeed
     */
    public Optional<String> problem() {
        return result.problem();
    }

    /**
     * What was found, field by field, in the order of the models.
     *
     * @return the findings, unmodifiable; none where the response is no JSON
     */
    public List<FieldFinding> findings() {
        return result.fields();
    }

    /**
     * The run for people, in columns: the fields, their values or {@code -}, and where those came from or why there are
     * none. The last line says why a call would fail, if it would.
     *
     * @return the lines
     */
    public List<String> lines() {
        int fields = widest(findings().stream().map(FieldFinding::field).toList());
        int values = widest(
                findings().stream().map(finding -> finding.value().orElse("-")).toList());
        List<String> lines = new ArrayList<>();
        lines.add(operation);
        for (FieldFinding finding : findings()) {
            lines.add("  " + padded(finding.field(), fields) + "  "
                    + padded(finding.value().orElse("-"), values) + "  " + finding.source());
        }
        problem().ifPresent(problem -> lines.add("  A call would fail: " + problem));
        return lines.stream().map(String::stripTrailing).toList();
    }

    /** Of cells that are wider than most, the rest of the line is moved, and not that of all lines. */
    private static int widest(List<String> cells) {
        return cells.stream()
                .mapToInt(String::length)
                .filter(length -> length <= 40)
                .max()
                .orElse(0);
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    /** {@link #lines}, one below the other. */
    @Override
    public String toString() {
        return String.join("\n", lines());
    }
}
