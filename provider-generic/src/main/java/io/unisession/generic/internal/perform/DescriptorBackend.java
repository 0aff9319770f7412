package io.unisession.generic.internal.perform;

import io.unisession.CallOptions;
import io.unisession.Session;
import io.unisession.generic.internal.auth.Auth;
import io.unisession.generic.internal.model.Operation;
import io.unisession.generic.internal.model.Values;
import io.unisession.http.Authenticator;
import io.unisession.http.HttpPipeline;
import io.unisession.spi.Capabilities;
import io.unisession.spi.ProviderSettings;
import io.unisession.spi.SessionBackend;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** The calls of one client through a descriptor. */
public final class DescriptorBackend implements SessionBackend {
    private final HttpPipeline http;
    /** To services that give tokens; one may be opened late, and never after the close. */
    private final List<HttpPipeline> tokenServices = new CopyOnWriteArrayList<>();

    private final SessionGetting getting;
    private final Capabilities capabilities;

    /**
     * Opens the service of a descriptor.
     *
     * @throws io.unisession.error.ConfigurationException if a setting that <i>get session</i> needs is missing or blank, or one cannot be used
     */
    public DescriptorBackend(CompiledDescriptor descriptor, ProviderSettings settings) {
        Values client = Values.of(settings);
        descriptor.getSession().request().settings().forEach(client::setting);
        this.http = pipeline(descriptor, settings);
        this.getting = new SessionGetting(descriptor, http, client);
        this.capabilities = new DescriptorCapabilities(descriptor, http, client).all();
    }

    private HttpPipeline pipeline(CompiledDescriptor descriptor, ProviderSettings settings) {
        Auth readingAuth = descriptor.getSession().auth();
        Map<Auth, Authenticator> authenticators = new HashMap<>();
        authenticators.put(readingAuth, authenticator(readingAuth, settings));
        HttpPipeline.Builder pipeline = HttpPipeline.builder(descriptor.id(), settings.transport())
                .baseUrl(settings.baseUrl(descriptor.baseUrl()))
                .errors(descriptor.errors());
        for (Operation operation : Operation.values()) {
            descriptor
                    .operation(operation)
                    .ifPresent(model -> pipeline.authenticator(
                            model.request().endpoint(),
                            authenticators.computeIfAbsent(
                                    model.auth(), auth -> new LateAuthenticator(() -> authenticator(auth, settings)))));
        }
        return pipeline.build();
    }

    private Authenticator authenticator(Auth auth, ProviderSettings settings) {
        try {
            return auth.authenticator(settings, tokenServices::add);
        } catch (IllegalArgumentException cannotBeSent) {
            throw settings.misconfigured(String.valueOf(cannotBeSent.getMessage()));
        }
    }

    @Override
    public Session getSession(String sessionId, CallOptions options) {
        return getting.session(sessionId, options);
    }

    /** Gets a session, and tells what is read of the answers instead of reading them. */
    public Map<Operation, Findings> findings(String sessionId) {
        return getting.findings(sessionId);
    }

    @Override
    public Capabilities capabilities() {
        return capabilities;
    }

    @Override
    public void close() {
        http.close();
        tokenServices.forEach(HttpPipeline::close);
    }
}
