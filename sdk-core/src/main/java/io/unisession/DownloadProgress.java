package io.unisession;

import java.util.OptionalLong;

/** Receives the progress of a download. */
@FunctionalInterface
public interface DownloadProgress {
    /**
     * Called after bytes have been written, on the thread that downloads. What it throws ends the download and reaches
     * the caller.
     *
     * @param receivedBytes how many bytes of the file are there, including those of an earlier download that this one
     *     continues
     * @param totalBytes the size of the file, or empty if the server does not say
     */
    void onProgress(long receivedBytes, OptionalLong totalBytes);
}
