package io.unisession;

import io.unisession.error.ConfigurationException;
import io.unisession.error.FailureDetails;
import io.unisession.spi.SessionProvider;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.SortedSet;
import java.util.TreeSet;

/** The providers that the service loader finds, and those that it finds and cannot load. */
final class InstalledProviders {
    /** More is no class path with some faults but an iterator that does not get past one. */
    private static final int MOST_FAULTS = 100;

    private final Map<Class<?>, SessionProvider> providers = new LinkedHashMap<>();
    private final List<String> faults = new ArrayList<>();

    private InstalledProviders() {}

    /**
     * By the thread's class loader and by UniSession's own: in containers and plug-ins each may see what the other does
     * not.
     */
    static InstalledProviders look() {
        InstalledProviders installed = new InstalledProviders();
        ClassLoader ofThread = Thread.currentThread().getContextClassLoader();
        if (ofThread != null) {
            installed.add(ServiceLoader.load(SessionProvider.class, ofThread));
        }
        installed.add(ServiceLoader.load(SessionProvider.class, Sessions.class.getClassLoader()));
        return installed;
    }

    /** One that cannot be loaded is no reason to lose the others: it is told of when something is missed. */
    private void add(ServiceLoader<SessionProvider> loader) {
        Iterator<SessionProvider> found = loader.iterator();
        while (faults.size() < MOST_FAULTS) {
            try {
                if (!found.hasNext()) {
                    return;
                }
                SessionProvider provider = found.next();
                providers.putIfAbsent(provider.getClass(), provider);
            } catch (ServiceConfigurationError unloadable) {
                faults.add(String.valueOf(unloadable.getMessage()));
            }
        }
    }

    SortedSet<String> ids() {
        SortedSet<String> ids = new TreeSet<>();
        for (SessionProvider provider : providers.values()) {
            ids.addAll(provider.ids());
        }
        return ids;
    }

    SessionProvider find(String id) {
        List<SessionProvider> found = new ArrayList<>();
        for (SessionProvider provider : providers.values()) {
            if (provider.ids().contains(id)) {
                found.add(provider);
            }
        }
        if (found.size() == 1) {
            return found.get(0);
        }
        String fault = found.isEmpty() ? missing(id) : ambiguous(id, found);
        throw new ConfigurationException(
                fault, FailureDetails.builder(id, "configure").build(), List.of());
    }

    private String missing(String id) {
        SortedSet<String> ids = ids();
        return "there is no provider \"" + id + "\"; there "
                + (ids.isEmpty() ? "are none" : "is " + String.join(", ", ids))
                + ". Add the provider's artifact to the dependencies, or correct the id"
                + (faults.isEmpty() ? "" : ". Found, but not to be loaded: " + String.join("; ", faults));
    }

    private static String ambiguous(String id, List<SessionProvider> found) {
        return "more than one provider is called \"" + id + "\": "
                + found.stream().map(provider -> provider.getClass().getName()).toList()
                + ". Remove one from the dependencies";
    }
}
