package io.unisession.spi.http;

import io.unisession.ProviderDocument;
import io.unisession.ResponseMetadata;
import io.unisession.internal.transport.BaseUrl;
import io.unisession.internal.transport.BodyBytes;
import io.unisession.internal.transport.Exchange;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A complete successful response (HTTP 200 to 299), for a {@link ResponseMapper}. */
public final class ApiResponse {
    private final BodyBytes body;
    private final ResponseMetadata metadata;
    // The exchange it came from; null only in tests.
    private final @Nullable Exchange exchange;
    private final @Nullable BaseUrl baseUrl;
    private final @Nullable ApiRequest request;
    private @Nullable JsonReader reader;

    /**
     * Creates a response. Only {@link HttpPipeline} and tests of mappings need this.
     *
     * @param body the body, decompressed; not copied, so it must not change afterwards
     * @param metadata details of the HTTP response
     */
    public ApiResponse(byte[] body, ResponseMetadata metadata) {
        this(BodyBytes.kept(body), metadata, null, null, null);
    }

    /** Creates the response to a request. */
    ApiResponse(Exchange exchange, BaseUrl baseUrl, ApiRequest request, ResponseMetadata metadata) {
        this(exchange.body(), metadata, exchange, baseUrl, request);
    }

    private ApiResponse(
            BodyBytes body,
            ResponseMetadata metadata,
            @Nullable Exchange exchange,
            @Nullable BaseUrl baseUrl,
            @Nullable ApiRequest request) {
        this.body = body;
        this.metadata = metadata;
        this.exchange = exchange;
        this.baseUrl = baseUrl;
        this.request = request;
    }

    /**
     * Returns a reader at the first value of the body. Read the value to its end; the pipeline then checks that nothing
     * follows it.
     *
     * @return a new reader
     * @throws IOException if the body is not JSON
     * @throws UnusableResponseException if the body is an HTML page
     */
    public JsonReader json() throws IOException {
        requireNoMarkup();
        JsonReader json = JsonReader.of(body);
        reader = json;
        return json;
    }

    /** Called after the mapping, so that mappers need not check it. */
    void finish() throws IOException {
        if (reader != null) {
            reader.requireEnd();
            if (exchange != null) {
                exchange.unreadableFields(reader.unreadableFields());
            }
        }
    }

    /**
     * Whether the body is empty, as with HTTP 204.
     *
     * @return true if there is no body
     */
    public boolean isEmpty() {
        return body.length() == 0;
    }

    /** Fails for HTML or XML, whatever the content type says. */
    void requireNoMarkup() {
        if (body.startsWith('<')) {
            throw new UnusableResponseException("received an HTML page, perhaps from a proxy or a login redirect");
        }
    }

    /**
     * Checks that the response is about what was requested. A connection, a cache or a service may mix up responses. An
     * operation that takes several requests calls this before it acts on a response; the client itself checks each
     * session that {@code getSession} returns.
     *
     * @param requested the id that was requested
     * @param ids the ids that the response has for the same thing, null if one is missing
     * @throws UnusableResponseException if none of them is the requested one
     */
    public void requireIsAbout(String requested, @Nullable String... ids) {
        if (!Arrays.asList(ids).contains(requested)) {
            throw new UnusableResponseException("its id is not the one requested");
        }
    }

    /**
     * The whole body, for {@code raw()}.
     *
     * @return the body, not copied; if responses are not kept, it is readable only until the call ends
     */
    public ProviderDocument document() {
        return ProviderDocument.over(body, 0, body.length());
    }

    /**
     * Details of the HTTP response.
     *
     * @return the metadata of the response
     */
    public ResponseMetadata metadata() {
        return metadata;
    }

    /** All values of a header. */
    List<String> headers(String name) {
        return exchange == null ? List.of() : exchange.headers(name);
    }

    /** Tells whether a text, such as a parameter of a link, contains the credential that was sent. */
    Predicate<String> isCredential() {
        Authorization authorization = exchange == null ? null : exchange.authorization();
        return authorization == null ? text -> false : authorization.inText();
    }

    /** The base URL that the request went to. */
    String base() {
        return fromService(baseUrl).toString();
    }

    /** The path of the request below the base URL. */
    String path() {
        return fromService(request).path();
    }

    private static <T> T fromService(@Nullable T origin) {
        if (origin == null) {
            throw new IllegalStateException("a response that no service gave has no address");
        }
        return origin;
    }
}
