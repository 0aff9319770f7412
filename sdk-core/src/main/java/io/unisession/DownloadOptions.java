package io.unisession;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Options for one download. Anything not set here comes from the client's settings.
 *
 * <pre>{@code
 * DownloadOptions.defaults().withProgress((received, total) -> bar.update(received)).withOverwrite(true)
 * }</pre>
 */
public final class DownloadOptions {
    private static final DownloadOptions DEFAULTS = new DownloadOptions(CallOptions.defaults(), null, false);

    private final CallOptions callOptions;
    private final @Nullable DownloadProgress progress;
    private final boolean overwrites;

    private DownloadOptions(CallOptions callOptions, @Nullable DownloadProgress progress, boolean overwrites) {
        this.callOptions = callOptions;
        this.progress = progress;
        this.overwrites = overwrites;
    }

    /**
     * Uses the client's settings, reports no progress and overwrites no file.
     *
     * @return the default options
     */
    public static DownloadOptions defaults() {
        return DEFAULTS;
    }

    /**
     * Overrides the client's timeouts and retries. A download of any size may take as long as it needs: the attempt
     * timeout limits each wait for the next bytes, and the total timeout limits the time without any progress.
     *
     * @param callOptions the timeouts and retries
     * @return a copy of these options with those
     */
    public DownloadOptions withCallOptions(CallOptions callOptions) {
        return new DownloadOptions(Objects.requireNonNull(callOptions, "callOptions"), progress, overwrites);
    }

    /**
     * Reports the progress.
     *
     * @param progress called on the thread that downloads, often; it must return quickly
     * @return a copy of these options with that callback
     */
    public DownloadOptions withProgress(DownloadProgress progress) {
        return new DownloadOptions(callOptions, Objects.requireNonNull(progress, "progress"), overwrites);
    }

    /**
     * Sets whether a file that already exists is replaced when the download is complete. If not, the download fails
     * before anything is sent.
     *
     * @param overwrites whether to replace it; false by default
     * @return a copy of these options with that setting
     */
    public DownloadOptions withOverwrite(boolean overwrites) {
        return new DownloadOptions(callOptions, progress, overwrites);
    }

    /**
     * The overrides of the client's timeouts and retries.
     *
     * @return the overrides; {@link CallOptions#defaults()} if there are none
     */
    public CallOptions callOptions() {
        return callOptions;
    }

    /**
     * Receives the progress.
     *
     * @return the callback, or empty if there is none
     */
    public Optional<DownloadProgress> progress() {
        return Optional.ofNullable(progress);
    }

    /**
     * Whether a file that already exists is replaced.
     *
     * @return true if so
     */
    public boolean overwrites() {
        return overwrites;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DownloadOptions that
                && callOptions.equals(that.callOptions)
                && Objects.equals(progress, that.progress)
                && overwrites == that.overwrites;
    }

    @Override
    public int hashCode() {
        return Objects.hash(callOptions, progress, overwrites);
    }

    @Override
    public String toString() {
        return "DownloadOptions[callOptions=" + callOptions + ", progress=" + (progress != null) + ", overwrites="
                + overwrites + "]";
    }
}
