package io.unisession.generic;

import io.unisession.SessionClient;
import io.unisession.SessionClientBuilder;
import io.unisession.error.ConfigurationException;
import io.unisession.generic.internal.dryrun.DescriptorDryRun;
import io.unisession.generic.internal.perform.CompiledDescriptor;
import io.unisession.generic.internal.perform.DescriptorBackend;
import io.unisession.spi.ProviderClient;
import io.unisession.spi.ProviderSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Creates clients from descriptors.
 *
 * <pre>{@code
 * try (SessionClient client = GenericSessions.load(Path.of("acme.json"))) { ... }
 *
 * try (SessionClient client = GenericSessions.builder(Descriptor.bundled("tenbyte"))
 *         .baseUrl("https://gateway.example/tenbyte")
 *         .setting("TENBYTE_API_KEY", key)
 *         .build()) { ... }
 * }</pre>
 *
 * <p>Settings that a descriptor refers to are looked up on the builder, then in system properties, then, for those
 * written {@code env:}, in the environment. There a descriptor reads only settings that begin with its own prefix,
 * unless you {@linkplain Builder#allowSettings allow} others. The settings of {@code getSession} are looked up when the
 * client is built, those of other operations on their first call, so a service with public sessions can be read without
 * credentials.
 */
public final class GenericSessions {
    private GenericSessions() {}

    /**
     * Creates a client from a descriptor in a file.
     *
     * @param descriptor the file: JSON, or YAML if its name ends in {@code .yaml} or {@code .yml}
     * @return a new client; share it, and close it
     * @throws DescriptorException if the descriptor has errors; the exception lists all of them
     * @throws ConfigurationException if the file cannot be read, or settings are missing or wrong
     */
    public static SessionClient load(Path descriptor) {
        return builder(Descriptor.load(descriptor)).build();
    }

    /**
     * Creates a client from a bundled descriptor.
     *
     * @param id the provider's id, such as {@code tenbyte}
     * @return a new client; share it, and close it
     * @throws ConfigurationException if there is no such descriptor, or settings are missing or wrong
     */
    public static SessionClient bundled(String id) {
        return builder(Descriptor.bundled(id)).build();
    }

    /**
     * Starts building a client from a descriptor.
     *
     * @param descriptor the descriptor
     * @return a builder; settings it is not given come from system properties and the environment
     */
    public static Builder builder(Descriptor descriptor) {
        return new Builder(descriptor);
    }

    /** Builds a client from a descriptor. */
    public static final class Builder extends SessionClientBuilder<SessionClient, Builder> {
        private final CompiledDescriptor descriptor;
        private final Set<String> allowedSettings = new HashSet<>();

        private Builder(Descriptor descriptor) {
            super(descriptor.id());
            this.descriptor = descriptor.compiled();
            fromEnvironment();
        }

        /**
         * Allows the descriptor to read further settings from system properties and the environment. Without this, it
         * may read those that begin with its own prefix, such as {@code ACME_} for the id {@code acme}, and whatever
         * you pass to {@link #setting}.
         *
         * @param names the names of the settings
         * @return this builder
         */
        public Builder allowSettings(String... names) {
            allowedSettings.addAll(List.of(names));
            return this;
        }

        /**
         * {@inheritDoc}
         *
         * @throws ConfigurationException if a setting that {@code getSession} needs is missing, or a setting is invalid
         */
        @Override
        public SessionClient build() {
            ProviderSettings settings = settings();
            return new ProviderClient(new DescriptorBackend(descriptor, settings, allowedSettings), settings);
        }

        /**
         * Gets a session as a client would, and reports field by field what the descriptor makes of the response. For
         * authors of descriptors: if a call would fail on the response, this reports a {@link DryRun#problem} instead
         * of throwing.
         *
         * @param sessionId the session's id
         * @return the result of {@code getSession}, followed by that of {@code listParticipants} if {@code
         *     participantsFrom} uses it; for lists, of the first page
         * @throws ConfigurationException as {@link #build}
         * @throws io.unisession.error.SessionException if the service returns an error or no response
         */
        public List<DryRun> dryRun(String sessionId) {
            try (DescriptorBackend backend = new DescriptorBackend(descriptor, settings(), allowedSettings)) {
                List<DryRun> runs = new ArrayList<>();
                new DescriptorDryRun(descriptor)
                        .live(backend, sessionId)
                        .forEach((operation, result) -> runs.add(DryRun.of(operation, result)));
                return List.copyOf(runs);
            }
        }
    }
}
