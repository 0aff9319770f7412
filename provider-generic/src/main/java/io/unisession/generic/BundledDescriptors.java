package io.unisession.generic;

import io.unisession.error.ConfigurationException;
import io.unisession.error.FailureDetails;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.NavigableMap;

/**
 * The descriptors that come with this module. An index beside them names their files, since a class path cannot be listed; each file is named
 * by the id of its provider, so that the ids are known without reading a descriptor.
 */
final class BundledDescriptors {
    private static final String FOLDER = "descriptors/";

    private BundledDescriptors() {}

    /** The files by the ids of their providers. */
    static NavigableMap<String, String> files() {
        return DescriptorFiles.listed(resource(FOLDER + "index"));
    }

    static Descriptor load(String id) {
        String file = files().get(id);
        if (file == null) {
            throw new ConfigurationException(
                    "no descriptor \"" + id + "\" comes with UniSession; there is "
                            + String.join(", ", files().keySet()),
                    FailureDetails.of(id, "configure").build(),
                    List.of());
        }
        return Descriptor.parse(file, resource(FOLDER + file));
    }

    /** A text of this jar. */
    static String resource(String name) {
        try (InputStream resource = BundledDescriptors.class.getResourceAsStream(name)) {
            if (resource == null) {
                throw new IllegalStateException("this jar lacks " + name);
            }
            return DescriptorText.read(name, resource);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
