package io.unisession.generic.internal.perform;

import io.unisession.Session;
import io.unisession.generic.internal.model.DescriptorModel;
import io.unisession.generic.internal.model.Pointer;
import io.unisession.spi.http.JsonReader;
import io.unisession.spi.http.UnusableResponseException;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Maps a session. */
final class SessionMapper implements ItemMapper<Session> {
    private final String provider;
    private final PointerTree tree;
    /** The places where the session may be, in order. */
    private final List<SessionCandidate> places;

    /** @param starts where the session may be, in order */
    SessionMapper(DescriptorModel descriptor, List<Pointer> starts) {
        PointerTree.Builder builder = new PointerTree.Builder();
        this.provider = descriptor.id();
        this.places = starts.stream()
                .map(start -> new SessionCandidate(descriptor, start, builder))
                .toList();
        this.tree = builder.build();
    }

    /** The session of a response that has one. */
    Session.Builder only(MappingContext context) throws IOException {
        @Nullable Object[] values = tree.read(context.response().json(), context);
        for (SessionCandidate place : places) {
            String id = place.id(values);
            if (id != null) {
                return place.session(id, values)
                        .raw(context.response().document())
                        .metadata(context.response().metadata());
            }
        }
        throw new UnusableResponseException(noId());
    }

    private String noId() {
        return "it has no session id at "
                + places.stream().map(SessionCandidate::idPlaces).collect(Collectors.joining(" or "));
    }

    @Override
    public Session bare(String sessionId, MappingContext context) {
        return Session.builder(provider)
                .id(sessionId)
                .metadata(context.response().metadata())
                .build();
    }

    @Override
    public @Nullable Session object(JsonReader json, int position, @Nullable String key, MappingContext context)
            throws IOException {
        @Nullable Object[] values = tree.readFields(json, context);
        SessionCandidate place = places.get(0);
        String ownId = place.id(values);
        String sessionId = ownId == null ? key : ownId;
        return sessionId == null
                ? null
                : place.session(sessionId, values)
                        .raw(json.documentFrom(position))
                        .metadata(context.response().metadata())
                        .build();
    }
}
