package io.unisession.spi.http;

import io.unisession.ArtifactFile;
import io.unisession.DownloadOptions;
import io.unisession.SessionArtifact;
import io.unisession.error.ClientClosedException;
import io.unisession.internal.download.DownloadRun;
import io.unisession.internal.transport.FileClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * Downloads the files of a provider. Its method is the provider's {@link
 * io.unisession.capability.RecordingDownload}:
 *
 * <pre>{@code
 * FileDownload files = http.files(List.of("https://cdn.acme.example"), this::freshLink);
 * Capabilities.none().with(RecordingDownload.class, files::download)
 * }</pre>
 *
 * <p>Created by {@link HttpPipeline#files}. It holds no connection between downloads.
 */
public final class FileDownload {
    private final String provider;
    private final TransportSettings settings;
    private final Function<Duration, FileClient> clients;
    private final ArtifactLinks links;
    private final BooleanSupplier closed;

    FileDownload(
            String provider,
            TransportSettings settings,
            Function<Duration, FileClient> clients,
            ArtifactLinks links,
            BooleanSupplier closed) {
        this.provider = provider;
        this.settings = settings;
        this.clients = clients;
        this.links = Objects.requireNonNull(links, "links");
        this.closed = closed;
    }

    /**
     * Downloads a file, as {@link io.unisession.capability.RecordingDownload#download} promises.
     *
     * @param artifact the recording or transcript that the file is of
     * @param file one of its files
     * @param target where to store the file
     * @param options progress, overwriting and timeouts
     * @throws IllegalArgumentException if the recording or transcript is from another provider
     * @throws ClientClosedException if the pipeline is closed
     * @throws io.unisession.error.SessionException if the download fails
     * @throws java.io.UncheckedIOException if the file cannot be written, {@code target} is a directory or exists and
     *     may not be overwritten, or its directory does not exist
     */
    public void download(SessionArtifact artifact, ArtifactFile file, Path target, DownloadOptions options) {
        Objects.requireNonNull(artifact, "artifact");
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(options, "options");
        if (!artifact.provider().equals(provider)) {
            throw new IllegalArgumentException("this client is for " + provider
                    + ", but the recording or transcript is from " + artifact.provider());
        }
        if (closed.getAsBoolean()) {
            throw new ClientClosedException(provider);
        }
        new DownloadRun(settings, clients, links, artifact, file, options).to(target);
    }
}
