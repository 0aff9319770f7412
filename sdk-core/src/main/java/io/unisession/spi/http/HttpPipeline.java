package io.unisession.spi.http;

import io.unisession.CallOptions;
import io.unisession.PageRequest;
import io.unisession.Pager;
import io.unisession.ProviderDocument;
import io.unisession.ProviderRequest;
import io.unisession.error.ClientClosedException;
import io.unisession.error.ConfigurationException;
import io.unisession.error.FailureDetails;
import io.unisession.error.NotFoundException;
import io.unisession.internal.call.CallEngine;
import io.unisession.internal.call.Deadline;
import io.unisession.internal.transport.BaseUrl;
import io.unisession.internal.transport.Transport;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
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
    private final BaseUrl baseUrl;
    private final CallEngine engine;

    private HttpPipeline(Builder builder, BaseUrl baseUrl) {
        this.provider = builder.provider;
        this.baseUrl = baseUrl;
        this.engine = new CallEngine(
                provider,
                builder.settings,
                Transport.over(builder.settings.httpClient().orElse(null), builder.settings, baseUrl),
                baseUrl,
                builder.authenticator,
                builder.errors);
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
     * @throws ClientClosedException if the pipeline is closed
     * @throws io.unisession.error.ApiException if the provider refuses
     * @throws io.unisession.error.TransportException if no response came, or none in time, or the thread was interrupted
     * @throws io.unisession.error.InvalidResponseException if the response of success could not be mapped
     */
    public <T> T call(ApiRequest request, CallOptions options, ResponseMapper<T> mapping) {
        return call(request, options, engine.deadline(options), mapping);
    }

    <T> T call(ApiRequest request, CallOptions options, Deadline deadline, ResponseMapper<T> mapping) {
        return engine.call(request, options, deadline, (exchange, metadata) -> {
            ApiResponse response = new ApiResponse(exchange, baseUrl, request, metadata);
            T value = mapping.map(response);
            response.finish();
            return value;
        });
    }

    /**
     * Calls an operation whose response of success says nothing.
     *
     * @param request the request
     * @param options what differs from the settings in this call
     * @throws ClientClosedException if the pipeline is closed
     * @throws io.unisession.error.ApiException if the provider refuses
     * @throws io.unisession.error.TransportException if no response came, or none in time, or the thread was interrupted
     * @throws io.unisession.error.InvalidResponseException if the response of success is an HTML page, which whoever
     *     stands in between gives
     */
    public void call(ApiRequest request, CallOptions options) {
        call(request, options, HttpPipeline::nothing);
    }

    /**
     * Sends a request that an application made itself; a provider's {@code SessionBackend.request} is this line.
     *
     * @param request the request
     * @param options what differs from the settings in this call
     * @return the response, kept whether or not {@link TransportSettings#keepsRaw} is set; empty for a response without
     *     body
     * @throws io.unisession.error.ClientClosedException if the pipeline is closed
     * @throws io.unisession.error.ApiException if the provider refuses
     * @throws io.unisession.error.TransportException if no response came, or none in time, or the thread was interrupted
     * @throws io.unisession.error.InvalidResponseException if the response is not JSON
     */
    public ProviderDocument request(ProviderRequest request, CallOptions options) {
        return call(ApiRequest.of(request), options, HttpPipeline::document);
    }

    private static ProviderDocument document(ApiResponse response) throws IOException {
        if (response.isEmpty()) {
            return ProviderDocument.empty();
        }
        JsonReader json = response.json();
        if (json.enterArray()) {
            while (json.nextElement()) {}
        } else if (json.enterObject()) {
            while (json.nextField()) {}
        }
        return ProviderDocument.of(response.document().json());
    }

    /** The value of a response of success that says nothing. */
    static Optional<Object> nothing(ApiResponse response) {
        response.requireNoMarkup();
        return Optional.empty();
    }

    /**
     * Lists, with one call per page. Nothing is sent until the list is walked. The total timeout holds over each step of a
     * walk: from one page that has items to the next that has. HTTP 404 for any page but the first ends the list.
     *
     * @param first where to begin
     * @param options what differs from the settings in each step
     * @param request makes the request for a page
     * @param mapper makes a page of the response
     * @param <T> what is listed
     * @return the list
     * @throws IllegalArgumentException if {@code request} refuses the cursor that the list begins at
     */
    public <T> Pager<T> list(
            PageRequest first, CallOptions options, Function<PageRequest, ApiRequest> request, PageMapper<T> mapper) {
        String operation = request.apply(first).endpoint().operation();
        return Pager.inSteps(provider, operation, first, () -> {
            CallSequence step = sequence(options);
            return wanted -> step.page(wanted, request, mapper);
        });
    }

    /**
     * Starts an operation that takes several calls, one after the other.
     *
     * @param options what differs from the settings in this operation; its total timeout is over all of the calls
     * @return the operation, whose time runs from now on
     */
    public CallSequence sequence(CallOptions options) {
        return new CallSequence(this, options, engine.deadline(options));
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

    /**
     * Counts time that a call has waited for its thread as time of the call, for whoever queues calls; the client's async
     * view does.
     *
     * @param nanos how long the next call on this thread has waited, in nanoseconds; 0 to take that back
     */
    public static void waitedForThread(long nanos) {
        Deadline.waitedForThread(nanos);
    }

    String provider() {
        return provider;
    }

    /** Further calls throw; calls under way finish. Closing twice does nothing. */
    @Override
    public void close() {
        engine.close();
    }

    /** Collects what a pipeline needs. */
    public static final class Builder {
        private final String provider;
        private final TransportSettings settings;
        private @Nullable String baseUrl;
        private Authenticator authenticator = Authenticator.none();
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
         * Sets the credentials of all operations that have none of their own ({@link Endpoint#withAuthenticator}); none by
         * default.
         *
         * @param authenticator the authenticator
         * @return this builder
         */
        public Builder authenticator(Authenticator authenticator) {
            this.authenticator = Objects.requireNonNull(authenticator, "authenticator");
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
