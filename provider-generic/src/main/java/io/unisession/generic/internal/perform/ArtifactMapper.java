package io.unisession.generic.internal.perform;

import io.unisession.Recording;
import io.unisession.RecordingKind;
import io.unisession.SessionArtifact;
import io.unisession.Transcript;
import io.unisession.generic.internal.model.ArtifactModel;
import io.unisession.generic.internal.model.Pointer;
import io.unisession.generic.internal.perform.ItemsReader.ItemMapper;
import io.unisession.spi.http.JsonReader;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Maps a recording or transcript.
 *
 * @param <T> which of the two
 */
public final class ArtifactMapper<T extends SessionArtifact> implements ItemMapper<ArtifactMapper.Listed<T>> {
    private final PointerTree tree;
    private final Pointer.ToId idPlace;
    private final ArtifactFields fields;
    private final Value<T> value;

    /**
     * An object of the list.
     *
     * @param isMeant whether it is what is listed; services list other things among them
     */
    public record Listed<T extends SessionArtifact>(T artifact, boolean isMeant) {}

    /** Creates the recording or transcript. */
    @FunctionalInterface
    private interface Value<T extends SessionArtifact> {
        T of(String id, @Nullable Object[] values, JsonReader json, int position, MappingContext context)
                throws IOException;
    }

    private ArtifactMapper(PointerTree tree, Pointer.ToId idPlace, ArtifactFields fields, Value<T> value) {
        this.tree = tree;
        this.idPlace = idPlace;
        this.fields = fields;
        this.value = value;
    }

    static ArtifactMapper<Recording> recordings(String provider, ArtifactModel model) {
        PointerTree.Builder builder = new PointerTree.Builder();
        ArtifactFields common = new ArtifactFields(model, builder);
        Field<String> kind = builder.text("kind", model.kind());
        Map<String, RecordingKind> kinds = Map.copyOf(model.kindValues());
        Field<String> participantId = builder.text("participantId", model.participantId());
        return new ArtifactMapper<>(builder.build(), model.id(), common, (id, values, json, position, context) -> {
            String word = kind.of(values);
            return Recording.builder(provider)
                    .id(id)
                    .sessionId(sessionId(common.sessionId(values), context))
                    .roomId(common.roomId(values))
                    .status(common.status(values))
                    .providerStatus(common.providerStatus(values))
                    .startedAt(common.startedAt(values))
                    .endedAt(common.endedAt(values))
                    .duration(common.duration(values))
                    .files(common.files(values))
                    .kind(word == null ? RecordingKind.UNKNOWN : kinds.getOrDefault(word, RecordingKind.UNKNOWN))
                    .providerKind(word)
                    .participantId(participantId.of(values))
                    .raw(json.documentFrom(position))
                    .unreadableFields(json.unreadableFields(position))
                    .metadata(context.response().metadata())
                    .build();
        });
    }

    static ArtifactMapper<Transcript> transcripts(String provider, ArtifactModel model) {
        PointerTree.Builder builder = new PointerTree.Builder();
        ArtifactFields common = new ArtifactFields(model, builder);
        Field<String> recordingId = builder.text("recordingId", model.recordingId());
        return new ArtifactMapper<>(builder.build(), model.id(), common, (id, values, json, position, context) -> {
            return Transcript.builder(provider)
                    .id(id)
                    .sessionId(sessionId(common.sessionId(values), context))
                    .roomId(common.roomId(values))
                    .status(common.status(values))
                    .providerStatus(common.providerStatus(values))
                    .startedAt(common.startedAt(values))
                    .endedAt(common.endedAt(values))
                    .duration(common.duration(values))
                    .files(common.files(values))
                    .summaryFiles(common.summaryFiles(values))
                    .recordingId(recordingId.of(values))
                    .raw(json.documentFrom(position))
                    .unreadableFields(json.unreadableFields(position))
                    .metadata(context.response().metadata())
                    .build();
        });
    }

    /** The session that the object names, or else the one whose list it is in. */
    private static @Nullable String sessionId(@Nullable String named, MappingContext context) {
        return named == null ? context.sessionId() : named;
    }

    /** Services list more of a recording than its id. */
    @Override
    public @Nullable Listed<T> bare(String text, MappingContext context) {
        return null;
    }

    @Override
    public @Nullable Listed<T> object(JsonReader json, int position, @Nullable String key, MappingContext context)
            throws IOException {
        @Nullable Object[] values = tree.readFields(json, context);
        String own = fields.id(values);
        String id = own == null ? idPlace.of(key) : own;
        return id == null ? null : new Listed<>(value.of(id, values, json, position, context), fields.isMeant(values));
    }
}
