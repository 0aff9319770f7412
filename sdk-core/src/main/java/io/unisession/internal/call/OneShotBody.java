package io.unisession.internal.call;

import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * A body that OkHttp sends once. Left to itself OkHttp sends a request again on HTTP 421, a POST too, and has no
 * setting against it; a body that says that it cannot be repeated stops that. UniSession's own retries make a new one.
 * {@link NoImmediateResend} does the rest.
 */
final class OneShotBody extends RequestBody {
    private final ByteString content;
    private final @Nullable MediaType type;

    OneShotBody(ByteString content, @Nullable MediaType type) {
        this.content = content;
        this.type = type;
    }

    @Override
    public @Nullable MediaType contentType() {
        return type;
    }

    @Override
    public long contentLength() {
        return content.size();
    }

    @Override
    public boolean isOneShot() {
        return true;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        sink.write(content);
    }
}
