package io.unisession.spi.http;

import io.unisession.CallOptions;
import io.unisession.error.ConfigurationException;
import io.unisession.error.FailureDetails;
import io.unisession.error.NotFoundException;
import io.unisession.internal.call.BaseUrl;
import io.unisession.internal.call.Transport;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Performs what a provider describes: sends requests with credentials, within time limits, again where that is safe,
 * and makes values or exceptions of the responses. A provider has one pipeline, calls it from all its operations, and
 * closes it.
 *
 * <pre>{@code
 * HttpPipeline http = HttpPipeline.builder("acme", settings.transport())
 *         .baseUrl("https://api.acme.example/v1")
 *         .authenticator(Authenticator.bearer(key))
 *         .build();
 * Session session = http.call(GET_SESSION.request(sessionId), options, AcmeMapping::session);
 * }</pre>
 */
public final class HttpPipeline implements AutoCloseable {
    private final String provider;
    private final TransportSettings settings;
    private final BaseUrl baseUrl;
    private final Authenticator authenticator;
    private final Map<Endpoint, Authenticator> authenticators;
    private final SuccessMapper responses;
    private final ErrorMapper errors;
    private final ListenerNotifier watch;
    private final Transport transport;
    private final AtomicBoolean closed = new AtomicBoolean();

    private HttpPipeline(Builder builder, BaseUrl baseUrl) {
        this.provider = builder.provider;
        this.settings = builder.settings;
        this.baseUrl = baseUrl;
        this.authenticator = builder.authenticator;
        this.authenticators = Map.copyOf(builder.authenticators);
        this.responses = new SuccessMapper(provider, baseUrl);
        this.errors = new ErrorMapper(provider, builder.errors, settings.timing());
        this.watch = new ListenerNotifier(settings.listeners());
        this.transport = Transport.over(
                settings.httpClient().orElse(null),
                Deadline.nanos(settings.attemptTimeout()),
                settings.maxResponseBytes(),
                settings.keepsRaw(),
                settings.timing());
    }

    /**
     * Starts a pipeline.
     *
     * @param provider the provider's id, for errors and logs
     * @param settings how to talk to the provider
     * @return a builder
     */
    public static Builder builder(String provider, TransportSettings settings) {
        return new Builder(provider, settings);
    }

    /**
     * Checks a base URL as {@link Builder#build()} does, for those who read one long before they build.
     *
     * @param baseUrl the base URL
     * @throws IllegalArgumentException saying what is wrong, without quoting what may be a password
     */
    public static void requireBaseUrl(String baseUrl) {
        BaseUrl.parse(baseUrl);
    }

    /**
     * Calls an operation and maps its response.
     *
     * @param request the request
     * @param options what differs from the settings in this call
     * @param mapping makes the value of a response of success
     * @param <T> the value
     * @return the value
     * @throws IllegalStateException if the pipeline is closed
     * @throws io.unisession.error.ApiException if the provider refuses
     * @throws io.unisession.error.TransportException if no response came, or none in time, or the thread was interrupted
     * @throws io.unisession.error.InvalidResponseException if the response of success could not be mapped
     */
    public <T> T call(ApiRequest request, CallOptions options, ResponseMapper<T> mapping) {
        return call(request, options, deadline(options), mapping);
    }

    private Deadline deadline(CallOptions options) {
        return Deadline.in(options.totalTimeout().orElse(settings.totalTimeout()), settings.timing());
    }

    <T> T call(ApiRequest request, CallOptions options, Deadline deadline, ResponseMapper<T> mapping) {
        if (closed.get()) {
            throw new IllegalStateException("this " + provider + " client is closed");
        }
        return new CallRun<>(this, request, options, deadline, mapping).run();
    }

    /**
     * Calls an operation whose response of success says nothing.
     *
     * @param request the request
     * @param options what differs from the settings in this call
     * @throws IllegalStateException if the pipeline is closed
     * @throws io.unisession.error.ApiException if the provider refuses
     * @throws io.unisession.error.TransportException if no response came, or none in time, or the thread was interrupted
     * @throws io.unisession.error.InvalidResponseException if the response of success is an HTML page, which whoever
     *     stands in between gives
     */
    public void call(ApiRequest request, CallOptions options) {
        call(request, options, HttpPipeline::nothing);
    }

