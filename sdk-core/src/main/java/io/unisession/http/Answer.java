package io.unisession.http;

import io.unisession.ProviderDocument;
import io.unisession.ResponseMetadata;
import io.unisession.internal.call.Exchange;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An answer of success (HTTP 200 to 299), whole and within the limits, on its way into the model. */
public final class Answer {
    private final byte[] body;
    private final ResponseMetadata metadata;
    private final Function<String, List<String>> headers;
    private final @Nullable Supplier<String> address;
    private @Nullable JsonReader reader;

    /**
     * An answer; {@link HttpPipeline} makes them, tests of mappings may.
     *
     * @param body the body, decompressed
     * @param metadata how it came
     */
    public Answer(byte[] body, ResponseMetadata metadata) {
        this(body, metadata, name -> List.of(), null);
    }

    /** An answer of the service to a request that was sent to an address. */
    Answer(Exchange exchange, Supplier<String> address, ResponseMetadata metadata) {
        this(exchange.body(), metadata, exchange::headers, address);
    }

    private Answer(
            byte[] body,
            ResponseMetadata metadata,
            Function<String, List<String>> headers,
            @Nullable Supplier<String> address) {
        this.body = body;
        this.metadata = metadata;
        this.headers = headers;
        this.address = address;
    }

    /**
     * A reader at the first value of the body. The value is to be walked whole; what follows it is checked afterwards.
     *
     * @return a new reader
     * @throws IOException if the body is no JSON
     */
    public JsonReader json() throws IOException {
        JsonReader json = JsonReader.over(body);
        reader = json;
        return json;
    }

    /** Called when the mapping is done, so that no mapping has to think of it. */
    void requireNothingFollows() throws IOException {
        if (reader != null) {
            reader.requireEnd();
        }
    }

    /**
     * Whether there is no body, as with HTTP 204.
     *
     * @return true without a body
     */
    public boolean isEmpty() {
        return body.length == 0;
    }

    /** Whether the body is HTML or XML, whatever its type is said to be. */
    boolean isMarkup() {
        int start = 0;
        while (start < body.length && body[start] <= ' ' && body[start] >= 0) {
            start++;
        }
        return start < body.length && body[start] == '<';
    }

    /**
     * The whole body, for {@code raw()}.
     *
     * @return the body, not copied
     */
    public ProviderDocument document() {
        return ProviderDocument.of(body, 0, body.length);
    }

    /**
     * How the answer came.
     *
     * @return the metadata of the response
     */
    public ResponseMetadata metadata() {
        return metadata;
    }

    /** All values of a header. */
    List<String> headers(String name) {
        return headers.apply(name);
    }

    /** Where the request went, without its query. */
    String address() {
        if (address == null) {
            throw new IllegalStateException("an answer that no service gave has no address");
        }
        return address.get();
    }
}
