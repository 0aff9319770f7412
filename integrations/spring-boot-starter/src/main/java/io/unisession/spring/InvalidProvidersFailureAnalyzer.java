package io.unisession.spring;

import java.util.stream.Collectors;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Prints the faults of the configuration when the application does not start. */
final class InvalidProvidersFailureAnalyzer extends AbstractFailureAnalyzer<InvalidProvidersException> {
    @Override
    protected FailureAnalysis analyze(Throwable failure, InvalidProvidersException cause) {
        String description = cause.faults().stream()
                .map(fault -> "    Property: " + fault.property() + "\n    Reason: " + fault.reason())
                .collect(Collectors.joining("\n\n", "UniSession cannot use its properties:\n\n", ""));
        String action = cause.faults().stream()
                .map(InvalidProvidersException.Fault::action)
                .distinct()
                .collect(Collectors.joining("\n"));
        return new FailureAnalysis(description, action, cause);
    }
}
