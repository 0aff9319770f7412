package io.unisession.generic;

import io.unisession.generic.internal.perform.DescriptorBackend;
import io.unisession.spi.ProviderSettings;
import io.unisession.spi.SessionBackend;
import io.unisession.spi.SessionProvider;
import java.util.Set;

/** Opens the providers whose descriptors come with UniSession, by their ids; found by {@link io.unisession.Sessions}. */
public final class GenericProvider implements SessionProvider {
    /** For {@link java.util.ServiceLoader}. */
    public GenericProvider() {}

    @Override
    public Set<String> ids() {
        return Set.copyOf(BundledDescriptors.files().keySet());
    }

    @Override
    public SessionBackend open(ProviderSettings settings) {
        Descriptor descriptor = Descriptor.bundled(settings.provider());
        return new DescriptorBackend(descriptor.compiled(), settings);
    }
}
