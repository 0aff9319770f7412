package io.unisession.generic.internal.model;

import io.unisession.SessionStatus;
import io.unisession.generic.internal.auth.Auth;
import io.unisession.generic.internal.model.QueryModel.ListRequest;
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
 * @param parts how often {@code listIntervals} is sent
 * @param also further requests for sessions or participants, whose lists continue this one
 * @param notFoundWhen what says in a response without an error that the service did not find what it should change
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
        Parts parts,
        List<ListRequest> also,
        List<NotFoundWhen> notFoundWhen,
        Optional<SessionModel> session,
        Optional<ParticipantModel> participant) {
    /**
     * A value in a response that means "not found".
     *
     * @param pointer where the value is
     * @param value the value; empty if it means "not found" that there is none
     */
    public record NotFoundWhen(Pointer pointer, Optional<String> value) {}

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

    /**
     * How often an operation is sent that reads a part of each item of a list.
     *
     * @param atOnce at the same time
     * @param most for one page, or for one session
     */
    public record Parts(int atOnce, int most) {
        public static final Parts STANDARD = new Parts(4, 250);
    }

    /** Getting a session by a search in this list; empty if the list needs more than the settings. */
    public Optional<OperationModel> search() {
        boolean needsMore = request.path().stream()
                .anyMatch(text -> text.variables().findAny().isPresent());
        return query.filter(model -> !needsMore && model.window().isEmpty())
                .map(model -> new OperationModel(
                        request.asPartOf(Operation.GET_SESSION.word()),
                        auth,
                        List.of(Pointer.WHOLE),
                        list,
                        Optional.empty(),
                        false,
                        Lifetime.NONE,
                        model.requests().get(0).onlyStatus(),
                        Parts.STANDARD,
                        also.stream()
                                .map(part -> part.asPartOf(Operation.GET_SESSION))
                                .toList(),
                        List.of(),
                        session,
                        participant));
    }

    /** The lists of which its list consists, one after the other. */
    public Stream<ListRequest> lists() {
        return Stream.concat(
                list.stream().map(own -> new ListRequest(request, auth, own, onlyStatus, participant)), also.stream());
    }

    /** All variables in its request. */
    public Stream<Variable> variables() {
        return request.variables();
    }

    /** How its requests are authenticated. */
    Stream<Auth> auths() {
        return Stream.concat(Stream.of(auth), further().map(ListRequest::auth));
    }

    /** All settings that its requests and their credentials refer to. */
    Stream<SettingReference> settings() {
        return Stream.concat(
                Stream.concat(
                        request.settings(),
                        further().flatMap(listing -> listing.request().settings())),
                auths().flatMap(Auth::settings));
    }

    /** The requests that it can send besides its own. */
    private Stream<ListRequest> further() {
        return Stream.concat(also.stream(), query.stream().flatMap(model -> model.requests().stream()));
    }
}
