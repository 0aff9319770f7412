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
 * The files that indexes list, one per line; {@code #} starts a comment. Errors in an index do not affect other files;
 * they are reported when a descriptor is missing.
 */
final class DescriptorFiles {
    /** A file name cannot lead out of the folder. */
    private static final Pattern NAME = Pattern.compile("([a-z0-9][a-z0-9-]*)\\.(json|ya?ml)");

    private static final int MOST_QUOTED = 80;

    private final NavigableMap<String, NavigableSet<String>> files = new TreeMap<>();
    private final List<String> faults = new ArrayList<>();

    /** Adds the files of an index. */
    void add(String place, String index) {
        List<String> lines = index.lines().toList();
        for (int number = 1; number <= lines.size(); number++) {
            String file = lines.get(number - 1).replaceFirst("#.*", "").strip();
            Matcher name = NAME.matcher(file);
            if (name.matches()) {
                files.computeIfAbsent(name.group(1), id -> new TreeSet<>()).add(file);
            } else if (!file.isEmpty()) {
                faults.add(
                        place + ":" + number + ": \"" + file.substring(0, Math.min(file.length(), MOST_QUOTED))
                                + "\" is not the file name of a descriptor; name the file after the id, such as acme.json, acme.yaml or acme.yml");
            }
        }
    }

    /** Adds why an index, or part of one, could not be read. */
    void addFault(String fault) {
        faults.add(fault);
    }

    /** The ids of all files. */
    Set<String> ids() {
        return Collections.unmodifiableSet(files.navigableKeySet());
    }

    /** The files of an id; more than one is an error of the application. */
    Set<String> of(String id) {
        return Collections.unmodifiableSet(files.getOrDefault(id, Collections.emptyNavigableSet()));
    }

    /** The errors in the indexes, to be appended to a message; empty if there are none. */
    String faults() {
        return faults.isEmpty() ? "" : "; also: " + String.join("; ", faults);
    }

    /** Checks that a descriptor has the id of its file. */
    static Descriptor named(String id, Descriptor descriptor) {
        if (!descriptor.id().equals(id)) {
            throw misconfigured(
                    id,
                    "the descriptor in the file named \"" + id + "\" has the id \"" + descriptor.id()
                            + "\"; name the file after the id");
        }
        return descriptor;
    }

    static ConfigurationException misconfigured(String id, String message) {
        return new ConfigurationException(
                message, FailureDetails.builder(id, "configure").build(), List.of());
    }
}
