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
import java.util.List;

/**
 * Clients made from descriptors.
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
 * <p>The settings that a descriptor refers to come from the builder by their names, else from system properties, else,
 * for those written {@code env:}, from the environment. What <i>get session</i> needs is looked for when the client is
 * built, what only another operation needs when that operation is first called: so a service whose sessions are public
 * is read without credentials.
 */
public final class GenericSessions {
    private GenericSessions() {}

    /**
     * A client from a descriptor in a file.
     *
     * @param descriptor the file: JSON, or YAML if its name ends in {@code .yaml} or {@code .yml}
     * @return a new client, to be shared and closed
     * @throws DescriptorException if the descriptor is wrong, with all its faults
     * @throws ConfigurationException if the file cannot be read, or settings are missing or wrong
     */
    public static SessionClient load(Path descriptor) {
        return builder(Descriptor.load(descriptor)).build();
    }

    /**
     * A client from a descriptor that comes with UniSession.
     *
     * @param id the provider's id, such as {@code tenbyte}
     * @return a new client, to be shared and closed
     * @throws ConfigurationException if there is no such descriptor, or settings are missing or wrong
     */
    public static SessionClient bundled(String id) {
        return builder(Descriptor.bundled(id)).build();
    }

    /**
     * Starts a client from a descriptor.
     *
     * @param descriptor the descriptor
     * @return a builder, which looks into system properties and the environment for what it is not given
     */
    public static Builder builder(Descriptor descriptor) {
        return new Builder(descriptor);
    }

    /** Builds a client from a descriptor. */
    public static final class Builder extends SessionClientBuilder<SessionClient, Builder> {
        private final CompiledDescriptor descriptor;

        private Builder(Descriptor descriptor) {
            super(descriptor.id());
            this.descriptor = descriptor.compiled();
            fromEnvironment();
        }

        /**
         * {@inheritDoc}
         *
         * @throws ConfigurationException if settings that <i>get session</i> needs are missing, or settings are wrong
         */
        @Override
        public SessionClient build() {
            ProviderSettings settings = settings();
            return new ProviderClient(new DescriptorBackend(descriptor, settings), settings);
        }

        /**
         * Gets a session as a client would, and tells field by field what the descriptor makes of the response. For
         * whoever writes the descriptor: what {@code getSession} would throw for a response that has no session is a
         * {@link DryRun#problem} here.
         *
         * @param sessionId the session's id
         * @return the response of {@code getSession}; then, where {@code participantsFrom} asks for one, that of {@code
         *     listParticipants}. Of what comes page by page, the first page
         * @throws ConfigurationException as {@link #build}
         * @throws io.unisession.error.SessionException if the call fails before there is a response of success
         */
        public List<DryRun> dryRun(String sessionId) {
            try (DescriptorBackend backend = new DescriptorBackend(descriptor, settings())) {
                List<DryRun> runs = new ArrayList<>();
                new DescriptorDryRun(descriptor)
                        .live(backend, sessionId)
                        .forEach((operation, result) -> runs.add(DryRun.of(operation, result)));
                return List.copyOf(runs);
            }
        }
    }
}
