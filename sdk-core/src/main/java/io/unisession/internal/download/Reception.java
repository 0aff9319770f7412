package io.unisession.internal.download;

import io.unisession.error.InvalidResponseException;
import io.unisession.internal.transport.FileClient;
import io.unisession.internal.transport.FileResponse;
import java.io.EOFException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Receives one response: checks whether it is the file, or the rest of it, and appends it to what has arrived. */
final class Reception implements FileClient.Receiver {
    private static final Pattern RANGE = Pattern.compile("bytes\\s([0-9]{1,18})-([0-9]{1,18})/([0-9]{1,18})");
    private static final int WHOLE = 200;
    private static final int REST = 206;
    private static final int NO_SUCH_RANGE = 416;

    private final PartialFile part;
    private final DownloadErrors errors;
    private final OptionalLong size;
    private final Progress progress;
    private @Nullable FileResponse response;
    /** Where the response ends in the file, if it is a part of it; a server may send less of it than was requested. */
    private long endOfRange = -1;

    private boolean refused;
    private boolean startsAgain;

    /** Notes that bytes have arrived. */
    interface Progress {
        void progressed(long received, OptionalLong total);
    }

    /**
     * Prepares to receive a response.
     *
     * @param size the size of the file in the provider's words, which counts only if the response does not say
     */
    Reception(PartialFile part, DownloadErrors errors, OptionalLong size, Progress progress) {
        this.part = part;
        this.errors = errors;
        this.size = size;
        this.progress = progress;
    }

    @Override
    public boolean begin(FileResponse head) {
        response = head;
        int status = head.status();
        if (status == WHOLE) {
            requireFile(head);
            // Without a length, nobody could check the rest.
            part.restart(head.length() < 0 ? null : head.validator().orElse(null), head.length());
        } else if (status == REST && continues(head)) {
            requireFile(head);
        } else {
            refused = true;
            if (status == REST || (status == NO_SUCH_RANGE && part.length() > 0)) {
                // What has arrived does not fit the file that the server has now.
                startsAgain = true;
                part.restart(null, -1);
            }
        }
        return !refused;
    }

    private void requireFile(FileResponse head) {
        if (head.isNotTheFile()) {
            throw errors.notTheFile(head.status());
        }
    }

    private boolean continues(FileResponse head) {
        Matcher range = RANGE.matcher(head.header("Content-Range").orElse(""));
        if (part.length() == 0 || !range.matches()) {
            return false;
        }
        endOfRange = Long.parseLong(range.group(2)) + 1;
        return Long.parseLong(range.group(1)) == part.length()
                && endOfRange > part.length()
                && endOfRange <= part.total()
                && Long.parseLong(range.group(3)) == part.total()
                // Some servers ignore If-Range.
                && head.isOfVersion(part.validator());
    }

    @Override
    public void receive(byte[] bytes, int length) {
        long announced = announced();
        if (announced >= 0 && length > announced - part.length()) {
            throw ofOtherLength(part.length() + length, announced);
        }
        part.append(bytes, length);
        progress.progressed(part.length(), part.total() < 0 ? size : OptionalLong.of(part.total()));
    }

    /**
     * Checks the length of what has arrived, when the response has ended.
     *
     * @throws EOFException if more should have arrived, and the response may have been cut off
     */
    void end() throws EOFException {
        if (response == null || refused || part.isComplete()) {
            return;
        }
        long received = part.length();
        long announced = announced();
        if (announced < 0 && !response.saysWhereItEnds()) {
            throw errors.ofUnknownLength(response.status());
        }
        if (announced > received && !response.saysWhereItEnds()) {
            throw new EOFException();
        }
        if (announced >= 0 && announced != received) {
            throw ofOtherLength(received, announced);
        }
        if (endOfRange < 0) {
            part.end();
        }
    }

    /** Where this response should end; -1 if nobody says. */
    private long announced() {
        if (endOfRange >= 0) {
            return endOfRange;
        }
        return part.total() < 0 ? size.orElse(-1) : part.total();
    }

    private InvalidResponseException ofOtherLength(long received, long announced) {
        part.restart(null, -1);
        return errors.ofOtherLength(received, announced, response == null ? 0 : response.status());
    }

    /** Whether there was any response, even if it was not the file. */
    boolean hasBegun() {
        return response != null;
    }

    /** The response, if it has not been the file. */
    Optional<FileResponse> refusal() {
        return refused ? Optional.ofNullable(response) : Optional.empty();
    }

    /** Whether the next attempt begins with the first byte, because the rest does not fit. */
    boolean startsAgain() {
        return startsAgain;
    }
}
