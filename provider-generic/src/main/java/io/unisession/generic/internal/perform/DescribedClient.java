package io.unisession.generic.internal.perform;

import io.unisession.Participant;
import io.unisession.Session;
import io.unisession.Timing;
import io.unisession.generic.internal.auth.Auth;
import io.unisession.generic.internal.model.Operation;
import io.unisession.generic.internal.model.OperationModel;
import io.unisession.generic.internal.template.RequestTemplate;
import io.unisession.generic.internal.template.Values;
import io.unisession.generic.internal.template.Variable;
import io.unisession.spi.ProviderSettings;
import io.unisession.spi.http.Authenticator;
import io.unisession.spi.http.HttpPipeline;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** A client of a descriptor: where its requests go, and the settings and credentials that they carry. */
record DescribedClient(
        CompiledDescriptor descriptor,
        HttpPipeline http,
        ProviderSettings providerSettings,
        Values settings,
        Function<Auth, Authenticator> authenticators) {
    Timing timing() {
        return providerSettings.transport().timing();
    }

    /** The request of a declared operation. */
    RequestTemplate request(Operation operation) {
        OperationModel model = descriptor.operation(operation).orElseThrow();
        return request(model.request(), model.auth());
    }

    RequestTemplate request(RequestTemplate request, Auth auth) {
        return request.withAuthenticator(authenticators.apply(auth));
    }

    /** The settings, and the id of a session. */
    Values ofSession(String sessionId) {
        return settings.with(Variable.SESSION_ID, sessionId);
    }

    /**
     * The settings, and the fields of a session that a request needs besides the id. Others may be such that they cannot
     * be sent: anybody can choose a label.
     *
     * @throws IllegalArgumentException if one of these fields cannot be sent
     */
    Values ofSession(Session session, Set<Variable> needed) {
        Values values = ofSession(session.id());
        if (needed.contains(Variable.ROOM_ID)) {
            values = values.with(Variable.ROOM_ID, session.roomId().orElse(null));
        }
        return needed.contains(Variable.LABEL)
                ? values.with(Variable.LABEL, session.label().orElse(null))
                : values;
    }

    /** The requests for lists. */
    <T> List<ListOperation.Part<T>> parts(List<CompiledDescriptor.ReadList<T>> lists) {
        return lists.stream()
                .map(list -> new ListOperation.Part<>(
                        request(list.listing().request(), list.listing().auth()), list.mapper()))
                .toList();
    }

    ListOperation<Participant> participants() {
        ListOperation<Participant> participants = new ListOperation<>(this, parts(descriptor.participantLists()));
        return descriptor.operation(Operation.LIST_INTERVALS).isPresent()
                ? participants.completedBy(new IntervalsOperation(this)::completed)
                : participants;
    }
}
