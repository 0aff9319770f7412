package io.unisession.generic.internal.perform;

import io.unisession.Interval;
import io.unisession.Participant;
import io.unisession.ProviderDocument;
import io.unisession.Recording;
import io.unisession.Session;
import io.unisession.SessionArtifact;
import io.unisession.SessionFilters;
import io.unisession.SessionStatus;
import io.unisession.Transcript;
import io.unisession.generic.internal.auth.Auth;
import io.unisession.generic.internal.model.ArtifactModel;
import io.unisession.generic.internal.model.DescriptorModel;
import io.unisession.generic.internal.model.ListModel;
import io.unisession.generic.internal.model.Operation;
import io.unisession.generic.internal.model.Operation.Kind;
import io.unisession.generic.internal.model.OperationModel;
import io.unisession.generic.internal.model.ParticipantModel;
import io.unisession.generic.internal.model.Pointer;
import io.unisession.generic.internal.model.QueryModel.ListRequest;
import io.unisession.generic.internal.perform.ArtifactMapper.Listed;
import io.unisession.spi.http.ApiResponse;
import io.unisession.spi.http.ErrorFormat;
import io.unisession.spi.http.UnusableResponseException;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A descriptor that is ready for clients: everything that does not depend on their settings. */
public final class CompiledDescriptor {
    private final DescriptorModel model;
    private final SessionMapper session;
    /** The lists in which {@code getSession} searches the session. */
    private final List<PageMapper<Session>> searchedLists;

    private final List<SessionLists> sessionLists;
    private final List<ReadList<Participant>> participantLists;
    private final @Nullable PageMapper<Interval> intervalList;
    private final @Nullable PageMapper<Listed<Recording>> recordingList;
    private final @Nullable PageMapper<Listed<Transcript>> transcriptList;
    private final Map<Operation, LinkMapper> links = new EnumMap<>(Operation.class);
    private final @Nullable JoinTokenMapper joinToken;

    /**
     * A request that lists, and what its responses become.
     *
     * @param <T> what the list holds
     */
    record ReadList<T>(ListRequest listing, PageMapper<T> mapper) {}

    /** Lists of sessions that are read one after the other, and the queries that they support. */
    record SessionLists(SessionFilters filters, List<ReadList<Session>> parts) {}

    private CompiledDescriptor(DescriptorModel model) {
        this.model = model;
        SessionStatus statusOfGotten = model.onlyStatus(Operation.GET_SESSION).orElse(null);
        this.session =
                new SessionMapper(model, Operation.GET_SESSION, getSession().result(), statusOfGotten);
        this.searchedLists = getSession().list().stream()
                .flatMap(list -> Stream.concat(
                        Stream.of(sessions(list, Operation.GET_SESSION, statusOfGotten)),
                        getSession().also().stream()
                                .map(part ->
                                        sessions(part, Operation.GET_SESSION).mapper())))
                .toList();
        this.sessionLists = operation(Operation.LIST_SESSIONS).flatMap(OperationModel::query).stream()
                .flatMap(query -> query.lists().stream()
                        .map(parts -> new SessionLists(
                                query.filters(parts.get(0)),
                                parts.stream()
                                        .map(part -> sessions(part, Operation.LIST_SESSIONS))
                                        .toList())))
                .toList();
        this.participantLists = operation(Operation.LIST_PARTICIPANTS).stream()
                .flatMap(OperationModel::lists)
                .map(part -> new ReadList<>(
                        part, participants(part.list(), part.participant().orElse(model.listedParticipant()))))
                .toList();
        this.intervalList = operation(Operation.LIST_INTERVALS)
                .flatMap(OperationModel::list)
                .map(list -> new PageMapper<>(
                        "intervals",
                        list,
                        new ParticipantMapper.IntervalMapper(model.listedParticipant()),
                        new Paging<Interval>(
                                list.paging(),
                                interval -> interval.connectionId().orElse(null))))
                .orElse(null);
        this.recordingList = artifacts(
                "recordings",
                Operation.LIST_RECORDINGS,
                model.recording().map(fields -> ArtifactMapper.recordings(model.id(), fields)));
        this.transcriptList = artifacts(
                "transcripts",
                Operation.LIST_TRANSCRIPTS,
                model.transcript().map(fields -> ArtifactMapper.transcripts(model.id(), fields)));
        model.recordingLink().ifPresent(fields -> addLink(Operation.RECORDING_LINK, fields));
        model.transcriptLink().ifPresent(fields -> addLink(Operation.TRANSCRIPT_LINK, fields));
        this.joinToken = operation(Operation.JOIN_TOKEN)
                .flatMap(operation -> model.joinToken().map(fields -> new JoinTokenMapper(fields, operation.result())))
                .orElse(null);
    }

    private void addLink(Operation operation, ArtifactModel.Link fields) {
        operation(operation).ifPresent(found -> links.put(operation, new LinkMapper(fields, found.result())));
    }

