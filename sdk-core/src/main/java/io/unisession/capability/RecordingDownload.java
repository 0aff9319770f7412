package io.unisession.capability;

import io.unisession.ArtifactFile;
import io.unisession.DownloadOptions;
import io.unisession.SessionArtifact;
import java.nio.file.Path;

/**
 * Downloads the files of recordings and transcripts.
 *
 * <pre>{@code
 * for (Recording recording : client.require(RecordingListing.class).listRecordings(session.id())) {
 *     for (ArtifactFile file : recording.files()) {
 *         download.download(recording, file, directory.resolve(recording.fileName(file)));
 *     }
 * }
 * }</pre>
 */
@FunctionalInterface
public interface RecordingDownload extends Capability {
    /**
     * Downloads a file. The bytes are written to a file named like {@code target} with {@code .part} appended, which is
     * renamed when it is complete, so only a whole file ever has the name {@code target}. If a download fails, the next
     * one to the same target continues where it stopped, if the server and the file allow that. While a download runs,
     * a second one to the same target fails. Use different targets in different processes: a lock stops most of their
     * downloads to the same one, but not all.
     *
     * <p>If the file has no address, or one that has expired, a new one is fetched first. The file itself is requested
     * without the client's credentials, only from the hosts where the provider keeps its files.
     *
     * @param artifact the recording or transcript that the file belongs to, from a listing of this client
     * @param file one of its files
     * @param target where to store the file; its directory must exist
     * @param options progress, overwriting and timeouts
     * @throws IllegalArgumentException if the recording or transcript is from another provider
     * @throws io.unisession.error.NotFoundException if the provider does not have the file, or no longer has it
     * @throws io.unisession.error.SessionException if the download fails otherwise, for example because the file is
     *     not ready or its length is not the announced one
     * @throws java.io.UncheckedIOException if the file cannot be written, {@code target} is a directory or exists and
     *     may not be overwritten, its directory does not exist, or another download to it is running; all but the
     *     first are noticed before anything is sent
     */
    void download(SessionArtifact artifact, ArtifactFile file, Path target, DownloadOptions options);

    /**
     * Like {@link #download(SessionArtifact, ArtifactFile, Path, DownloadOptions)}, with the client's settings. An
     * existing file is not overwritten.
     *
     * @param artifact the recording or transcript that the file belongs to
     * @param file one of its files
     * @param target where to store the file; its directory must exist
     */
    default void download(SessionArtifact artifact, ArtifactFile file, Path target) {
        download(artifact, file, target, DownloadOptions.defaults());
    }
}
