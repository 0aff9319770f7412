package io.unisession.generic.internal.perform;

import io.unisession.Session;
import io.unisession.SessionStatus;
import io.unisession.generic.internal.model.Operation;
import io.unisession.generic.internal.template.Values;
import io.unisession.generic.internal.template.Variable;
import io.unisession.spi.http.CallSequence;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an operation needs to know of a session besides its id. If it needs anything, it reads the session first. */
final class SessionFields {
    private final DescribedClient client;
    private final String operation;
    private final Set<Variable> needed;
    private final GetSessionOperation reading;

    /** @param used the variables of the operation */
    SessionFields(DescribedClient client, Operation operation, Stream<Variable> used) {
        this.client = client;
        this.operation = operation.word();
        this.needed = used.filter(Variable::isOfSession).collect(Collectors.toSet());
        this.reading = GetSessionOperation.asPartOf(operation, client);
    }

    boolean isEmpty() {
        return needed.isEmpty();
    }

    Session read(String sessionId, CallSequence calls) {
        return reading.session(sessionId, needed, calls);
    }

    /** A session that has not ended: the room of another may already have the next session. */
    Session active(String sessionId, CallSequence calls) {
        Session session = read(sessionId, calls);
        if (session.status() == SessionStatus.ENDED) {
            throw client.http().notListed(operation, "the session has ended");
        }
        return session;
    }

    /** The values of a session that has not ended. */
    Values ofActive(String sessionId, CallSequence calls) {
        return of(active(sessionId, calls));
    }

    /** The values of a session that was read. */
    Values of(Session session) {
        return client.ofSession(session, needed);
    }
}
