package io.unisession.spring;

import java.io.Serial;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The properties below {@code unisession} cannot be used. All faults are reported at once. */
final class InvalidProvidersException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final ArrayList<Fault> faults;

    /**
     * A fault of the configuration.
     *
     * @param property the name of the property
     * @param reason what is wrong with it
     * @param action what to do
     */
    record Fault(String property, String reason, String action) implements java.io.Serializable {}

    InvalidProvidersException(List<Fault> faults) {
        super(faults.stream()
                .map(fault -> fault.property() + ": " + fault.reason())
                .collect(Collectors.joining("; ")));
        this.faults = new ArrayList<>(faults);
    }

    List<Fault> faults() {
        return faults;
    }
}
