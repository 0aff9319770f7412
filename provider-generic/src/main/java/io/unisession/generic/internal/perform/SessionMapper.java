package io.unisession.generic.internal.perform;

import io.unisession.IntervalEnd;
import io.unisession.Participant;
import io.unisession.ProviderDocument;
import io.unisession.Session;
import io.unisession.SessionStatus;
import io.unisession.generic.internal.model.DescriptorModel;
import io.unisession.generic.internal.model.Operation;
import io.unisession.generic.internal.model.Pointer;
import io.unisession.generic.internal.model.SessionModel;
import io.unisession.generic.internal.perform.ItemsReader.ItemMapper;
import io.unisession.generic.internal.perform.ItemsReader.Items;
import io.unisession.spi.http.JsonReader;
import io.unisession.spi.http.UnusableResponseException;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Maps a session. */
final class SessionMapper implements ItemMapper<Session> {
    private final String provider;
    private final Pointer.ToId idPlace;
    private final List<Pointer> required;
    private final PointerTree tree;
    /** The places where the session may be, in order. */
    private final List<Candidate> places;

    private final List<Pointer> starts;

    /**
     * @param operation the operation whose responses are mapped
     * @param starts where the session may be, in order
     * @param onlyStatus the status of sessions that have none in the response, if it is known
     */
    SessionMapper(
            DescriptorModel descriptor, Operation operation, List<Pointer> starts, @Nullable SessionStatus onlyStatus) {
        SessionModel model = descriptor.session(operation);
        PointerTree.Builder builder = new PointerTree.Builder();
        this.provider = descriptor.id();
        this.idPlace = model.id();
        this.required = operation == Operation.GET_SESSION ? descriptor.errors().notFoundIfMissing() : List.of();
        this.starts = starts;
        this.places = starts.stream()
                .map(start -> new Candidate(descriptor, model, start, onlyStatus, builder))
                .toList();
        this.tree = builder.build();
    }

    /** The session of a response that has one. */
    Session.Builder only(MappingContext context) throws IOException {
        JsonReader json = context.response().json();
        int position = json.position();
        @Nullable Object[] values = tree.read(json, context);
        for (Candidate place : places) {
            String id = place.id(values, context.sessionId());
            if (id == null && place.isSession(values)) {
                id = context.sessionId();
            }
            if (id != null) {
                return place.session(id, values)
                        .raw(context.response().document())
                        .unreadableFields(json.unreadableFields(position))
                        .metadata(context.response().metadata());
            }
        }
        throw new UnusableResponseException(noId());
    }

    /** Whether a response that could be mapped may still mean that there is no such session. */
    boolean requiresPlaces() {
        return !required.isEmpty();
    }

    /** The place that shows, because nothing is there, that there is no such session. */
    Optional<Pointer> emptyPlace(ProviderDocument response) {
        Optional<Pointer> missing = required.stream()
                .filter(place -> !PageMapper.hasContent(response, place))
                .findFirst();
        return missing.or(() -> starts.stream()
                .filter(start -> isEmptied(start, response))
                .findFirst()
                .filter(start -> starts.stream().noneMatch(each -> PageMapper.hasContent(response, each))));
    }

    /** Whether a place is there with nothing in it, or is an element that its array does not have. */
    private static boolean isEmptied(Pointer start, ProviderDocument response) {
        if (start.tokens().isEmpty()) {
            return false;
        }
        String array = start.parent().toString();
        return response.has(start.toString())
                || (start.isElement()
                        && response.has(array)
                        && response.size(array) == 0
                        && response.text(array).isEmpty());
    }

    private String noId() {
        return "it has no session id at "
                + places.stream().map(Candidate::idPlaces).collect(Collectors.joining(" or "));
    }

    @Override
    public @Nullable Session bare(String text, MappingContext context) {
        String sessionId = idPlace.of(text);
        return sessionId == null
                ? null
                : Session.builder(provider)
                        .id(sessionId)
                        .metadata(context.response().metadata())
                        .build();
    }

    @Override
    public @Nullable Session object(JsonReader json, int position, @Nullable String key, MappingContext context)
            throws IOException {
        @Nullable Object[] values = tree.readFields(json, context);
        Candidate place = places.get(0);
        String ownId = place.id(values, context.sessionId());
        String sessionId = ownId == null ? idPlace.of(key) : ownId;
        return sessionId == null
                ? null
                : place.session(sessionId, values)
                        .raw(json.documentFrom(position))
                        .unreadableFields(json.unreadableFields(position))
                        .metadata(context.response().metadata())
                        .build();
    }

