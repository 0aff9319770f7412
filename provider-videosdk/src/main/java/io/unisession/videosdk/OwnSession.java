package io.unisession.videosdk;

import io.unisession.Session;

/** Sessions that callers hand back. */
final class OwnSession {
    private OwnSession() {}

    /** An id of another provider would be looked up here all the same, and might even be found. */
    static Session require(Session session) {
        if (!session.provider().equals(VideoSdkProvider.ID)) {
            throw new IllegalArgumentException(
                    "this is a client for " + VideoSdkProvider.ID + ", but the session is of " + session.provider());
        }
        return session;
    }
}
