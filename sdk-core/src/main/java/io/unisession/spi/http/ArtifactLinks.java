package io.unisession.spi.http;

import io.unisession.ArtifactFile;
import io.unisession.CallOptions;
import io.unisession.SessionArtifact;
import java.util.List;

/**
 * Fetches a new address for a file, because addresses expire and some providers create them only on request. Used by
 * {@link FileDownload}, which first tries the address that the file has.
 */
@FunctionalInterface
public interface ArtifactLinks {
    /**
     * Fetches a new address.
     *
     * @param artifact the recording or transcript that the file is of; perhaps read from JSON, and so without typed
     *     fields
     * @param file one of its files
     * @param options overrides of the client's settings for each request
     * @return the file with a new address, and when that expires if the provider says so; without an address if the
     *     provider has none for it
     * @throws io.unisession.error.SessionException if a request fails
     */
    ArtifactFile fetch(SessionArtifact artifact, ArtifactFile file, CallOptions options);

    /**
     * Finds a file among those of a recording or transcript that was read again: the one with the same id, or else with
     * the same path and format. If there are several of these, it is the one that differs in its address only.
     *
     * @param file the file to find
     * @param files the files that were read
     * @return the file that was read; if there is none, or several that cannot be told apart, {@code file} without an
     *     address
     */
    static ArtifactFile find(ArtifactFile file, List<ArtifactFile> files) {
        ArtifactFile lost = withoutAddress(file);
        List<ArtifactFile> same = files.stream().filter(file::isSameFileAs).toList();
        if (same.size() > 1 && file.id().isEmpty()) {
            same = same.stream()
                    .filter(each -> withoutAddress(each).equals(lost))
                    .toList();
            if (same.size() > 1) {
                // Another file under this one's name would be worse than none.
                return lost;
            }
        }
        return same.isEmpty() ? lost : same.get(0);
    }

    private static ArtifactFile withoutAddress(ArtifactFile file) {
        return file.toBuilder().address(null).addressExpiresAt(null).build();
    }
}
