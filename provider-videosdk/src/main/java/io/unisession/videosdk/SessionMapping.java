package io.unisession.videosdk;

import io.unisession.ResponseMetadata;
import io.unisession.Session;
import io.unisession.http.Answer;
import io.unisession.http.JsonReader;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Makes sessions of answers. */
final class SessionMapping {
    private SessionMapping() {}

    /** The session that an answer consists of. */
    static Session session(Answer answer) throws IOException {
        Session session = OnlyOne.of(answer, SessionFields::new);
        if (session == null) {
            throw new IllegalStateException("it holds no session with an id, or several");
        }
        return session;
    }

    /** The session that is the element of a list at the reader, or null where that has no id. */
    static @Nullable Session element(JsonReader json, ResponseMetadata metadata) throws IOException {
        return OnlyOne.of(json, metadata, SessionFields::new);
    }
}