    /** The fields of a session, at one of the places where the session may be. */
    private static final class Candidate {
        private final String provider;
        private final Field<String> id;
        private final Field<String> roomId;
        private final Field<String> label;
        private final Field<String> status;
        private final Map<String, SessionStatus> statusValues;
        private final Field<Boolean> statusPresence;
        private final SessionModel.@Nullable StatusByPresence statusByPresence;
        private final SessionStatus statusOtherwise;
        private final TimeSpan span;
        /** The indices of ends that count only if the session has ended. */
        private final int[] onceEnded;

        private final Field<Instant> scheduledAt;
        private final ParticipantMapper participant;
        private final Field<Items<Participant>> participants;
        private final boolean endsUnknown;
        private final String idPlaces;

        Candidate(
                DescriptorModel descriptor,
                SessionModel model,
                Pointer start,
                @Nullable SessionStatus onlyStatus,
                PointerTree.Builder builder) {
            builder.startAt(start);
            this.provider = descriptor.id();
            this.id = builder.id("id", model.id());
            this.roomId = builder.text("roomId", model.roomId());
            this.label = builder.text("label", model.label());
            this.status = builder.text("status", model.status());
            this.statusValues = Map.copyOf(model.statusValues());
            this.statusByPresence = model.statusByPresence().orElse(null);
            this.statusOtherwise = onlyStatus == null ? SessionStatus.UNKNOWN : onlyStatus;
            this.statusPresence = builder.presence(
                    "statusByPresence",
                    model.statusByPresence()
                            .map(SessionModel.StatusByPresence::pointers)
                            .orElse(List.of()));
            this.span = TimeSpan.of(model.span(), "startedAt", "endedAt", builder);
            this.scheduledAt = builder.time("scheduledAt", model.scheduledAt());
            this.participant = new ParticipantMapper(descriptor.participant());
            this.endsUnknown = descriptor.participant().withoutLeave() == IntervalEnd.UNKNOWN;
            this.participants = builder.items("participants", model.participants(), participant);
            this.onceEnded = IntStream.range(0, model.span().end().size())
                    .filter(index -> model.span().end().get(index).onceEnded())
                    .map(index -> span.end().first() + index)
                    .toArray();
            this.idPlaces = model.id().pointers().stream()
                    .map(text -> start.then(text.pointer()).toString())
                    .collect(Collectors.joining(model.id().inParts() ? " and " : " or "));
        }

        /** The id: the requested one if the session has it at any of the pointers, else the first. */
        @Nullable
        String id(@Nullable Object[] values, @Nullable String requested) {
            if (id.joined()) {
                return id.of(values);
            }
            List<String> ids = id.all(values).toList();
            return ids.stream()
                    .filter(found -> found.equals(requested))
                    .findFirst()
                    .orElse(ids.isEmpty() ? null : ids.get(0));
        }

        /** Whether a response without an id is a session: an error or another document has neither start nor end. */
        boolean isSession(@Nullable Object[] values) {
            return span.start().of(values) != null || span.end().of(values) != null;
        }

        /** The pointers to the id, for messages. */
        String idPlaces() {
            return idPlaces;
        }

        Session.Builder session(String sessionId, @Nullable Object[] values) {
            String word = status.of(values);
            SessionStatus known =
                    word == null ? withoutWord(values) : statusValues.getOrDefault(word, SessionStatus.UNKNOWN);
            if (known != SessionStatus.ENDED) {
                for (int index : onceEnded) {
                    values[index] = null;
                }
            }
            return Session.builder(provider)
                    .id(sessionId)
                    .roomId(roomId.of(values))
                    .label(label.of(values))
                    .status(known)
                    .providerStatus(word)
                    .startedAt(span.start().of(values))
                    .endedAt(span.end().of(values))
                    .duration(span.duration().of(values))
                    .scheduledAt(scheduledAt.of(values))
                    .participants(participants(values, known));
        }

        private SessionStatus withoutWord(@Nullable Object[] values) {
            SessionModel.StatusByPresence presence = statusByPresence;
            if (presence == null) {
                return statusOtherwise;
            }
            return statusPresence.of(values) == null ? presence.absent() : presence.present();
        }

        private @Nullable List<Participant> participants(@Nullable Object[] values, SessionStatus known) {
            Items<Participant> items = Items.of(participants, values);
            List<Participant> merged = items == null ? null : participant.merged(items.list());
            return merged != null && endsUnknown ? ParticipantMapper.inSession(known, merged) : merged;
        }
    }
}
