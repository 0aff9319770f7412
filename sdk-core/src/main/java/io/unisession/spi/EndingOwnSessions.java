package io.unisession.spi;

import io.unisession.CallOptions;
import io.unisession.Session;
import io.unisession.capability.SessionEnding;
import java.util.Optional;

/** Ends sessions of the client's own provider, and none that another gave. */
final class EndingOwnSessions implements SessionEnding {
    private final SessionEnding ending;
    private final String provider;

    private EndingOwnSessions(SessionEnding ending, String provider) {
        this.ending = ending;
        this.provider = provider;
    }

    /** The same capabilities; the ending of sessions, where there is one, looks at whose they are. */
    static Capabilities in(Capabilities capabilities, String provider) {
        Optional<SessionEnding> ending = capabilities.find(SessionEnding.class);
        return ending.isPresent()
                ? capabilities.with(SessionEnding.class, new EndingOwnSessions(ending.get(), provider))
                : capabilities;
    }

    /** An id of another provider would be looked up here all the same, and might even be found. */
    static Session requireOwn(String provider, Session session) {
        if (!session.provider().equals(provider)) {
            throw new IllegalArgumentException(
                    "this is a client for " + provider + ", but the session is of " + session.provider());
        }
        return session;
    }

    @Override
    public void endSession(String sessionId, CallOptions options) {
        ending.endSession(sessionId, options);
    }

    @Override
    public void endSession(Session session, CallOptions options) {
        ending.endSession(requireOwn(provider, session), options);
    }
}
