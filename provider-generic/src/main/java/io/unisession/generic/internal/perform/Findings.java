package io.unisession.generic.internal.perform;

import io.unisession.generic.FieldFinding;
import java.util.List;
import java.util.Optional;

/**
 * What was found in one response.
 *
 * @param fields the fields of the model
 * @param problem why a call would fail on this response
 */
public record Findings(List<FieldFinding> fields, Optional<String> problem) {
    public Findings {
        fields = List.copyOf(fields);
    }

    /** Of a response that has nothing, and with which a call succeeds. */
    static Findings empty(String field, String why) {
        return new Findings(List.of(FieldFinding.empty(field, why)), Optional.empty());
    }
}
