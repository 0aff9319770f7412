package io.unisession.generic.internal.perform;

import io.unisession.Session;
import io.unisession.generic.internal.model.DescriptorModel;
import io.unisession.generic.internal.model.Pointer;
import io.unisession.spi.http.ApiResponse;
import io.unisession.spi.http.JsonReader;
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
    private final List<SessionCandidate> places;

    /** @param starts where the session may be in the value that is walked, in the order of trying */
    SessionReading(DescriptorModel descriptor, List<Pointer> starts) {
        FieldTreeBuilder builder = new FieldTreeBuilder(Pointer.WHOLE);
        this.provider = descriptor.id();
        this.places = starts.stream()
                .map(start -> new SessionCandidate(descriptor, start, builder))
                .toList();
        this.tree = builder.build();
        this.size = builder.size();
    }

    /** The session of a response that has one, to be added to. */
    Session.Builder only(ApiResponse response) throws IOException {
        @Nullable Object[] values = new Object[size];
        tree.read(response.json(), response, values);
        for (SessionCandidate place : places) {
            String id = place.id(values);
            if (id != null) {
                return place.session(id, values).raw(response.document()).metadata(response.metadata());
            }
        }
        throw new IllegalStateException(noId());
    }

    private String noId() {
        return "it has no session id at "
                + places.stream().map(SessionCandidate::idPlaces).collect(Collectors.joining(" or "));
    }

    /** Tells what is read of a response that has one session. */
    Findings explainOnly(byte[] json) throws IOException {
        DryRunView sight = DryRunView.of(json, tree, size);
        Optional<SessionCandidate> found = places.stream()
                .filter(place -> place.id(sight.values()) != null)
                .findFirst();
        SessionCandidate shown = found.orElse(places.get(0));
        sight.tell("id", shown.id());
        shown.explain(sight);
        return new Findings(sight.findings(), found.isPresent() ? Optional.empty() : Optional.of(noId()));
    }

    @Override
    public void explain(DryRunView response, Element element, String list, int index) throws IOException {
        DryRunView sight = response.element(element, list, index, tree, size);
        SessionCandidate place = places.get(0);
        explainId(sight, element, place.id());
        if (element.bareId() == null) {
            place.explain(sight);
        }
    }

    @Override
    public Session bare(String sessionId, ApiResponse response) {
        return Session.builder(provider)
                .id(sessionId)
                .metadata(response.metadata())
                .build();
    }

    @Override
    public @Nullable Session object(JsonReader json, int position, @Nullable String key, ApiResponse response)
            throws IOException {
        @Nullable Object[] values = new Object[size];
        tree.readFields(json, response, values);
        SessionCandidate place = places.get(0);
        String ownId = place.id(values);
        String sessionId = ownId == null ? key : ownId;
        return sessionId == null
                ? null
                : place.session(sessionId, values)
                        .raw(json.documentFrom(position))
                        .metadata(response.metadata())
                        .build();
    }
}
