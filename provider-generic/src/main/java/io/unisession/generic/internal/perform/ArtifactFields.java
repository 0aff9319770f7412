package io.unisession.generic.internal.perform;

import io.unisession.ArtifactFile;
import io.unisession.ArtifactStatus;
import io.unisession.Secret;
import io.unisession.generic.internal.model.ArtifactModel;
import io.unisession.generic.internal.model.ArtifactModel.ToFile;
import io.unisession.generic.internal.model.ArtifactModel.When;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields that recordings and transcripts have in common. */
final class ArtifactFields {
    private final Field<String> id;
    private final Field<String> sessionId;
    private final Field<String> roomId;
    private final Field<String> status;
    private final Map<String, ArtifactStatus> statusValues;
    private final TimeSpan span;
    private final List<FileFields> files;
    private final List<FileFields> summaryFiles;
    private final @Nullable Condition only;

    ArtifactFields(ArtifactModel model, PointerTree.Builder builder) {
        this.id = builder.id("id", model.id());
        this.sessionId = builder.text("sessionId", model.sessionId());
        this.roomId = builder.text("roomId", model.roomId());
        this.status = builder.text("status", model.status());
        this.statusValues = Map.copyOf(model.statusValues());
        this.span = TimeSpan.of(model.span(), "startedAt", "endedAt", builder);
        this.files = files("files", model.files(), builder);
        this.summaryFiles = files("summaryFiles", model.summaryFiles(), builder);
        this.only =
                model.only().map(when -> new Condition("only", when, builder)).orElse(null);
    }

    private static List<FileFields> files(String name, List<ToFile> models, PointerTree.Builder builder) {
        List<FileFields> files = new ArrayList<>();
        for (ToFile model : models) {
            files.add(new FileFields(name + "[" + files.size() + "].", model, builder));
        }
        return List.copyOf(files);
    }

    /** Whether an object of the list is meant. */
    boolean isMeant(@Nullable Object[] values) {
        return only == null || only.isMet(values);
    }

    @Nullable
    String id(@Nullable Object[] values) {
        return id.of(values);
    }

    @Nullable
    String sessionId(@Nullable Object[] values) {
        return sessionId.of(values);
    }

    @Nullable
    String roomId(@Nullable Object[] values) {
        return roomId.of(values);
    }

    @Nullable
    String providerStatus(@Nullable Object[] values) {
        return status.of(values);
    }

    ArtifactStatus status(@Nullable Object[] values) {
        String word = status.of(values);
        return word == null ? ArtifactStatus.UNKNOWN : statusValues.getOrDefault(word, ArtifactStatus.UNKNOWN);
    }

    @Nullable
    Instant startedAt(@Nullable Object[] values) {
        return span.start().of(values);
    }

    @Nullable
    Instant endedAt(@Nullable Object[] values) {
        return span.end().of(values);
    }

    @Nullable
    Duration duration(@Nullable Object[] values) {
        return span.duration().of(values);
    }

    List<ArtifactFile> files(@Nullable Object[] values) {
        return files(files, values);
    }

    List<ArtifactFile> summaryFiles(@Nullable Object[] values) {
        return files(summaryFiles, values);
    }

    private static List<ArtifactFile> files(List<FileFields> fields, @Nullable Object[] values) {
        return fields.stream()
                .filter(file -> file.isThere(values))
                .map(file -> file.file(values))
                .toList();
    }

    /** A value that an object must have. */
    private static final class Condition {
        private final Field<String> value;
        private final Set<String> words;

        Condition(String name, When when, PointerTree.Builder builder) {
            this.value = builder.text(name, when.pointers());
            this.words = Set.copyOf(when.words());
        }

        boolean isMet(@Nullable Object[] values) {
            String word = value.of(values);
            return word != null && words.contains(word);
        }
    }

    /** One of the files that an object may have. */
    private static final class FileFields {
        private final @Nullable Condition when;
        private final Field<String> id;
        private final Field<String> format;
        private final Field<Long> size;
        private final Field<Duration> duration;
        private final Field<String> path;
        private final Field<String> address;
        private final Field<Instant> addressExpiresAt;

        FileFields(String prefix, ToFile model, PointerTree.Builder builder) {
            this.when = model.when()
                    .map(found -> new Condition(prefix + "when", found, builder))
                    .orElse(null);
            this.id = builder.text(prefix + "id", model.id());
            this.format = builder.text(prefix + "format", model.format());
            this.size = builder.wholeNumber(prefix + "size", model.size());
            this.duration = builder.duration(prefix + "duration", model.duration());
            this.path = builder.text(prefix + "path", model.path());
            this.address = builder.text(prefix + "address", model.address());
            this.addressExpiresAt = builder.time(prefix + "addressExpiresAt", model.addressExpiresAt());
        }

        boolean isThere(@Nullable Object[] values) {
            return when == null
                    ? id.of(values) != null || path.of(values) != null || address.of(values) != null
                    : when.isMet(values);
        }

        ArtifactFile file(@Nullable Object[] values) {
            String found = address.of(values);
            return ArtifactFile.builder()
                    .id(id.of(values))
                    .format(format.of(values))
                    .sizeBytes(size.of(values))
                    .duration(duration.of(values))
                    .path(path.of(values))
                    .address(found == null ? null : Secret.of(found))
                    .addressExpiresAt(addressExpiresAt.of(values))
                    .build();
        }
    }
}
