package io.unisession.generic.internal.dryrun;

import io.unisession.generic.FieldFinding;
import java.util.List;
import java.util.Optional;

/**
 * What a descriptor makes of one response.
 *
 * @param fields the fields of the model
 * @param problem why a call would fail
 */
public record DryRunResult(List<FieldFinding> fields, Optional<String> problem) {
    public DryRunResult {
        fields = List.copyOf(fields);
    }

    /** An empty list, with which a call succeeds. */
    static DryRunResult empty(String field, String why) {
        return new DryRunResult(List.of(FieldFinding.empty(field, why)), Optional.empty());
    }
}
