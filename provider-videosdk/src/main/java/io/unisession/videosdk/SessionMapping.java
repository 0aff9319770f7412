package io.unisession.videosdk;

import io.unisession.ResponseMetadata;
import io.unisession.Session;
import io.unisession.spi.http.ApiResponse;
import io.unisession.spi.http.JsonReader;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Makes sessions of responses. */
final class SessionMapping {
    private SessionMapping() {}

    /** The session that a response consists of. */
    static Session session(ApiResponse response) throws IOException {
        Session session = EnvelopeReader.of(response, SessionFields::new);
        if (session == null) {
            throw new IllegalStateException("it holds no session with an id, or several");
        }
        return session;
    }

    /** The session that is the element of a list at the reader, or null where that has no id. */
    static @Nullable Session element(JsonReader json, ResponseMetadata metadata) throws IOException {
        return EnvelopeReader.of(json, metadata, SessionFields::new);
    }
}