    /** The value of a response of success that says nothing. */
    static Optional<Object> nothing(ApiResponse response) {
        if (response.isMarkup()) {
            throw new IllegalStateException(
                    "it is a page, such as a proxy's or a log-in's, and no response to the operation");
        }
        return Optional.empty();
    }

    /**
     * Starts an operation that takes several calls, one after the other.
     *
     * @param options what differs from the settings in this operation; its total timeout is over all of the calls
     * @return the operation, whose time runs from now on
     */
    public CallSequence sequence(CallOptions options) {
        return new CallSequence(this, options, deadline(options));
    }

    /**
     * The exception for something that a service with lists alone does not list.
     *
     * @param operation the operation that looked for it
     * @param what what was looked for, such as {@code no session of that id is listed}
     * @return the exception, to be thrown
     */
    public NotFoundException notListed(String operation, String what) {
        return new NotFoundException(
                provider + " " + operation + " failed: not found: " + what,
                FailureDetails.builder(provider, operation).httpStatus(200).build());
    }

    /** Further calls throw; calls under way finish. Closing twice does nothing. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            transport.close();
        }
    }

    String provider() {
        return provider;
    }

    TransportSettings settings() {
        return settings;
    }

    BaseUrl baseUrl() {
        return baseUrl;
    }

    Authenticator authenticator(Endpoint endpoint) {
        return authenticators.getOrDefault(endpoint, authenticator);
    }

    SuccessMapper responses() {
        return responses;
    }

    ErrorMapper errors() {
        return errors;
    }

    ListenerNotifier watch() {
        return watch;
    }

    Transport transport() {
        return transport;
    }

    /** Collects what a pipeline needs. */
    public static final class Builder {
        private final String provider;
        private final TransportSettings settings;
        private @Nullable String baseUrl;
        private Authenticator authenticator = Authenticator.none();
        private final Map<Endpoint, Authenticator> authenticators = new HashMap<>();
        private ErrorFormat errors = ErrorFormat.standard();

        private Builder(String provider, TransportSettings settings) {
            this.provider = Objects.requireNonNull(provider, "provider");
            this.settings = Objects.requireNonNull(settings, "settings");
        }

        /**
         * Sets the address below which all requests go.
         *
         * @param baseUrl an https URL without query; http is allowed for loopback
         * @return this builder
         */
        public Builder baseUrl(String baseUrl) {
            this.baseUrl = Objects.requireNonNull(baseUrl, "baseUrl");
            return this;
        }

        /**
         * Sets how the provider is shown who is calling; nobody by default.
         *
         * @param authenticator the authenticator
         * @return this builder
         */
        public Builder authenticator(Authenticator authenticator) {
            this.authenticator = Objects.requireNonNull(authenticator, "authenticator");
            return this;
        }

        /**
         * Sets how one operation shows who is calling, where it differs from the others.
         *
         * @param endpoint the operation: this very object, from which its requests are made
         * @param authenticator the authenticator
         * @return this builder
         */
        public Builder authenticator(Endpoint endpoint, Authenticator authenticator) {
            authenticators.put(
                    Objects.requireNonNull(endpoint, "endpoint"),
                    Objects.requireNonNull(authenticator, "authenticator"));
            return this;
        }

        /**
         * Sets how the provider says that something failed.
         *
         * @param errors the format
         * @return this builder
         */
        public Builder errors(ErrorFormat errors) {
            this.errors = Objects.requireNonNull(errors, "errors");
            return this;
        }

        /**
         * Makes the pipeline. Nothing is sent.
         *
         * @return the pipeline
         * @throws ConfigurationException if the base URL is missing, no URL, or would carry credentials unencrypted
         */
        public HttpPipeline build() {
            if (baseUrl == null) {
                throw misconfigured("the base URL is missing");
            }
            try {
                return new HttpPipeline(this, BaseUrl.parse(baseUrl));
            } catch (IllegalArgumentException wrongUrl) {
                throw misconfigured(wrongUrl.getMessage());
            }
        }

        private ConfigurationException misconfigured(@Nullable String fault) {
            return new ConfigurationException(
                    provider + " is not configured: " + fault,
                    FailureDetails.builder(provider, "configure").build(),
                    List.of());
        }
    }
}
