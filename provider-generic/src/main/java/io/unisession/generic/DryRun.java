package io.unisession.generic;

import io.unisession.generic.internal.dryrun.DescriptorDryRun;
import io.unisession.generic.internal.model.Operation;
import io.unisession.generic.internal.model.WebhookModel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a descriptor makes of one response or event, for its author: each field of the model with its value and the
 * pointer that it came from, or why it is empty. Responses are mapped by the same code as in calls, and events by the
 * same code as in receivers.
 *
 * <pre>{@code
 * Descriptor descriptor = Descriptor.load(Path.of("acme.yaml"));
 * DryRun.of(descriptor, "getSession", Files.readString(Path.of("response.json"))).lines().forEach(System.out::println);
 *
 * GenericSessions.builder(descriptor).dryRun("c-81").forEach(System.out::println);
 * }</pre>
 *
 * <p>Values may be personal data. Join tokens are not shown.
 */
public final class DryRun {
    private static final String WEBHOOKS = "webhooks";

    private final String operation;
    private final DescriptorDryRun.Result result;

    private DryRun(String operation, DescriptorDryRun.Result result) {
        this.operation = operation;
        this.result = result;
    }

    /**
     * Maps a saved response as a call would. The HTTP status is taken to be 200.
     *
     * @param descriptor the descriptor
     * @param operation the operation that returned the response, by its key, such as {@code getSession}
     * @param response the body of the response; one that is not JSON is a {@link #problem}
     * @return the result
     * @throws IllegalArgumentException if the descriptor does not declare that operation, or its responses are not read
     */
    public static DryRun of(Descriptor descriptor, String operation, String response) {
        Operation known = descriptor.compiled().reading().stream()
                .filter(each -> each.word().equals(operation))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the descriptor " + descriptor.id()
                        + " reads no responses to \"" + operation + "\", only to "
                        + descriptor.compiled().reading().stream()
                                .map(Operation::word)
                                .collect(Collectors.joining(", "))));
        return of(
                known,
                new DescriptorDryRun(descriptor.compiled()).of(known, response.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Maps a saved webhook body as a receiver would, but without headers: the signature is not verified, and a key in a
     * header is not read.
     *
     * @param descriptor the descriptor
     * @param body the body, as JSON or as a form; one that is neither is a {@link #problem}
     * @return the result
     * @throws IllegalArgumentException if the descriptor does not have the key {@code webhooks}
     */
    public static DryRun ofEvents(Descriptor descriptor, String body) {
        WebhookModel webhooks = descriptor
                .compiled()
                .model()
                .webhooks()
                .orElseThrow(() -> new IllegalArgumentException(
                        "the descriptor " + descriptor.id() + " reads no events: it has no key \"webhooks\""));
        return new DryRun(
                WEBHOOKS,
                new DescriptorDryRun(descriptor.compiled()).ofEvents(webhooks, body.getBytes(StandardCharsets.UTF_8)));
    }

    static DryRun of(Operation operation, DescriptorDryRun.Result result) {
        return new DryRun(operation.word(), Objects.requireNonNull(result, "result"));
    }

    /**
     * The operation that returned the response.
     *
     * @return its key in the descriptor; {@code webhooks} for events
     */
    public String operation() {
        return operation;
    }

    /**
     * Why a call would fail with an {@link io.unisession.error.InvalidResponseException}, such as for a session without
     * an id, or why a receiver would reject the events.
     *
     * @return the reason; empty if a call would succeed, or the events would be accepted
     */
    public Optional<String> problem() {
        return result.problem();
    }

    /**
     * The fields, in the order of the models.
     *
     * @return the findings, unmodifiable; empty if the response is not JSON
     */
    public List<FieldFinding> findings() {
        return result.fields();
    }

    /**
     * The result as text in columns: each field, its value or {@code -}, and where the value came from or why there is
     * none. If there is a {@link #problem}, the last line says so.
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
        String failure = operation.equals(WEBHOOKS)
                ? "  A receiver would reject this request: "
                : "  A call would fail with this response: ";
        problem().ifPresent(problem -> lines.add(failure + problem));
        return lines.stream().map(String::stripTrailing).toList();
    }

    /** The width of a column. Very wide cells shift their own line only. */
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

    /** The {@link #lines}, separated by line breaks. */
    @Override
    public String toString() {
        return String.join("\n", lines());
    }
}
