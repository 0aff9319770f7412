package io.unisession.videosdk;

import io.unisession.ArtifactFile;
import io.unisession.Secret;
import io.unisession.spi.http.JsonReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Maps the files of recordings and transcripts. */
final class FileMapping {
    private static final int NANO_DIGITS = 9;
    /** No recording is longer than a thousand years. */
    private static final BigDecimal MOST_SECONDS = new BigDecimal("3.2e10");

    private FileMapping() {}

    /** A file, with its format, size and duration; null if it is not an object. */
    static @Nullable ArtifactFile file(JsonReader json) throws IOException {
        if (!json.enterObject()) {
            return null;
        }
        ArtifactFile.Builder file = ArtifactFile.builder();
        while (json.nextField()) {
            switch (json.field()) {
                case "id", "_id" -> file.id(json.id());
                case "filePath" -> file.path(json.text());
                case "fileUrl" -> file.address(ObjectMapping.secret(json.text()));
                case "size" -> file.sizeBytes(json.wholeNumber());
                case "meta" -> readMeta(json, file);
                default -> {}
            }
        }
        return file.build();
    }

    private static void readMeta(JsonReader json, ArtifactFile.Builder file) throws IOException {
        if (json.enterObject()) {
            while (json.nextField()) {
                switch (json.field()) {
                    case "format" -> file.format(json.text());
                    case "duration" -> file.duration(seconds(json.number()));
                    default -> {}
                }
            }
        }
    }

    static List<ArtifactFile> files(JsonReader json) throws IOException {
        List<ArtifactFile> files = new ArrayList<>();
        if (json.enterArray()) {
            while (json.nextElement()) {
                ArtifactFile file = file(json);
                if (file != null) {
                    files.add(file);
                }
            }
        }
        return files;
    }

    /** The addresses of one text in several formats: an object with an address for each. */
    static List<ArtifactFile> texts(JsonReader json) throws IOException {
        List<ArtifactFile> files = new ArrayList<>();
        if (json.enterObject()) {
            while (json.nextField()) {
                String format = json.field();
                Secret address = ObjectMapping.secret(json.text());
                if (address != null) {
                    files.add(ArtifactFile.builder()
                            .format(format)
                            .path(path(address).orElse(null))
                            .address(address)
                            .build());
                }
            }
        }
        return files;
    }

    private static Optional<String> path(Secret address) {
        try {
            return Optional.ofNullable(URI.create(address.reveal()).getPath());
        } catch (IllegalArgumentException noUri) {
            return Optional.empty();
        }
    }

    /** Null for what is no duration. */
    static @Nullable Duration seconds(@Nullable BigDecimal seconds) {
        if (seconds == null || seconds.signum() <= 0 || seconds.compareTo(MOST_SECONDS) > 0) {
            return null;
        }
        BigDecimal whole = new BigDecimal(seconds.longValue());
        return Duration.ofSeconds(
                seconds.longValue(),
                seconds.subtract(whole).movePointRight(NANO_DIGITS).longValue());
    }
}
