package io.unisession.spi.http;

import io.unisession.CallOptions;
import io.unisession.Page;
import io.unisession.PageRequest;
import io.unisession.Pager;
import io.unisession.ProviderDocument;
import io.unisession.ProviderRequest;
import io.unisession.error.ClientClosedException;
import io.unisession.error.ConfigurationException;
import io.unisession.error.FailureDetails;
import io.unisession.error.NotFoundException;
import io.unisession.internal.call.CallEngine;
import io.unisession.internal.call.Operation;
import io.unisession.internal.transport.BaseUrl;
import io.unisession.internal.transport.FileClient;
import io.unisession.internal.transport.FileHosts;
import io.unisession.internal.transport.OkHttpVersion;
import io.unisession.internal.transport.Transport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Performs a provider's HTTP calls: adds credentials, applies time limits, retries where that is safe, and turns
 * responses into values or exceptions. A provider creates one pipeline, uses it for all its operations, and closes it.
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
    private final CallEngine engine;

    private HttpPipeline(Builder builder, BaseUrl baseUrl) {
        this.provider = builder.provider;
        this.settings = builder.settings;
        this.baseUrl = baseUrl;
        this.engine = new CallEngine(
                provider,
                builder.settings,
                Transport.over(
                        builder.settings.httpClient().orElse(null), builder.settings, baseUrl, builder.requestIdHeader),
                baseUrl,
                builder.authenticator,
                builder.errors);
    }

    /**
     * Starts a pipeline.
     *
     * @param provider the provider's id, for errors and logs
     * @param settings the settings of the transport
     * @return a builder
     */
    public static Builder builder(String provider, TransportSettings settings) {
        return new Builder(provider, settings);
    }

    /**
     * Checks a base URL as {@link Builder#build()} does, to report a wrong one early.
     *
     * @param baseUrl the base URL
     * @throws IllegalArgumentException if the URL is not valid; the message does not quote the URL, which may contain a
     *     password
     */
    public static void requireBaseUrl(String baseUrl) {
        BaseUrl.parse(baseUrl);
    }

    /**
     * Like {@link #requireBaseUrl(String)}, for an address with another name.
     *
     * @param name what the message calls it, such as the name of its setting
     * @param url the address
     * @throws IllegalArgumentException if requests cannot be sent to it; the message does not quote it
     */
    public static void requireBaseUrl(String name, String url) {
        BaseUrl.parse(name, url);
    }

    /**
     * Calls an operation and maps its response.
     *
     * @param request the request
     * @param options overrides of the settings for this call
     * @param mapping maps the successful response to the value
     * @param <T> the type of the value
     * @return the value
     * @throws ClientClosedException if the pipeline is closed
     * @throws io.unisession.error.ApiException if the provider rejects the request
     * @throws io.unisession.error.TransportException if no response arrived, the call timed out or the thread was
     *     interrupted
     * @throws io.unisession.error.InvalidResponseException if the successful response could not be mapped
     */
    public <T> T call(ApiRequest request, CallOptions options, ResponseMapper<T> mapping) {
        return call(request, options, engine.operation(options), mapping);
    }

    <T> T call(ApiRequest request, CallOptions options, Operation operation, ResponseMapper<T> mapping) {
        return engine.call(request, options, operation, (exchange, metadata) -> {
            ApiResponse response = new ApiResponse(exchange, baseUrl, request, metadata);
            T value = mapping.map(response);
            response.finish();
            return value;
        });
    }

    /**
     * Calls an operation whose response body is not needed.
     *
     * @param request the request
     * @param options overrides of the settings for this call
     * @throws ClientClosedException if the pipeline is closed
     * @throws io.unisession.error.ApiException if the provider rejects the request
     * @throws io.unisession.error.TransportException if no response arrived, the call timed out or the thread was
     *     interrupted
     * @throws io.unisession.error.InvalidResponseException if the response is an HTML page, perhaps from a proxy
     */
    public void call(ApiRequest request, CallOptions options) {
        call(request, options, HttpPipeline::nothing);
    }

    /**
     * Sends a request that an application built itself. A provider's {@code SessionBackend.request} just calls this
     * method.
     *
     * @param request the request
     * @param options overrides of the settings for this call
     * @return the response, readable even if {@link TransportSettings#keepsRaw} is false; empty if it has no body
     * @throws io.unisession.error.ClientClosedException if the pipeline is closed
     * @throws io.unisession.error.ApiException if the provider rejects the request
     * @throws io.unisession.error.TransportException if no response arrived, the call timed out or the thread was
     *     interrupted
     * @throws io.unisession.error.InvalidResponseException if the response is not JSON
     */
    public ProviderDocument request(ProviderRequest request, CallOptions options) {
        return call(ApiRequest.of(request), options, HttpPipeline::document);
    }

    /**
     * Like {@link #request(ProviderRequest, CallOptions)}, with credentials for this request.
     *
     * @param request the request
     * @param options overrides of the client's settings for this call
     * @param authenticator used instead of the pipeline's authenticator
     * @return the response; empty if it has no body
     * @throws io.unisession.error.SessionException if the call fails
     */
    public ProviderDocument request(ProviderRequest request, CallOptions options, Authenticator authenticator) {
        return call(ApiRequest.of(request, authenticator), options, HttpPipeline::document);
    }

    private static ProviderDocument document(ApiResponse response) throws IOException {
        if (response.isEmpty()) {
            return ProviderDocument.empty();
        }
        // Starts reading; whether all of it is JSON is checked after the mapping.
        response.json();
        return ProviderDocument.of(response.document().json());
    }

    /** Maps a successful response whose body is not needed. */
    static Optional<Object> nothing(ApiResponse response) {
        response.requireNoMarkup();
        return Optional.empty();
    }

    /**
     * Lists items, with one call per page. Nothing is sent until the list is iterated. The total timeout limits each
     * step: from one page with items to the next page with items. HTTP 404 for any page but the first ends the list, unless
     * {@link PageMapper#notFound} is overridden.
     *
     * @param first where to start
     * @param options options for each step
     * @param request creates the request for a page
     * @param mapper maps a response to a page
     * @param <T> the type of the items
     * @return the list
     * @throws IllegalArgumentException if {@code request} rejects the cursor at which the list starts
     */
    public <T> Pager<T> list(
            PageRequest first, CallOptions options, Function<PageRequest, ApiRequest> request, PageMapper<T> mapper) {
        Objects.requireNonNull(first, "first");
        Objects.requireNonNull(options, "options");
        String operation = request.apply(first).endpoint().operation();
        return Pager.inSteps(provider, operation, first, () -> {
            CallSequence step = sequence(options);
            return wanted -> step.page(wanted, request, mapper);
        });
    }

    /**
     * Like {@link #list(PageRequest, CallOptions, Function, PageMapper)}, for items that need further calls to be
     * complete, such as participants whose intervals are lists of their own.
     *
     * @param first where to start
     * @param options options for each step, including the further calls
     * @param request creates the request for a page
     * @param mapper maps a response to a page
     * @param completing makes the further calls for the items of a page and returns the complete ones
     * @param <T> the type of the items
     * @return the list
     * @throws IllegalArgumentException if {@code request} rejects the cursor at which the list starts
     */
    public <T> Pager<T> list(
            PageRequest first,
            CallOptions options,
            Function<PageRequest, ApiRequest> request,
            PageMapper<T> mapper,
            BiFunction<CallSequence, List<T>, List<T>> completing) {
        Objects.requireNonNull(first, "first");
        Objects.requireNonNull(options, "options");
        String operation = request.apply(first).endpoint().operation();
        return Pager.inSteps(provider, operation, first, () -> {
            CallSequence step = sequence(options);
            return wanted -> {
                Page<T> page = step.page(wanted, request, mapper);
                return Page.builder(completing.apply(step, page.items()))
                        .nextCursor(page.nextCursor().orElse(null))
                        .total(page.total().isPresent() ? page.total().getAsLong() : null)
                        .metadata(page.metadata())
                        .build();
            };
        });
    }

    /**
     * Lists items that the service returns all at once. Nothing is sent until the list is iterated.
     *
     * @param first where to start; the page size is ignored
     * @param options options for the call
     * @param request the request
     * @param mapping maps the response to all items
     * @param <T> the type of the items
     * @return the list, of one page
     * @throws IllegalArgumentException if {@code first} has a cursor
     */
    public <T> Pager<T> listAtOnce(
            PageRequest first, CallOptions options, ApiRequest request, ResponseMapper<List<T>> mapping) {
        return listAtOnce(first, options, request.endpoint().operation(), calls -> request, mapping);
    }

    /**
     * Like {@link #listAtOnce(PageRequest, CallOptions, ApiRequest, ResponseMapper)}, for a request that needs other
     * calls first, such as a lookup of an id.
     *
     * @param first where to start; the page size is ignored
     * @param options options for all calls together
     * @param operation the name that errors show
     * @param request makes the other calls and creates the request
     * @param mapping maps the response to all items
     * @param <T> the type of the items
     * @return the list, of one page
     * @throws IllegalArgumentException if {@code first} has a cursor
     */
    public <T> Pager<T> listAtOnce(
            PageRequest first,
            CallOptions options,
            String operation,
            Function<CallSequence, ApiRequest> request,
            ResponseMapper<List<T>> mapping) {
        Objects.requireNonNull(options, "options");
        requireNoCursor(first, operation);
        return Pager.of(provider, operation, first, wanted -> {
            CallSequence calls = sequence(options);
            return calls.call(request.apply(calls), response -> {
                List<T> items = mapping.map(response);
                return Page.builder(items)
                        .total((long) items.size())
                        .metadata(response.metadata())
                        .build();
            });
        });
    }

    /**
     * Lists items that are known only when the whole list has been read, such as participants whom the service lists
     * again for each stay, on any of its pages. Nothing is sent until the list is iterated.
     *
     * @param first where to start; the page size is ignored
     * @param options options for all calls together
     * @param operation the name that errors show
     * @param reading makes the calls and returns all items
     * @param <T> the type of the items
     * @return the list, of one page
     * @throws IllegalArgumentException if {@code first} has a cursor
     */
    public <T> Pager<T> listWhole(
            PageRequest first, CallOptions options, String operation, Function<CallSequence, List<T>> reading) {
        Objects.requireNonNull(options, "options");
        requireNoCursor(first, operation);
        return Pager.of(provider, operation, first, wanted -> {
            List<T> items = reading.apply(sequence(options));
            return Page.builder(items).total((long) items.size()).build();
        });
    }

    private void requireNoCursor(PageRequest first, String operation) {
        Objects.requireNonNull(first, "first");
        if (first.cursor().isPresent()) {
            throw new IllegalArgumentException(
                    provider + " " + operation + " returns everything in one page, so a cursor cannot be used");
        }
    }

    /**
     * Starts an operation that takes several calls, one after the other.
     *
     * @param options overrides of the settings for this operation; the total timeout covers all of the calls
     * @return the operation; its time starts now
     */
    public CallSequence sequence(CallOptions options) {
        return new CallSequence(this, options, engine.operation(options));
    }

    /**
     * Downloads of the provider's files. Files are requested without credentials: from the origins named here, from the
     * base URL's own, and from those that the application allows with {@code allowRedirectsTo}.
     *
     * @param origins where the provider keeps its files, such as {@code https://cdn.acme.example}, or {@code
     *     https://*.acme.example} for any subdomain; the domain after {@code *.} must have at least two parts
     * @param links fetches a new address for a file
     * @return the downloads; the first one throws {@code IllegalArgumentException} if one of the origins is not valid
     */
    public FileDownload files(List<String> origins, ArtifactLinks links) {
        List<String> all = new ArrayList<>(origins);
        all.add(baseUrl.origin());
        all.addAll(settings.redirectOrigins());
        return new FileDownload(
                provider,
                settings,
                // Read for each download, so that a client which downloads nothing does not pay for it.
                wait -> FileClient.over(
                        settings.httpClient().orElse(null), FileHosts.of(all), settings.applicationName(), wait),
                links,
                engine::isClosed);
    }

    /** Continues an operation that has already sent a request, with a new time limit. */
    CallSequence sequenceToUndo(CallOptions options) {
        Operation operation = engine.operation(options);
        operation.markSent();
        return new CallSequence(this, options, operation);
    }

    /** Redacts a text that the service sent. */
    String shown(String text) {
        return engine.shown(text);
    }

    /**
     * Creates the exception for something that is not in a list, for services that offer only lists.
     *
     * @param operation the operation that looked for it
     * @param what what is missing, as the message says it, such as {@code no session with this id is listed}
     * @return the exception to throw
     */
    public NotFoundException notListed(String operation, String what) {
        return new NotFoundException(
                provider + " " + operation + " failed: not found: " + what,
                FailureDetails.builder(provider, operation).httpStatus(200).build());
    }

    String provider() {
        return provider;
    }

    /**
     * Closes the pipeline. Running calls finish; further calls throw {@code ClientClosedException}. Closing twice does
     * nothing.
     */
    @Override
    public void close() {
        engine.close();
    }

    /** Builds an {@link HttpPipeline}. */
    public static final class Builder {
        private final String provider;
        private final TransportSettings settings;
        private @Nullable String baseUrl;
        private String nameOfUrl = "the base URL";
        private @Nullable String requestIdHeader;
        private Authenticator authenticator = Authenticator.none();
        private ErrorFormat errors = ErrorFormat.standard();

        private Builder(String provider, TransportSettings settings) {
            this.provider = Objects.requireNonNull(provider, "provider");
            this.settings = Objects.requireNonNull(settings, "settings");
        }

        /**
         * Sets the URL to which the paths of all requests are appended.
         *
         * @param baseUrl an https URL without query; http is allowed for loopback, and ws and wss stand for http and
         *     https
         * @return this builder
         */
        public Builder baseUrl(String baseUrl) {
            this.baseUrl = Objects.requireNonNull(baseUrl, "baseUrl");
            return this;
        }

        /** Sets what errors call the URL, such as {@code the token URL}. */
        Builder nameOfUrl(String name) {
            this.nameOfUrl = name;
            return this;
        }

        /**
         * Sets the header in which the provider's responses have the request id. If a response lacks it, the usual
         * headers are tried, such as {@code X-Request-Id}.
         *
         * @param name the header's name, in upper or lower case
         * @return this builder
         */
        public Builder requestIdHeader(String name) {
            this.requestIdHeader = Objects.requireNonNull(name, "name");
            return this;
        }

        /**
         * Sets the default credentials for all operations; none if omitted. {@link Endpoint#withAuthenticator}
         * overrides them.
         *
         * @param authenticator the authenticator
         * @return this builder
         */
        public Builder authenticator(Authenticator authenticator) {
            this.authenticator = Objects.requireNonNull(authenticator, "authenticator");
            return this;
        }

        /**
         * Sets how the provider's responses report errors.
         *
         * @param errors the format
         * @return this builder
         */
        public Builder errors(ErrorFormat errors) {
            this.errors = Objects.requireNonNull(errors, "errors");
            return this;
        }

        /**
         * Builds the pipeline. Nothing is sent.
         *
         * @return the pipeline
         * @throws ConfigurationException if the base URL is missing or invalid, or would send credentials unencrypted
         */
        public HttpPipeline build() {
            if (baseUrl == null) {
                throw misconfigured(nameOfUrl + " is missing");
            }
            try {
                OkHttpVersion.require();
                return new HttpPipeline(this, BaseUrl.parse(nameOfUrl, baseUrl));
            } catch (IllegalArgumentException wrongUrl) {
                throw misconfigured(wrongUrl.getMessage());
            }
        }

        private ConfigurationException misconfigured(@Nullable String fault) {
            return ConfigurationException.notConfigured(provider, fault, null, List.of());
        }
    }
}
