package io.unisession.generic.internal.perform;

import io.unisession.CallOptions;
import io.unisession.Session;
import io.unisession.capability.SessionEnding;
import io.unisession.generic.internal.auth.Auth;
import io.unisession.generic.internal.model.OperationModel;
import io.unisession.http.Authenticator;
import io.unisession.http.Endpoint;
import io.unisession.http.HttpPipeline;
import io.unisession.spi.Capabilities;
import io.unisession.spi.ProviderSettings;
import io.unisession.spi.SessionBackend;

/** The calls of one client through a descriptor. */
public final class DescriptorBackend implements SessionBackend {
    private final HttpPipeline http;
    private final Endpoint getSession;
    private final SessionMapping sessionMapping;
    private final Capabilities capabilities;

    /**
     * Opens the service of a descriptor.
     *
     * @throws io.unisession.error.ConfigurationException if a setting that <i>get session</i> needs is missing or blank, or one cannot be used
     */
    public DescriptorBackend(CompiledDescriptor descriptor, ProviderSettings settings) {
        this.getSession = descriptor.getSession().endpoint();
        this.sessionMapping = descriptor.sessionMapping();
        Auth readingAuth = descriptor.getSession().auth();
        Authenticator reading = authenticator(readingAuth, settings);
        HttpPipeline.Builder pipeline = HttpPipeline.builder(descriptor.id(), settings.transport())
                .baseUrl(settings.baseUrl(descriptor.baseUrl()))
                .errors(descriptor.errors())
                .authenticator(reading);
        descriptor
                .endSession()
                .filter(operation -> !operation.auth().equals(readingAuth))
                .ifPresent(operation -> pipeline.authenticator(
                        operation.endpoint(), new LateAuthenticator(() -> authenticator(operation.auth(), settings))));
        this.http = pipeline.build();
        this.capabilities = descriptor
                .endSession()
                .map(OperationModel::endpoint)
                .map(this::ending)
                .orElse(Capabilities.none());
    }

    private Capabilities ending(Endpoint endpoint) {
        return Capabilities.none()
                .with(SessionEnding.class, (sessionId, options) -> http.call(endpoint.request(sessionId), options));
    }

    private static Authenticator authenticator(Auth auth, ProviderSettings settings) {
        try {
            return auth.authenticator(settings);
        } catch (IllegalArgumentException cannotBeSent) {
            throw settings.misconfigured(String.valueOf(cannotBeSent.getMessage()));
        }
    }

    @Override
    public Session getSession(String sessionId, CallOptions options) {
        return http.call(getSession.request(sessionId), options, sessionMapping);
    }

    @Override
    public Capabilities capabilities() {
        return capabilities;
    }

    @Override
    public void close() {
        http.close();
    }
}
