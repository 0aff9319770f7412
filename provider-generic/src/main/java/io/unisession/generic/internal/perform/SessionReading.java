package io.unisession.generic.internal.perform;

import io.unisession.Session;
import io.unisession.generic.internal.model.DescriptorModel;
import io.unisession.generic.internal.model.Pointer;
import io.unisession.http.Answer;
import io.unisession.http.JsonReader;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a session, in one walk over its value. */
final class SessionReading implements ItemReading<Session> {
    private final String provider;
    private final FieldTree tree;
    private final int size;
    /** Where the session may be, in the order of trying. */
    private final List<SessionPlace> places;

    /** @param starts where the session may be in the value that is walked, in the order of trying */
    SessionReading(DescriptorModel descriptor, List<Pointer> starts) {
        FieldTreeBuilder builder = new FieldTreeBuilder(Pointer.WHOLE);
        this.provider = descriptor.id();
        this.places = starts.stream()
                .map(start -> new SessionPlace(descriptor, start, builder))
                .toList();
        this.tree = builder.build();
        this.size = builder.size();
    }

    /** The session of an answer that has one, to be added to. */
    Session.Builder only(Answer answer) throws IOException {
        @Nullable Object[] values = new Object[size];
        tree.read(answer.json(), answer, values);
        for (SessionPlace place : places) {
            String id = place.id(values);
            if (id != null) {
                return place.session(id, values).raw(answer.document()).metadata(answer.metadata());
            }
        }
        throw new IllegalStateException(noId());
    }

    private String noId() {
        return "it has no session id at "
                + places.stream().map(SessionPlace::idPlaces).collect(Collectors.joining(" or "));
    }

    /** Tells what is read of an answer that has one session. */
    Findings explainOnly(byte[] json) throws IOException {
        Sight sight = Sight.of(json, tree, size);
        Optional<SessionPlace> found = places.stream()
                .filter(place -> place.id(sight.values()) != null)
                .findFirst();
        SessionPlace shown = found.orElse(places.get(0));
        sight.tell("id", shown.id());
        shown.explain(sight);
        return new Findings(sight.findings(), found.isPresent() ? Optional.empty() : Optional.of(noId()));
    }

    @Override
    public void explain(Sight answer, Element element, String list, int index) throws IOException {
        Sight sight = answer.element(element, list, index, tree, size);
        SessionPlace place = places.get(0);
        explainId(sight, element, place.id());
        if (element.bareId() == null) {
            place.explain(sight);
        }
    }

    @Override
    public Session bare(String sessionId, Answer answer) {
        return Session.builder(provider)
                .id(sessionId)
                .metadata(answer.metadata())
                .build();
    }

    @Override
    public @Nullable Session object(JsonReader json, int position, @Nullable String key, Answer answer)
            throws IOException {
        @Nullable Object[] values = new Object[size];
        tree.readFields(json, answer, values);
        SessionPlace place = places.get(0);
        String ownId = place.id(values);
        String sessionId = ownId == null ? key : ownId;
        return sessionId == null
                ? null
                : place.session(sessionId, values)
                        .raw(json.documentFrom(position))
                        .metadata(answer.metadata())
                        .build();
    }
}
