package io.unisession.generic;

import io.unisession.error.ConfigurationException;
import io.unisession.error.FailureDetails;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files of descriptors that indexes list, one a line; what follows a {@code #} is a comment. What is wrong with an
 * index is kept, to be told when something is missed: it is no reason to lose the others.
 */
final class DescriptorFiles {
    /** Nothing that leads out of the folder. */
    private static final Pattern NAME = Pattern.compile("([a-z][a-z0-9-]*)\\.(json|ya?ml)");

    private static final int MOST_QUOTED = 80;

    private final NavigableMap<String, NavigableSet<String>> files = new TreeMap<>();
    private final List<String> faults = new ArrayList<>();

    /** Takes what an index lists. */
    void add(String place, String index) {
        List<String> lines = index.lines().toList();
        for (int number = 1; number <= lines.size(); number++) {
            String file = lines.get(number - 1).replaceFirst("#.*", "").strip();
            Matcher name = NAME.matcher(file);
            if (name.matches()) {
                files.computeIfAbsent(name.group(1), id -> new TreeSet<>()).add(file);
            } else if (!file.isEmpty()) {
                faults.add(place + ":" + number + ": \"" + file.substring(0, Math.min(file.length(), MOST_QUOTED))
                        + "\" is no descriptor's file, which is its id and .json, .yaml or .yml");
            }
        }
    }

    /** Notes why there may be more than is known. */
    void addFault(String fault) {
        faults.add(fault);
    }

    /** The ids that files are named by. */
    Set<String> ids() {
        return Collections.unmodifiableSet(files.navigableKeySet());
    }

    /** The files that are named by an id. More than one is a mistake, since no order could say which one is meant. */
    Set<String> of(String id) {
        return Collections.unmodifiableSet(files.getOrDefault(id, Collections.emptyNavigableSet()));
    }

    /** What is wrong with the indexes, to end a message with; nothing if all is well. */
    String told() {
        return faults.isEmpty() ? "" : "; moreover, " + String.join("; ", faults);
    }

    /** A descriptor that was found by the name of its file, which promises its id. */
    static Descriptor named(String id, Descriptor descriptor) {
        if (!descriptor.id().equals(id)) {
            throw misconfigured(
                    id,
                    "the descriptor in the file of \"" + id + "\" has the id \"" + descriptor.id()
                            + "\"; name the file by its id");
        }
        return descriptor;
    }

    static ConfigurationException misconfigured(String id, String message) {
        return new ConfigurationException(
                message, FailureDetails.builder(id, "configure").build(), List.of());
    }
}
