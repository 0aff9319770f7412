package io.unisession.internal.download;

import io.unisession.ArtifactFile;
import io.unisession.CallOptions;
import io.unisession.DownloadOptions;
import io.unisession.Secret;
import io.unisession.SessionArtifact;
import io.unisession.Timing;
import io.unisession.error.SessionException;
import io.unisession.internal.call.RetryRules;
import io.unisession.internal.json.RetryAfter;
import io.unisession.internal.text.Redactor;
import io.unisession.internal.transport.FileClient;
import io.unisession.internal.transport.FileRequest;
import io.unisession.internal.transport.UnusableAddressException;
import io.unisession.spi.http.ArtifactLinks;
import io.unisession.spi.http.TransportSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One download from its start to the whole file: the attempts, each of which continues where the last one ended. */
public final class DownloadRun {
    /** What servers of files respond to an address that has expired; some storage of Amazon and Google says 400. */
    private static final Set<Integer> EXPIRED = Set.of(400, 401, 403, 404, 410);

    private final TransportSettings settings;
    private final Timing timing;
    private final Function<Duration, FileClient> clients;
    private final ArtifactLinks links;
    private final SessionArtifact artifact;
    private final DownloadOptions options;
    private final CallOptions limits;
    private final DownloadErrors errors;

    private ArtifactFile file;
    private boolean fresh;
    private int retries;
    private long furthest;
    private long lastProgress;

    /**
     * Prepares a download. Nothing is sent.
     *
     * @param clients creates the client that requests the file, with the longest wait for the next bytes
     */
    public DownloadRun(
            TransportSettings settings,
            Function<Duration, FileClient> clients,
            ArtifactLinks links,
            SessionArtifact artifact,
            ArtifactFile file,
            DownloadOptions options) {
        this.settings = settings;
        this.timing = settings.timing();
        this.clients = clients;
        this.links = links;
        this.artifact = artifact;
        this.file = file;
        this.options = options;
        this.limits = options.callOptions();
        this.errors = new DownloadErrors(artifact.provider());
    }

    /**
     * Downloads the file.
     *
     * @throws SessionException if the file does not arrive
     * @throws UncheckedIOException if it cannot be written
     */
    public void to(Path target) {
        requireUsable(target);
        lastProgress = timing.nanoTime();
        try (PartialFile part = PartialFile.of(target, key(), errors);
                FileClient client = clients.apply(limits.attemptTimeout().orElse(settings.attemptTimeout()))) {
            while (!part.isComplete()) {
                attempt(client, part);
            }
            part.move(options.overwrites());
        } catch (UncheckedIOException notWritten) {
            // An interrupt closes the file that is being written.
            throw Thread.currentThread().isInterrupted() ? errors.interrupted() : notWritten;
        }
    }

    private void requireUsable(Path target) {
        if (Files.isDirectory(target)) {
            throw errors.isDirectory(target);
        }
        // A link to nothing would still be in the way in the end.
        if (!options.overwrites() && Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw errors.exists(target);
        }
        // The root has none, and is a directory.
        Path directory = Objects.requireNonNullElse(target.toAbsolutePath().getParent(), target);
        if (!Files.isDirectory(directory)) {
            throw errors.noDirectory(directory);
        }
    }

    private String key() {
        String key = Redactor.escaped(artifact.provider() + " " + artifact.id() + " "
                + file.id().orElse("") + " " + file.format().orElse("") + " "
                + file.path().orElse(""));
        // As it is read again: half of a surrogate pair cannot be stored.
        return new String(key.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private void attempt(FileClient client, PartialFile part) {
        FileRequest request = new FileRequest(address(), part.length(), part.validator());
        Reception reception = new Reception(part, errors, file.sizeBytes(), this::progressed);
        try {
            client.get(request, reception);
            reception.end();
        } catch (UnusableAddressException elsewhere) {
            throw errors.elsewhere(elsewhere);
        } catch (IOException failure) {
            if (Thread.currentThread().isInterrupted()) {
                throw errors.interrupted();
            }
            retry(reception.hasBegun() ? errors.lost(failure, part) : errors.noResponse(failure), null);
            return;
        }
        reception.refusal().ifPresent(response -> {
            if (EXPIRED.contains(response.status()) && !fresh) {
                fetch();
                return;
            }
            Duration wait = RetryAfter.of(response.status(), response::header, timing.now())
                    .orElse(null);
            SessionException refused = errors.refused(response.status(), wait);
            if (!reception.startsAgain() && !RetryRules.isTransient(response.status())) {
                throw refused;
            }
            retry(refused, wait);
        });
    }

    private Secret address() {
        boolean expired = file.addressExpiresAt()
                .filter(end -> !timing.now().isBefore(end))
                .isPresent();
        if (!fresh && (expired || file.address().isEmpty())) {
            fetch();
        }
        return file.address().orElseThrow(errors::noAddress);
    }

    /** Only once without progress: a server that rejects a new address will reject the next one too. */
    private void fetch() {
        fresh = true;
        file = links.fetch(artifact, file, limits);
    }

    private void progressed(long received, OptionalLong total) {
        // What had arrived before is no progress: a server may lose each response at the same place.
        if (received > furthest) {
            furthest = received;
            fresh = false;
            retries = 0;
            lastProgress = timing.nanoTime();
        }
        options.progress().ifPresent(progress -> progress.onProgress(received, total));
    }

    private void retry(SessionException failure, @Nullable Duration askedToWait) {
        if (retries == limits.maxRetries().orElse(settings.retryPolicy().maxRetries())) {
            throw failure;
        }
        retries++;
        Duration delay =
                askedToWait == null ? timing.randomUpTo(settings.retryPolicy().delayLimit(retries)) : askedToWait;
        Duration limit = limits.totalTimeout().orElse(settings.totalTimeout());
        if (timing.nanoTime() - lastProgress + TimeUnit.NANOSECONDS.convert(delay)
                >= TimeUnit.NANOSECONDS.convert(limit)) {
            throw failure;
        }
        try {
            timing.sleep(delay);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw errors.interrupted();
        }
    }
}
