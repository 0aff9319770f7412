package io.unisession.generic.internal.document;

import io.unisession.generic.DescriptorFault;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong with a descriptor, so that its author learns all of it at once. */
public final class Faults {
    private final String descriptor;
    private final List<DescriptorFault> faults = new ArrayList<>();
    private final List<DescriptorFault> warnings = new ArrayList<>();

    public Faults(String descriptor) {
        this.descriptor = descriptor;
    }

    /**
     * Notes a fault.
     *
     * @param message what was found and what is allowed, without any value that may be a secret
     */
    public void add(Place place, String message) {
        faults.add(new DescriptorFault(descriptor, place.line(), place.column(), place.pointer(), message));
    }

    /** Notes what is allowed and a danger. */
    public void warn(Place place, String message) {
        warnings.add(new DescriptorFault(descriptor, place.line(), place.column(), place.pointer(), message));
    }

    public List<DescriptorFault> warnings() {
        return List.copyOf(warnings);
    }

    public boolean isEmpty() {
        return faults.isEmpty();
    }

    /** The faults from the first line to the last. */
    public List<DescriptorFault> list() {
        return faults.stream()
                .sorted(Comparator.comparingInt(DescriptorFault::line).thenComparingInt(DescriptorFault::column))
                .toList();
    }
}
