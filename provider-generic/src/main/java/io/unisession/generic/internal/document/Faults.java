package io.unisession.generic.internal.document;

import io.unisession.generic.DescriptorFault;
import io.unisession.generic.internal.document.DocumentNode.Location;
import io.unisession.spi.EscapedText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Collects the errors in a descriptor, so that its author sees all of them at once. */
public final class Faults {
    private final String descriptor;
    private final List<DescriptorFault> faults = new ArrayList<>();
    /** The errors in words, because searching the list for each would take minutes in a descriptor full of them. */
    private final Set<String> reported = new HashSet<>();

    /** The pointers of the errors, and of all that they are in. */
    private final Set<String> places = new HashSet<>();

    private final List<DescriptorFault> warnings = new ArrayList<>();

    public Faults(String descriptor) {
        this.descriptor = descriptor;
    }

    /**
     * Adds an error, once: what a descriptor says for all operations is checked with each of them.
     *
     * @param message what is wrong and what is allowed; must not quote a value that may be a secret
     */
    public void add(Location location, String message) {
        DescriptorFault fault = fault(location, message);
        if (reported.add(fault.toString())) {
            faults.add(fault);
            String place = location.pointer();
            for (int end = place.length(); end > 0; end = place.lastIndexOf('/', end - 1)) {
                places.add(place.substring(0, end));
            }
        }
    }

    /** Whether there is an error in the value at a pointer, which is not that of the whole document. */
    public boolean areIn(String pointer) {
        return places.contains(pointer);
    }

    /** Adds a warning: allowed, but risky. */
    public void warn(Location location, String message) {
        warnings.add(fault(location, message));
    }

    /** On one line, because whoever wrote the descriptor chose its keys. */
    private DescriptorFault fault(Location location, String message) {
        return new DescriptorFault(
                descriptor,
                location.line(),
                location.column(),
                EscapedText.of(location.pointer()),
                EscapedText.of(message));
    }

    public List<DescriptorFault> warnings() {
        return List.copyOf(warnings);
    }

    public boolean isEmpty() {
        return faults.isEmpty();
    }

    /** The number of errors so far. */
    public int size() {
        return faults.size();
    }

    /** The errors, in the order of the text. */
    public List<DescriptorFault> list() {
        return faults.stream()
                .sorted(Comparator.comparingInt(DescriptorFault::line).thenComparingInt(DescriptorFault::column))
                .toList();
    }
}
