package io.unisession.spi.http;

import io.unisession.ProviderDocument;
import io.unisession.ResponseMetadata;
import io.unisession.internal.transport.BaseUrl;
import io.unisession.internal.transport.BodyBytes;
import io.unisession.internal.transport.Exchange;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A response of success (HTTP 200 to 299), whole and within the limits, on its way into the model. */
public final class ApiResponse {
    private final BodyBytes body;
    private final ResponseMetadata metadata;
    // Where it came from, unless a test made it.
    private final @Nullable Exchange exchange;
    private final @Nullable BaseUrl baseUrl;
    private final @Nullable ApiRequest request;
    private @Nullable JsonReader reader;

    /**
     * A response; {@link HttpPipeline} makes them, tests of mappings may.
     *
     * @param body the body, decompressed; not copied, so it must not change afterwards
     * @param metadata how it came
     */
    public ApiResponse(byte[] body, ResponseMetadata metadata) {
        this(BodyBytes.kept(body), metadata, null, null, null);
    }

    /** The response of the service to a request. */
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
     * A reader at the first value of the body. The value is to be walked whole; what follows it is checked afterwards.
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

    /** Called when the mapping is done, so that no mapping has to think of it. */
    void finish() throws IOException {
        if (reader != null) {
            reader.requireEnd();
            if (exchange != null) {
                exchange.unreadableFields(reader.unreadableFields());
            }
        }
    }

    /**
     * Whether there is no body, as with HTTP 204.
     *
     * @return true without a body
     */
    public boolean isEmpty() {
        return body.length() == 0;
    }

    /** Fails for HTML or XML, whatever its type is said to be. */
    void requireNoMarkup() {
        byte[] bytes = body.get();
        int start = 0;
        while (start < body.length() && bytes[start] <= ' ' && bytes[start] >= 0) {
            start++;
        }
        if (start < body.length() && bytes[start] == '<') {
            throw new UnusableResponseException("received an HTML page, perhaps from a proxy or a login redirect");
        }
    }

    /**
     * The whole body, for {@code raw()}.
     *
     * @return the body, not copied; where responses are not kept, it can be read until the call is over
     */
    public ProviderDocument document() {
        return ProviderDocument.over(body, 0, body.length());
    }

    /**
     * How the response came.
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

    /** Whether the credential that was sent is in a text. */
    boolean hasCredential(String text) {
        Authorization authorization = exchange == null ? null : exchange.authorization();
        return authorization != null && authorization.appearsIn(text);
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
