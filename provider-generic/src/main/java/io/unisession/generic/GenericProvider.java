package io.unisession.generic;

import io.unisession.error.ConfigurationException;
import io.unisession.error.FailureDetails;
import io.unisession.generic.internal.perform.DescriptorBackend;
import io.unisession.spi.ProviderSettings;
import io.unisession.spi.SessionBackend;
import io.unisession.spi.SessionProvider;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Opens, by their ids, the providers whose descriptors come with UniSession and those whose descriptors are on the
 * class path: files in {@code META-INF/unisession/descriptors}, each named by its id, which a file {@code index} beside
 * them lists. Found by {@link io.unisession.Sessions}, so that an application that brings a descriptor needs no Java
 * for it.
 */
public final class GenericProvider implements SessionProvider {
    /** For {@link java.util.ServiceLoader}. */
    public GenericProvider() {}

    @Override
    public Set<String> ids() {
        Set<String> ids = new HashSet<>(BundledDescriptors.files().keySet());
        ids.addAll(new ClassPathDescriptors().files().keySet());
        return Set.copyOf(ids);
    }

    @Override
    public SessionBackend open(ProviderSettings settings) {
        return new DescriptorBackend(descriptor(settings.provider()).compiled(), settings);
    }

    private static Descriptor descriptor(String id) {
        ClassPathDescriptors onClassPath = new ClassPathDescriptors();
        String file = onClassPath.files().get(id);
        if (file == null) {
            return Descriptor.bundled(id);
        }
        if (BundledDescriptors.files().containsKey(id)) {
            throw new ConfigurationException(
                    "a descriptor \"" + id
                            + "\" comes with UniSession, and another is on the class path; give yours another id, or open"
                            + " it with GenericSessions",
                    FailureDetails.of(id, "configure").build(),
                    List.of());
        }
        return onClassPath.load(id, file);
    }
}
