package io.unisession.generic;

import io.unisession.error.ConfigurationException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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

    /** What all indexes list that can be read. */
    DescriptorFiles files() {
        DescriptorFiles files = new DescriptorFiles();
        try {
            for (URL index : resources("index")) {
                addIndex(index, files);
            }
        } catch (ConfigurationException unlisted) {
            files.addFault(String.valueOf(unlisted.getMessage()));
        }
        return files;
    }

    private static void addIndex(URL index, DescriptorFiles files) {
        try {
            files.add(index.toString(), read(index));
        } catch (ConfigurationException unreadable) {
            files.addFault(String.valueOf(unreadable.getMessage()));
        }
    }

    /** The descriptor of an id that {@link #files} has. */
    Descriptor load(String id, DescriptorFiles files) {
        List<URL> places = new ArrayList<>();
        for (String file : files.of(id)) {
            Collection<URL> found = resources(file);
            if (found.isEmpty()) {
                throw DescriptorFiles.misconfigured(
                        id, FOLDER + "index names " + file + ", but there is no such file beside it" + files.told());
            }
            places.addAll(found);
        }
        if (places.size() != 1) {
            throw DescriptorFiles.misconfigured(id, "more than one descriptor is called \"" + id + "\": " + places);
        }
        URL place = places.get(0);
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
}
