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
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The providers that the service loader finds, and the errors of those that it cannot load. */
final class InstalledProviders {
    /** After this many errors, assume that the iterator is stuck. */
    private static final int MOST_FAULTS = 100;

    private final Map<Class<?>, Installed> providers = new LinkedHashMap<>();
    private final List<String> faults = new ArrayList<>();

    private record Installed(SessionProvider provider, Set<String> ids) {}

    private InstalledProviders() {}

    /**
     * Looks with the thread's class loader and with UniSession's own: in containers and plug-ins, each may see
     * providers that the other does not.
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

    /**
     * A provider that cannot be loaded does not stop the others. Its error is reported when a provider is not found.
     */
    private void add(ServiceLoader<SessionProvider> loader) {
        Iterator<SessionProvider> found = loader.iterator();
        while (faults.size() < MOST_FAULTS) {
            try {
                if (!found.hasNext()) {
                    return;
                }
                SessionProvider provider = found.next();
                if (!providers.containsKey(provider.getClass())) {
                    add(provider);
                }
            } catch (ServiceConfigurationError unloadable) {
                faults.add(String.valueOf(unloadable.getMessage()));
            }
        }
    }

    /** Keeps the ids as well: the provider is other people's code, which may fail at any call. */
    private void add(SessionProvider provider) {
        try {
            providers.put(provider.getClass(), new Installed(provider, Set.copyOf(provider.ids())));
        } catch (RuntimeException | LinkageError fault) {
            faults.add(provider.getClass().getName() + ": ids() threw "
                    + fault.getClass().getSimpleName());
        }
    }

    SortedSet<String> ids() {
        return providers.values().stream()
                .flatMap(installed -> installed.ids().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    SessionProvider find(String id) {
        List<SessionProvider> found = providers.values().stream()
                .filter(installed -> installed.ids().contains(id))
                .map(Installed::provider)
                .toList();
        if (found.size() == 1) {
            return found.get(0);
        }
        String fault = found.isEmpty() ? missing(id) : ambiguous(id, found);
        throw new ConfigurationException(
                fault, FailureDetails.builder(id, "configure").build(), List.of());
    }

    private String missing(String id) {
        SortedSet<String> ids = ids();
        return "no provider \"" + id + "\" on the class path (available: "
                + (ids.isEmpty() ? "none" : String.join(", ", ids))
                + "). Check the id, or add the provider's artifact to the dependencies. In a fat jar, merge the files in"
                + " META-INF/services"
                + (faults.isEmpty() ? "" : ". Failed to load: " + String.join("; ", faults));
    }

    private static String ambiguous(String id, List<SessionProvider> found) {
        return "more than one provider is called \"" + id + "\": "
                + found.stream().map(provider -> provider.getClass().getName()).toList()
                + ". Remove one from the dependencies";
    }
}
