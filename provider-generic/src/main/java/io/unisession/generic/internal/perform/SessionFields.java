package io.unisession.generic.internal.perform;

import io.unisession.Session;
import io.unisession.SessionStatus;
import io.unisession.generic.internal.model.Operation;
import io.unisession.generic.internal.template.Values;
import io.unisession.generic.internal.template.Variable;
import io.unisession.spi.http.CallSequence;
import io.unisession.spi.http.UnusableResponseException;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an operation needs to know of a session besides its id. If it needs anything, it reads the session first. */
final class SessionFields {
    private final DescribedClient client;
    private final String operation;
    private final Set<Variable> needed;
    private final Consumer<Values> use;
    private final GetSessionOperation reading;

    /**
     * Creates it for an operation.
     *
     * @param used the variables of the operation
     * @param use tries the values of a session; throws an {@link IllegalArgumentException} if they cannot be used
     */
    SessionFields(DescribedClient client, Operation operation, Stream<Variable> used, Consumer<Values> use) {
        this.client = client;
        this.operation = operation.word();
        this.needed = used.filter(Variable::isOfSession).collect(Collectors.toSet());
        this.use = use;
        this.reading = GetSessionOperation.asPartOf(operation, client);
    }

    boolean isEmpty() {
        return needed.isEmpty();
    }

    /** Reads a session; one that has ended may lack the fields. */
    Session read(String sessionId, CallSequence calls) {
        return reading.session(
                sessionId,
                session -> {
                    if (session.status() != SessionStatus.ENDED) {
                        requireFields(session);
                    }
                },
                calls);
    }

    /** The values of a session, whether it has ended or not. */
    Values ofAny(String sessionId, CallSequence calls) {
        return of(reading.session(sessionId, this::requireFields, calls));
    }

    /**
     * Checks that a session has what the operation needs.
     *
     * @throws UnusableResponseException if it has not, or not in a form that can be sent: what the service says is not the
     *     caller's mistake
     */
    private void requireFields(Session session) {
        try {
            Values values = of(session);
            for (Variable field : needed) {
                if (values.of(field) == null) {
                    throw new UnusableResponseException("the session has no " + field.word());
                }
            }
            use.accept(values);
        } catch (IllegalArgumentException cannotBeSent) {
            throw new UnusableResponseException("the session's " + cannotBeSent.getMessage());
        }
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
