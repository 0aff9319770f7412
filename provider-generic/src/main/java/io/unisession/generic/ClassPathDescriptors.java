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
 * The descriptors on the class path. An index lists their files, since a class path cannot be listed; files are named
 * by the ids of their providers, so that the ids are known without reading any descriptor.
 */
final class ClassPathDescriptors {
    /** The folder, in any jar or directory of the class path or module path. */
    static final String FOLDER = "META-INF/unisession/descriptors/";

    private final Set<ClassLoader> loaders = new LinkedHashSet<>();

    /**
     * Searches the thread's class loader and UniSession's own: in containers and plug-ins, each may see resources that
     * the other does not.
     */
    ClassPathDescriptors() {
        Stream.of(Thread.currentThread().getContextClassLoader(), ClassPathDescriptors.class.getClassLoader())
                .filter(Objects::nonNull)
                .forEach(loaders::add);
    }

    /** The files that all readable indexes list. */
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

    /** The descriptor of an id in {@link #files}. */
    Descriptor load(String id, DescriptorFiles files) {
        List<URL> places = new ArrayList<>();
        for (String file : files.of(id)) {
            Collection<URL> found = resources(file);
            if (found.isEmpty()) {
                throw DescriptorFiles.misconfigured(
                        id, FOLDER + "index lists " + file + ", but that file is missing" + files.faults());
            }
            places.addAll(found);
        }
        if (places.size() != 1) {
            throw DescriptorFiles.misconfigured(
                    id, "the id \"" + id + "\" is used by several descriptors: " + places + ". Remove all but one");
        }
        URL place = places.get(0);
        return DescriptorFiles.named(id, Descriptor.parse(place.toString(), read(place)));
    }

    private Collection<URL> resources(String file) {
        // By text: comparing URLs may resolve host names.
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
            // A cached jar would stay open after its class loader is closed.
            connection.setUseCaches(false);
            try (InputStream stream = connection.getInputStream()) {
                return DescriptorText.read(place.toString(), stream);
            }
        } catch (IOException failure) {
            throw DescriptorText.unreadable(place.toString(), failure.getClass().getSimpleName());
        }
    }
}
