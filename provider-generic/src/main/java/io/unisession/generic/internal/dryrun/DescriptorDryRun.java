package io.unisession.generic.internal.dryrun;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.unisession.ProviderDocument;
import io.unisession.ResponseMetadata;
import io.unisession.event.SessionEvent;
import io.unisession.event.WebhookRequest;
import io.unisession.generic.FieldFinding;
import io.unisession.generic.internal.model.Operation;
import io.unisession.generic.internal.model.Pointer;
import io.unisession.generic.internal.model.WebhookModel;
import io.unisession.generic.internal.perform.CompiledDescriptor;
import io.unisession.generic.internal.perform.DescriptorBackend;
import io.unisession.generic.internal.perform.EventMapping;
import io.unisession.generic.internal.perform.MappingContext;
import io.unisession.spi.event.FormParameters;
import io.unisession.spi.http.ApiResponse;
import io.unisession.spi.http.ErrorMeanings;
import io.unisession.spi.http.ErrorMeanings.FieldValue;
import io.unisession.spi.http.UnusableResponseException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Maps responses as calls do, and events as receivers do, and reports field by field what was found. */
public final class DescriptorDryRun {
    /** Stands for the id that a call would ask for, which serves where the response has none. */
    private static final String ANY_ID = "requested";

    private static final JsonFactory JSON = new JsonFactory();

    private final CompiledDescriptor descriptor;

    public DescriptorDryRun(CompiledDescriptor descriptor) {
        this.descriptor = descriptor;
    }

    /** Gets a session; the results are those of the first responses of the operations that this takes. */
    public Map<Operation, Result> live(DescriptorBackend backend, String sessionId) {
        Map<Operation, Result> results = new EnumMap<>(backend.inspect(sessionId, this::of));
        if (descriptor.getSession().withParticipants()) {
            results.putIfAbsent(
                    Operation.LIST_PARTICIPANTS,
                    Result.empty("participants", "HTTP 404: no participants are reported for this session"));
        }
        return results;
    }

    private Result of(Operation operation, ApiResponse response) {
        if (descriptor.isEmptyList(operation, response)) {
            return Result.empty(FieldReport.list(operation), "HTTP 204 means an empty list");
        }
        return of(operation, response.document().json().getBytes(StandardCharsets.UTF_8));
    }

    /** The result of a saved response to an operation whose responses are read. */
    public Result of(Operation operation, byte[] response) {
        MappingRecorder recorder = new MappingRecorder(response);
        try {
            requireJson(response);
            Optional<String> problem = map(operation, response, recorder);
            return new Result(
                    new FieldReport(descriptor.model(), operation).of(recorder.root()),
                    failure(operation, response).or(() -> problem));
        } catch (IOException notJson) {
            return new Result(List.of(), Optional.of("it is not JSON" + location(notJson)));
        }
    }

    /** The result of a saved body of a request to the webhook. */
    public Result ofEvents(WebhookModel webhooks, byte[] body) {
        byte[] json = json(body);
        Pointer list = webhooks.events().orElse(null);
        MappingRecorder recorder = new MappingRecorder(json, list);
        try {
            requireJson(json);
            List<SessionEvent> events = new EventMapping(descriptor.id(), webhooks, recorder)
                    .map(WebhookRequest.of(json, Map.of()), Instant.EPOCH)
                    .events();
            List<FieldFinding> findings = new ArrayList<>();
            for (int index = 0; index < events.size(); index++) {
                String prefix = list == null ? "" : "events[" + index + "].";
                findings.addAll(new EventReport(
                                webhooks,
                                prefix,
                                events.get(index),
                                recorder.roots().get(index))
                        .findings());
            }
            return new Result(findings, Optional.empty());
        } catch (JsonProcessingException notJson) {
            return new Result(List.of(), Optional.of("it is not JSON" + location(notJson)));
        } catch (UnusableResponseException unusable) {
            return new Result(List.of(), Optional.of(String.valueOf(unusable.getMessage())));
        } catch (IOException noList) {
            boolean isWhole = list == null || list.equals(Pointer.WHOLE);
            return new Result(
                    List.of(),
                    Optional.of(isWhole ? "it is not a list of events" : "it has no list of events at " + list));
        }
    }

    /**
     * The request that an operation would send, or the join token that it would sign.
     *
     * @param variables values by the descriptor's words for the variables
     * @param now the time of the call
     * @throws IllegalArgumentException if a variable is unknown, or a value cannot be sent
     */
    public Result ofRequest(Operation operation, Map<String, String> variables, Instant now) {
        return new Result(new RequestReport(descriptor, operation, now).of(variables), Optional.empty());
    }

    /** The body, or the fields of a form as an object, as a receiver reads them. */
    private static byte[] json(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8).strip();
        if (text.startsWith("{") || text.startsWith("[") || !text.contains("=")) {
            return body;
        }
        WebhookRequest form = WebhookRequest.of(text.getBytes(StandardCharsets.UTF_8), Map.of());
        try {
            return FormParameters.of(form).json();
        } catch (IOException noForm) {
            return body;
        }
    }

    private Optional<String> map(Operation operation, byte[] response, MappingRecorder recorder) throws IOException {
        try {
            descriptor.map(
                    operation,
                    new MappingContext(new ApiResponse(response, ResponseMetadata.none()), ANY_ID, recorder));
            return Optional.empty();
        } catch (UnusableResponseException unusable) {
            return Optional.of(String.valueOf(unusable.getMessage()));
        }
    }

    /** Also checks what a call skips. */
    private static void requireJson(byte[] response) throws IOException {
        try (JsonParser parser = JSON.createParser(response)) {
            if (parser.nextToken() == null) {
                throw new JsonParseException(parser, "empty");
            }
            parser.skipChildren();
            if (parser.nextToken() != null) {
                throw new JsonParseException(parser, "more than one value");
            }
        }
    }

    /** Without Jackson's message, which may quote a token. */
    private static String location(IOException notJson) {
        JsonLocation location = notJson instanceof JsonProcessingException json ? json.getLocation() : null;
        return location == null ? "" : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    private Optional<String> failure(Operation operation, byte[] response) {
        ErrorMeanings errors = descriptor.model().errors().format().meanings();
        ProviderDocument document = ProviderDocument.of(response);
        return applying("failedWhen", errors.failedWhen(), document)
                .or(() -> applying("notFoundWhen", errors.notFoundWhen(), document))
                .or(() -> descriptor.whyNotFound(operation, document));
    }

    private static Optional<String> applying(String key, List<FieldValue> values, ProviderDocument document) {
        return values.stream()
                .filter(value -> document.text(value.pointer())
                        .filter(value.value()::equals)
                        .isPresent())
                .findFirst()
                .map(value -> "errors." + key + " applies: " + value.pointer() + " is " + value.value());
    }

    /**
     * What a descriptor makes of one response.
     *
     * @param fields the fields of the model
     * @param problem why a call would fail
     */
    public record Result(List<FieldFinding> fields, Optional<String> problem) {
        public Result {
            fields = List.copyOf(fields);
        }

        /** An empty list, with which a call succeeds. */
        private static Result empty(String field, String why) {
            return new Result(List.of(FieldFinding.empty(field, why)), Optional.empty());
        }
    }
}
