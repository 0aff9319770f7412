package io.unisession.generic;

import io.unisession.error.ConfigurationException;
import io.unisession.error.FailureDetails;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The descriptors that applications and libraries have among their resources. An index beside them names their files,
 * since a class path cannot be listed; each file is named by the id of its provider, so that the ids are known without
 * reading a descriptor.
 */
final class ClassPathDescriptors {
    /** Where they are, in any jar or folder of the class path or the module path. */
    static final String FOLDER = "META-INF/unisession/descriptors/";

    private final Set<ClassLoader> loaders = new LinkedHashSet<>();

    /**
     * By the thread's class loader and by UniSession's own: in containers and plug-ins each may see what the other does
     * not.
     */
    ClassPathDescriptors() {
        Stream.of(Thread.currentThread().getContextClassLoader(), ClassPathDescriptors.class.getClassLoader())
                .filter(Objects::nonNull)
                .forEach(loaders::add);
    }

    /** The files by the ids of their providers. */
    NavigableMap<String, String> files() {
        NavigableMap<String, String> files = new TreeMap<>();
        for (URL index : resources("index")) {
            DescriptorFiles.listed(read(index)).forEach(files::put);
        }
        return files;
    }

    /** The descriptor of an id that {@link #files} has. */
    Descriptor load(String id, String file) {
        Collection<URL> found = resources(file);
        if (found.size() != 1) {
            throw misconfigured(
                    id,
                    found.isEmpty()
                            ? FOLDER + "index names " + file + ", but there is no such file beside it"
                            : "more than one descriptor is called \"" + id + "\": " + found);
        }
        URL place = found.iterator().next();
        return DescriptorFiles.named(id, Descriptor.parse(place.toString(), read(place)));
    }

    private Collection<URL> resources(String file) {
        // By their texts, since comparing URLs asks the network.
        Map<String, URL> found = new LinkedHashMap<>();
        for (ClassLoader loader : loaders) {
            try {
                Collections.list(loader.getResources(FOLDER + file)).forEach(url -> found.put(url.toString(), url));
            } catch (IOException failure) {
                throw DescriptorText.unreadable(
                        FOLDER + file, failure.getClass().getSimpleName());
            }
        }
        return found.values();
    }

    private static String read(URL place) {
        try {
            URLConnection connection = place.openConnection();
            // Cached, the jar would stay open after its class loader is closed.
            connection.setUseCaches(false);
            try (InputStream stream = connection.getInputStream()) {
                return DescriptorText.read(place.toString(), stream);
            }
        } catch (IOException failure) {
            throw DescriptorText.unreadable(place.toString(), failure.getClass().getSimpleName());
        }
    }

    private static ConfigurationException misconfigured(String id, String message) {
        return new ConfigurationException(
                message, FailureDetails.of(id, "configure").build(), List.of());
    }
}
