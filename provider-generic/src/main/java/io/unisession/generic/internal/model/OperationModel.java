package io.unisession.generic.internal.model;

import io.unisession.SessionStatus;
import io.unisession.generic.internal.auth.Auth;
import io.unisession.generic.internal.template.RequestTemplate;
import io.unisession.generic.internal.template.SettingReference;
import io.unisession.generic.internal.template.TimeFormat;
import io.unisession.generic.internal.template.Variable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One operation of a service.
 *
 * @param request the request to send
 * @param auth how the request is authenticated
 * @param result where the response has the result; pointers are tried in order
 * @param list where the response has the items, if it is a list
 * @param query how {@code listSessions} sends a query; empty for other operations
 * @param withParticipants whether a second request fetches the participants
 * @param lifetime how long a join token is valid
 * @param onlyStatus the status of the sessions that {@code getSession} can get, if they have the same
 * @param session where its responses have the fields of a session, if not where others do
 * @param participant where its responses have the fields of a participant, if not where others do
 */
public record OperationModel(
        RequestTemplate request,
        Auth auth,
        List<Pointer> result,
        Optional<ListModel> list,
        Optional<QueryModel> query,
        boolean withParticipants,
        Lifetime lifetime,
        Optional<SessionStatus> onlyStatus,
        Optional<SessionModel> session,
        Optional<ParticipantModel> participant) {
    /**
     * How long a join token is valid.
     *
     * @param standard if the application does not say it; empty to leave it to the service
     * @param format how <code>{expiresAt}</code> is written
     */
    public record Lifetime(Optional<Duration> standard, TimeFormat format) {
        /** Of operations that create no tokens. */
        public static final Lifetime NONE = new Lifetime(Optional.empty(), TimeFormat.ISO_8601);
    }

    /** All variables in its request. */
    public Stream<Variable> variables() {
        return request.variables();
    }

    /** All settings that its requests and their credentials refer to. */
    Stream<SettingReference> settings() {
        Stream<SettingReference> alternatives = query.stream()
                .flatMap(model -> model.requests().stream())
                .flatMap(listing -> Stream.concat(
                        listing.request().settings(), listing.auth().settings()));
        return Stream.concat(Stream.concat(request.settings(), auth.settings()), alternatives);
    }
}
