package io.unisession.internal.call;

import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * A body that OkHttp sends once. Left to itself it sends any request again on HTTP 503 with {@code Retry-After: 0}, a POST too, and has no
 * setting against it; only a body that says that it cannot be repeated stops that. UniSession's own retries make a new one.
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
