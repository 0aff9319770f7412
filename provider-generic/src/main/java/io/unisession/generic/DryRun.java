package io.unisession.generic;

import io.unisession.generic.internal.dryrun.DescriptorDryRun;
import io.unisession.generic.internal.model.Operation;
import io.unisession.generic.internal.model.WebhookModel;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a descriptor makes of one response or event, for its author: each field of the model with its value and the
 * pointer that it came from, or why it is empty. Responses are mapped by the same code as in calls, and events by the
 * same code as in receivers. {@link #ofRequest} shows what an operation would send.
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
                        + words(descriptor.compiled().reading())));
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

    /**
     * Makes the request that an operation would send, or the join token that it would sign, without sending anything.
     * No setting is looked up: the names of settings stand for their values, and credentials are {@code ***}. Of a token
     * that the client signs, the decoded header and claims are shown.
     *
     * <pre>{@code
     * DryRun.ofRequest(descriptor, "endSession", Map.of("sessionId", "c-81"))
     * }</pre>
     *
     * @param descriptor the descriptor
     * @param operation the operation by its key, such as {@code endSession}
     * @param variables values of the variables by their names, such as {@code sessionId}; for those that are not given but
     *     needed, the result has examples
     * @return the result; for a list, of the request for the first page
     * @throws IllegalArgumentException if the descriptor does not declare that operation, its request does not have one of
     *     the variables, or a value cannot be sent
     * @throws io.unisession.error.UnsupportedCapabilityException if sessions cannot be listed by the given variables
     */
    public static DryRun ofRequest(Descriptor descriptor, String operation, Map<String, String> variables) {
        List<Operation> declared = Stream.of(Operation.values())
                .filter(descriptor.compiled().model()::declares)
                .toList();
        Operation known = declared.stream()
                .filter(each -> each.word().equals(operation))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the descriptor " + descriptor.id()
                        + " does not declare \"" + operation + "\", only " + words(declared)));
        return of(known, new DescriptorDryRun(descriptor.compiled()).ofRequest(known, variables, Instant.now()));
    }

    private static String words(List<Operation> operations) {
        return operations.stream().map(Operation::word).collect(Collectors.joining(", "));
    }

    static DryRun of(Operation operation, DescriptorDryRun.Result result) {
        return new DryRun(operation.word(), Objects.requireNonNull(result, "result"));
    }

    /**
     * The operation that returned the response, or would send the request.
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
     * @return the findings, unmodifiable; empty if the response is not JSON. For a request, its parts, such as {@code
     *     request} for method and address, {@code header Authorization} and {@code body}
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
