package io.unisession.videosdk;

import io.unisession.ProviderDocument;
import io.unisession.ResponseMetadata;
import io.unisession.Session;
import io.unisession.http.Answer;
import io.unisession.http.JsonReader;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Makes a session of any of VideoSDK's shapes: bare, below {@code data}, or as the only element of an array. */
final class SessionMapping {
    private final JsonReader json;
    private final ResponseMetadata metadata;
    /** What {@code raw()} shows; null for the session's own part of the answer. */
    private final @Nullable ProviderDocument raw;

    private SessionMapping(JsonReader json, ResponseMetadata metadata, @Nullable ProviderDocument raw) {
        this.json = json;
        this.metadata = metadata;
        this.raw = raw;
    }

    /** The session that an answer consists of. */
    static Session session(Answer answer) throws IOException {
        Session session = new SessionMapping(answer.json(), answer.metadata(), answer.document()).read();
        if (session == null) {
            throw new IllegalStateException("it holds no session with an id, or several");
        }
        return session;
    }

    /** The session that is the element of a list at the reader, or null where that has no id. */
    static @Nullable Session element(JsonReader json, ResponseMetadata metadata) throws IOException {
        return new SessionMapping(json, metadata, null).read();
    }

    private @Nullable Session read() throws IOException {
        return json.enterArray() ? onlyElement() : object();
    }

    /** Null where there are several: which of them was asked for, nothing says. */
    private @Nullable Session onlyElement() throws IOException {
        Session last = null;
        int sessions = 0;
        while (json.nextElement()) {
            Session session = read();
            if (session != null) {
                last = session;
                sessions++;
            }
        }
        return sessions == 1 ? last : null;
    }

    private @Nullable Session object() throws IOException {
        int position = json.position();
        if (!json.enterObject()) {
            return null;
        }
        SessionFields fields = new SessionFields();
        Session wrapped = null;
        while (json.nextField()) {
            if (json.field().equals("data")) {
                wrapped = read();
            } else {
                fields.read(json);
            }
        }
        return fields.hasId() ? fields.toSession(raw == null ? json.documentFrom(position) : raw, metadata) : wrapped;
    }
}