    private PageMapper<Session> sessions(ListModel list, Operation operation, @Nullable SessionStatus onlyStatus) {
        SessionMapper listed = new SessionMapper(model, operation, List.of(Pointer.WHOLE), onlyStatus);
        return new PageMapper<>("sessions", list, listed, new Paging<>(list.paging(), Session::id));
    }

    private ReadList<Session> sessions(ListRequest part, Operation operation) {
        return new ReadList<>(
                part, sessions(part.list(), operation, part.onlyStatus().orElse(null)));
    }

    private static PageMapper<Participant> participants(ListModel list, ParticipantModel fields) {
        return new PageMapper<>(
                "participants",
                list,
                new ParticipantMapper(fields),
                new Paging<>(list.paging(), participant -> participant.id().orElse(null)));
    }

    private <T extends SessionArtifact> @Nullable PageMapper<Listed<T>> artifacts(
            String name, Operation operation, Optional<ArtifactMapper<T>> mapper) {
        return operation(operation)
                .flatMap(OperationModel::list)
                .flatMap(list -> mapper.map(item -> new PageMapper<>(
                        name,
                        list,
                        item,
                        new Paging<Listed<T>>(
                                list.paging(), listed -> listed.artifact().id()))))
                .orElse(null);
    }

    public static CompiledDescriptor of(DescriptorModel model) {
        return new CompiledDescriptor(model);
    }

    public String id() {
        return model.id();
    }

    public DescriptorModel model() {
        return model;
    }

    Auth auth() {
        return model.auth();
    }

    ErrorFormat errors() {
        return model.errors().format();
    }

    public OperationModel getSession() {
        return operation(Operation.GET_SESSION).orElseThrow();
    }

    Optional<OperationModel> operation(Operation operation) {
        return Optional.ofNullable(model.operations().get(operation));
    }

    SessionMapper session() {
        return session;
    }

    /** The lists in which {@code getSession} searches the session. */
    List<PageMapper<Session>> searchedLists() {
        return searchedLists;
    }

    /** The lists of {@code listSessions}; the first that supports a query serves it. */
    List<SessionLists> sessionLists() {
        return sessionLists;
    }

    /** The lists of {@code listParticipants}, which are read one after the other. */
    List<ReadList<Participant>> participantLists() {
        return participantLists;
    }

    /** The intervals of one participant. */
    PageMapper<Interval> intervalList() {
        return Objects.requireNonNull(intervalList);
    }

    /** The recordings of one session. */
    PageMapper<Listed<Recording>> recordingList() {
        return Objects.requireNonNull(recordingList);
    }

    /** The transcripts of one session. */
    PageMapper<Listed<Transcript>> transcriptList() {
        return Objects.requireNonNull(transcriptList);
    }

    /** The operations whose responses are read, in the order of the vocabulary. */
    public List<Operation> reading() {
        return Stream.of(Operation.values())
                .filter(model.operations()::containsKey)
                .filter(operation -> operation.kind() != Kind.CHANGING)
                .toList();
    }

    /** Whether a response to an operation is an empty list without a body. */
    public boolean isEmptyList(Operation operation, ApiResponse response) {
        return operation(operation).flatMap(OperationModel::list).isPresent() && PageMapper.isEmpty(response);
    }

    /**
     * Maps a response as a call of one of {@link #reading} does, but for the pages that follow.
     *
     * @throws IOException if it is not JSON
     * @throws UnusableResponseException if it lacks something that a call needs; the message says what
     */
    public void map(Operation operation, MappingContext context) throws IOException {
        if (operation == Operation.JOIN_TOKEN) {
            joinToken().map(context, null);
        } else if (operation.kind() == Kind.LINKING) {
            link(operation).read(context);
        } else if (operation == Operation.LIST_PARTICIPANTS) {
            participantLists.get(0).mapper().items(context);
        } else if (operation == Operation.LIST_INTERVALS) {
            intervalList().items(context);
        } else if (operation == Operation.LIST_RECORDINGS) {
            recordingList().items(context);
        } else if (operation == Operation.LIST_TRANSCRIPTS) {
            transcriptList().items(context);
        } else if (operation == Operation.LIST_SESSIONS) {
            sessionLists.get(0).parts().get(0).mapper().items(context);
        } else if (!searchedLists.isEmpty()) {
            searchedLists.get(0).items(context);
        } else {
            session.only(context);
        }
    }

    /** Why a response to {@code getSession} means that there is no such session; empty if it does not. */
    public Optional<String> whyNotFound(Operation operation, ProviderDocument response) {
        return operation != Operation.GET_SESSION || !searchedLists.isEmpty()
                ? Optional.empty()
                : session.emptyPlace(response).map(place -> "not found: the response has nothing at " + place);
    }

    /** The new address of a file. */
    LinkMapper link(Operation operation) {
        return Objects.requireNonNull(links.get(operation));
    }

    JoinTokenMapper joinToken() {
        return Objects.requireNonNull(joinToken);
    }
}
