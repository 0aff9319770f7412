package io.unisession.generic;

import io.unisession.error.ConfigurationException;
import io.unisession.error.FailureDetails;
import java.io.Serial;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A descriptor has errors. The message has a line for each, with file, line, column and JSON Pointer. */
public class DescriptorException extends ConfigurationException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** The faults, as its accessor tells. */
    private final ArrayList<DescriptorFault> faults;

    /**
     * Creates the exception.
     *
     * @param descriptor the name of the descriptor, such as its file's
     * @param faults the errors, in the order of the lines
     */
    public DescriptorException(String descriptor, List<DescriptorFault> faults) {
        super(
                message(descriptor, faults),
                FailureDetails.builder("generic", "configure").build(),
                List.of());
        this.faults = new ArrayList<>(faults);
    }

    private static String message(String descriptor, List<DescriptorFault> faults) {
        StringBuilder text = new StringBuilder("the descriptor ")
                .append(descriptor)
                .append(" has ")
                .append(faults.size())
                .append(faults.size() == 1 ? " error:" : " errors:");
        faults.forEach(fault -> text.append("\n  ").append(fault));
        return text.toString();
    }

    /**
     * All errors.
     *
     * @return the errors in the order of the lines, at least one, unmodifiable
     */
    public List<DescriptorFault> faults() {
        return Collections.unmodifiableList(faults);
    }
}
