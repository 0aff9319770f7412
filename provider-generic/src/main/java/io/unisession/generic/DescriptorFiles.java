package io.unisession.generic;

import io.unisession.error.ConfigurationException;
import io.unisession.error.FailureDetails;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The files of descriptors that an index lists, one a line; what follows a {@code #} is a comment. */
final class DescriptorFiles {
    /** Nothing that leads out of the folder. */
    private static final Pattern NAME = Pattern.compile("([a-z][a-z0-9-]*)\\.(json|ya?ml)");

    private DescriptorFiles() {}

    /** The files by the ids of their providers. */
    static NavigableMap<String, String> listed(String index) {
        NavigableMap<String, String> files = new TreeMap<>();
        index.lines()
                .map(line -> line.replaceFirst("#.*", "").strip())
                .filter(file -> NAME.matcher(file).matches())
                .forEach(file -> files.put(file.substring(0, file.lastIndexOf('.')), file));
        return files;
    }

    /** A descriptor that was found by the name of its file, which promises its id. */
    static Descriptor named(String id, Descriptor descriptor) {
        if (!descriptor.id().equals(id)) {
            throw new ConfigurationException(
                    "the descriptor in the file of \"" + id + "\" has the id \"" + descriptor.id()
                            + "\"; name the file by its id",
                    FailureDetails.of(id, "configure").build(),
                    List.of());
        }
        return descriptor;
    }
}
