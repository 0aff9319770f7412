package io.unisession.generic;

import io.unisession.generic.internal.perform.DescriptorBackend;
import io.unisession.spi.ProviderSettings;
import io.unisession.spi.SessionBackend;
import io.unisession.spi.SessionProvider;
import java.util.HashSet;
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
        Set<String> ids = new HashSet<>(BundledDescriptors.files().ids());
        ids.addAll(new ClassPathDescriptors().files().ids());
        return Set.copyOf(ids);
    }

    @Override
    public SessionBackend open(ProviderSettings settings) {
        return new DescriptorBackend(descriptor(settings.provider()).compiled(), settings);
    }

    private static Descriptor descriptor(String id) {
        ClassPathDescriptors onClassPath = new ClassPathDescriptors();
        DescriptorFiles files = onClassPath.files();
        boolean bundled = BundledDescriptors.files().ids().contains(id);
        boolean found = files.ids().contains(id);
        if (found && bundled) {
            throw DescriptorFiles.misconfigured(
                    id,
                    "a descriptor \"" + id
                            + "\" comes with UniSession, and another is on the class path; give yours another id, or open"
                            + " it with GenericSessions");
        }
        if (!found && !bundled) {
            throw DescriptorFiles.misconfigured(id, "there is no descriptor \"" + id + "\"" + files.told());
        }
        return found ? onClassPath.load(id, files) : Descriptor.bundled(id);
    }
}
