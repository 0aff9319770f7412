package io.unisession.generic;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * The descriptors bundled with this module. An index lists their files, since a class path cannot be listed; files are
 * named by the ids of their providers, so that the ids are known without reading any descriptor.
 */
final class BundledDescriptors {
    private static final String FOLDER = "descriptors/";

    private BundledDescriptors() {}

    /** The files, by the ids of their providers. */
    static DescriptorFiles files() {
        DescriptorFiles files = new DescriptorFiles();
        files.add(FOLDER + "index", resource(FOLDER + "index"));
        return files;
    }

    static Descriptor load(String id) {
        DescriptorFiles files = files();
        String file = files.of(id).stream()
                .findFirst()
                .orElseThrow(() -> DescriptorFiles.misconfigured(
                        id,
                        "no bundled descriptor \"" + id + "\" (available: " + String.join(", ", files.ids()) + ")"));
        return Descriptor.parse(file, resource(FOLDER + file));
    }

    /** A resource of this jar, as text. */
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
