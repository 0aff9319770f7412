package io.unisession.internal.download;

import io.unisession.error.ApiException;
import io.unisession.error.FailureDetails;
import io.unisession.error.InvalidResponseException;
import io.unisession.error.NotFoundException;
import io.unisession.error.PermissionDeniedException;
import io.unisession.error.ProviderUnavailableException;
import io.unisession.error.RateLimitedException;
import io.unisession.error.RequestTimeoutException;
import io.unisession.error.TransportException;
import io.unisession.error.TransportException.Sent;
import io.unisession.internal.call.RetryRules;
import io.unisession.internal.transport.UnusableAddressException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Creates the exceptions of downloads. They never show an address, which may contain a credential. */
final class DownloadErrors {
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;

    private final String provider;

    DownloadErrors(String provider) {
        this.provider = provider;
    }

    InvalidResponseException noAddress() {
        return unusable("the file has no address; it may not be ready, or be in storage of your own", 0);
    }

    InvalidResponseException elsewhere(UnusableAddressException file) {
        return unusable(
                switch (file.reason()) {
                    case NO_URL -> "the address of the file is not a URL";
                    case TOO_MANY_REDIRECTS -> "the address of the file redirects too often";
                    case UNENCRYPTED -> "the file is at " + file.origin() + ", which is not https";
                    case UNKNOWN_HOST ->
                        "the file is at " + file.origin() + ", which is not known to keep " + provider
                                + "'s files; if you trust that origin, add it to allowRedirectsTo";
                },
                0);
    }

    InvalidResponseException notTheFile(int status) {
        return unusable("the response is a web page or compressed, not the file", status);
    }

    InvalidResponseException ofUnknownLength(int status) {
        return unusable("nothing says how long the file is, so it cannot be known to be complete", status);
    }

    InvalidResponseException ofOtherLength(long length, long announced, int status) {
        return unusable("the file has " + length + " bytes instead of " + announced, status);
    }

    ApiException refused(int status, @Nullable Duration retryAfter) {
        FailureDetails details = details()
                .httpStatus(status)
                .retryAfter(retryAfter)
                .retryable(RetryRules.isTransient(status))
                .build();
        String start = provider + " download failed: HTTP " + status + " from the file's server: ";
        return switch (status) {
            case 404, 410 -> new NotFoundException(start + "the file is gone, or its address has expired", details);
            case 401, 403 ->
                new PermissionDeniedException(start + "it rejects the address, which may have expired", details);
            case TOO_MANY_REQUESTS -> new RateLimitedException(start + "too many downloads", details);
            default ->
                status >= SERVER_ERROR
                        ? new ProviderUnavailableException(start + "it is unavailable", details)
                        : new ApiException(start + "it did not send the file", details);
        };
    }

    /** The exception itself is left out: what the HTTP client says may contain the address. */
    TransportException noResponse(IOException cause) {
        return transport(
                "the file's server did not respond (" + cause.getClass().getSimpleName() + ")", cause);
    }

    TransportException lost(IOException cause, PartialFile part) {
        String what = cause instanceof InterruptedIOException
                ? "the file's server sent nothing more"
                : "the connection to the file's server was lost";
        String next = part.validator() == null
                ? "the next download will start from the beginning"
                : "download the file again to continue";
        return transport(
                what + " after " + part.length() + " bytes (" + cause.getClass().getSimpleName() + "); " + next, cause);
    }

    private TransportException transport(String what, IOException cause) {
        String message = provider + " download failed: " + what;
        FailureDetails details = details().retryable(true).build();
        return cause instanceof InterruptedIOException
                ? new RequestTimeoutException(message, details, Sent.MAYBE)
                : new TransportException(message, details, Sent.MAYBE);
    }

    TransportException interrupted() {
        return new TransportException(
                provider + " download failed: the calling thread was interrupted",
                details().build(),
                Sent.MAYBE);
    }

    UncheckedIOException exists(Path target) {
        return notWritten(
                target + " exists; withOverwrite(true) replaces it", new FileAlreadyExistsException(target.toString()));
    }

    UncheckedIOException isDirectory(Path target) {
        return notWritten(
                target + " is a directory; add the name of the file",
                new FileAlreadyExistsException(target.toString()));
    }

    UncheckedIOException noDirectory(Path directory) {
        return notWritten(
                "the directory " + directory + " does not exist", new NoSuchFileException(directory.toString()));
    }

    UncheckedIOException isRunning(Path target) {
        String what = "another download to " + target + " is running";
        return notWritten(what, new IOException(what));
    }

    UncheckedIOException notWritten(Path file, IOException cause) {
        return notWritten(
                file + " cannot be written (" + cause.getClass().getSimpleName() + ": " + cause.getMessage() + ")",
                cause);
    }

    private UncheckedIOException notWritten(String what, IOException cause) {
        return new UncheckedIOException(provider + " download failed: " + what, cause);
    }

    private InvalidResponseException unusable(String reason, int status) {
        FailureDetails.Builder details = details();
        if (status > 0) {
            details.httpStatus(status);
        }
        return new InvalidResponseException(provider + " download failed: " + reason, details.build());
    }

    private FailureDetails.Builder details() {
        return FailureDetails.builder(provider, "download");
    }
}
