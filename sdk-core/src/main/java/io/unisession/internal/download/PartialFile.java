package io.unisession.internal.download;

import io.unisession.internal.text.HeaderText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.CopyOption;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What has arrived of a file, beside the file's final place. A second small file says which file it is of and how long
 * that is, so that a later download can continue. For one thread. No other download of this process to the same place can
 * begin; a lock keeps out those of most other processes.
 */
final class PartialFile implements AutoCloseable {
    private static final int LINES = 3;

    /**
     * The places of the downloads that are running. Asked before a file is opened, because on POSIX systems the end of
     * any channel to a file releases all locks that the process holds on it.
     */
    private static final Set<Path> RUNNING = ConcurrentHashMap.newKeySet();

    private final Path place;
    private final Path target;
    private final Path part;
    private final Path info;
    private final String key;
    private final DownloadErrors errors;
    private final FileChannel channel;
    private long length;
    private long total = -1;
    private @Nullable String validator;
    private boolean isWhole;

    private PartialFile(Path place, Path target, String key, DownloadErrors errors, FileChannel channel)
            throws IOException {
        this.place = place;
        this.target = target;
        this.errors = errors;
        this.part = beside(target, ".part");
        this.info = beside(target, ".part.info");
        this.key = key;
        this.channel = channel;
        if (!isRemembered()) {
            restart(null, -1);
        }
    }

    /**
     * Opens what has arrived of a file, or starts one.
     *
     * @param target the file's final place
     * @param key names the file at the provider; what has arrived of another file is thrown away
     * @throws UncheckedIOException if it cannot be written, as of every method here that writes
     */
    static PartialFile of(Path target, String key, DownloadErrors errors) {
        try {
            Path place = place(target);
            if (!RUNNING.add(place)) {
                throw errors.isRunning(target);
            }
            try {
                return opened(place, target, key, errors);
            } catch (IOException | RuntimeException failure) {
                RUNNING.remove(place);
                throw failure;
            }
        } catch (IOException failure) {
            throw errors.notWritten(target, failure);
        }
    }

    /** The same for every path to a file, through links too. */
    private static Path place(Path target) throws IOException {
        Path directory = target.toAbsolutePath().resolveSibling("").toRealPath();
        return directory.resolve(target.getFileName() + ".part");
    }

    private static PartialFile opened(Path place, Path target, String key, DownloadErrors errors) throws IOException {
        Path part = beside(target, ".part");
        if (Files.exists(part, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(part, LinkOption.NOFOLLOW_LINKS)) {
            // To open a pipe would wait for somebody who reads it.
            throw new FileSystemException(part.toString(), null, "not a regular file");
        }
        FileChannel channel =
                FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        try {
            if (!isOurs(channel, part)) {
                throw errors.isRunning(target);
            }
            return new PartialFile(place, target, key, errors, channel);
        } catch (IOException | RuntimeException failure) {
            channel.close();
            throw failure;
        }
    }

    /** Whether the lock is ours, and still on the part: another download may have ended since the file was opened. */
    static boolean isOurs(FileChannel channel, Path part) throws IOException {
        try {
            return channel.tryLock() != null && Files.exists(part, LinkOption.NOFOLLOW_LINKS);
        } catch (OverlappingFileLockException inThisProcess) {
            return false;
        }
    }

    private static Path beside(Path target, String suffix) {
        return target.resolveSibling(target.getFileName() + suffix);
    }

    private boolean isRemembered() throws IOException {
        List<String> lines = notes();
        if (lines.size() != LINES || !lines.get(0).equals(key) || !HeaderText.isValue(lines.get(1))) {
            return false;
        }
        try {
            total = Long.parseLong(lines.get(2));
        } catch (NumberFormatException damaged) {
            return false;
        }
        validator = lines.get(1);
        length = channel.size();
        channel.position(length);
        return length <= total;
    }

    private List<String> notes() throws IOException {
        if (!Files.isRegularFile(info, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        try {
            return Files.readAllLines(info);
        } catch (CharacterCodingException damaged) {
            return List.of();
        }
    }

    /** How many bytes have arrived. */
    long length() {
        return length;
    }

    /** How many there will be; -1 if that is unknown. */
    long total() {
        return total;
    }

    /** What names this version of the file to its server; null if the download cannot be continued. */
    @Nullable
    String validator() {
        return validator;
    }

    boolean isComplete() {
        return length == total;
    }

    /** Throws away what has arrived. */
    void restart(@Nullable String validator, long total) {
        this.validator = validator;
        this.total = total;
        this.length = 0;
        try {
            channel.truncate(0);
            channel.position(0);
            if (validator == null) {
                Files.deleteIfExists(info);
            } else {
                Files.write(
                        info,
                        List.of(key, validator, Long.toString(total)),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE,
                        LinkOption.NOFOLLOW_LINKS);
            }
        } catch (IOException failure) {
            throw errors.notWritten(target, failure);
        }
    }

    void append(byte[] bytes, int count) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, count);
        try {
            while (buffer.hasRemaining()) {
                length += channel.write(buffer);
            }
        } catch (IOException failure) {
            throw errors.notWritten(target, failure);
        }
    }

    /** Says that what has arrived is all. */
    void end() {
        total = length;
    }

    /**
     * Gives the complete file its final name. It stays open, and locked, until then; Windows allows that too, since Java
     * opens files so that they can be renamed.
     */
    void move(boolean overwrite) {
        isWhole = true;
        try {
            channel.force(true);
            Files.move(
                    part,
                    target,
                    overwrite ? new CopyOption[] {StandardCopyOption.REPLACE_EXISTING} : new CopyOption[0]);
            Files.deleteIfExists(info);
        } catch (IOException failure) {
            throw errors.notWritten(target, failure);
        }
    }

    /** Keeps what a later download can continue, and a whole file that could not be moved. */
    @Override
    public void close() {
        try {
            // An interrupt closes the channel, and with it goes the lock: the file may be another process's by now.
            if (validator == null && !isWhole && channel.isOpen()) {
                Files.deleteIfExists(part);
            }
            channel.close();
        } catch (IOException failure) {
            throw errors.notWritten(target, failure);
        } finally {
            RUNNING.remove(place);
        }
    }
}
