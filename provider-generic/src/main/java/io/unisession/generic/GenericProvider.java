package io.unisession.generic;

import io.unisession.SessionClient;
import io.unisession.event.WebhookReceiver;
import io.unisession.generic.internal.perform.CompiledDescriptor;
import io.unisession.generic.internal.perform.DescribedReceiver;
import io.unisession.generic.internal.perform.DescriptorBackend;
import io.unisession.spi.ProviderClient;
import io.unisession.spi.ProviderSettings;
import io.unisession.spi.SessionProvider;
import io.unisession.spi.event.WebhookProvider;
import java.util.HashSet;
import java.util.Set;

/**
 * Opens providers by the ids of their descriptors: those bundled with UniSession, and those on the class path. The
 * latter are files in {@code META-INF/unisession/descriptors}, named by their ids and listed in a file {@code index}
 * next to them. {@link io.unisession.Sessions} uses this class, so an application can add a provider without writing
 * Java.
 */
public final class GenericProvider implements SessionProvider, WebhookProvider {
    /** For {@link java.util.ServiceLoader}. */
    public GenericProvider() {}

    @Override
    public Set<String> ids() {
        Set<String> ids = new HashSet<>(BundledDescriptors.files().ids());
        ids.addAll(new ClassPathDescriptors().files().ids());
        return Set.copyOf(ids);
    }

    @Override
    public SessionClient open(ProviderSettings settings) {
        CompiledDescriptor descriptor = descriptor(settings.provider()).compiled();
        return new ProviderClient(new DescriptorBackend(descriptor, settings, Set.of()), settings);
    }

    @Override
    public WebhookReceiver openWebhooks(ProviderSettings settings) {
        return DescribedReceiver.open(descriptor(settings.provider()).compiled().model(), settings, Set.of());
    }

    private static Descriptor descriptor(String id) {
        ClassPathDescriptors onClassPath = new ClassPathDescriptors();
        DescriptorFiles files = onClassPath.files();
        boolean bundled = BundledDescriptors.files().ids().contains(id);
        boolean found = files.ids().contains(id);
        if (found && bundled) {
            throw DescriptorFiles.misconfigured(
                    id,
                    "the id \"" + id
                            + "\" of a descriptor on the class path is also that of a bundled descriptor; choose another"
                            + " id, or open the descriptor with GenericSessions");
        }
        if (!found && !bundled) {
            throw DescriptorFiles.misconfigured(id, "no descriptor \"" + id + "\" on the class path" + files.faults());
        }
        return found ? onClassPath.load(id, files) : Descriptor.bundled(id);
    }
}
