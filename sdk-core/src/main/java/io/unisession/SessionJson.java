package io.unisession;

import io.unisession.event.SessionEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;

/**
 * Writes sessions, events, recordings and transcripts of any provider as JSON, for a web API, a file, a queue or a
 * database, and reads them again.
 *
 * <pre>{@code
 * String json = SessionJson.write(session);
 * Session same = SessionJson.read(json);
 * }</pre>
 *
 * <p>Fields have the names of the accessors, and empty ones are omitted. Times and durations are in ISO 8601, and
 * statuses are the names of the constants. Computed values such as {@code duration} are written for other programs, and
 * computed again when read. The provider's typed fields ({@code unwrap}) and the response ({@code raw}) are not
 * written, because they may contain secrets, and neither are addresses of files: a download fetches a new one. Names and ids of people are written. The text is ASCII, with escapes for
 * everything else.
 *
 * <p>The format is stable: later versions may add fields, and unknown fields are ignored. If the format must change,
 * {@code version} increases, and older versions of UniSession reject the text instead of misreading it.
 */
public final class SessionJson {
    /** The version of the format, not of the library. */
    static final int VERSION = 1;

    private SessionJson() {}

    /**
     * Writes a session.
     *
     * @param session the session
     * @return a JSON object
     */
    public static String write(Session session) {
        return text(json -> json.session(session));
    }

    /**
     * Writes a participant, as within a session.
     *
     * @param participant the participant
     * @return a JSON object
     */
    public static String write(Participant participant) {
        return text(json -> json.participant(participant));
    }

    /**
     * Writes an interval, as within a participant.
     *
     * @param interval the interval
     * @return a JSON object
     */
    public static String write(Interval interval) {
        return text(json -> json.interval(interval));
    }

    /**
     * Writes an event.
     *
     * @param event the event
     * @return a JSON object
     */
    public static String write(SessionEvent event) {
        return text(json -> json.event(event));
    }

    /**
     * Writes a recording.
     *
     * @param recording the recording
     * @return a JSON object
     */
    public static String write(Recording recording) {
        return text(json -> json.recording(recording));
    }

    /**
     * Writes a transcript.
     *
     * @param transcript the transcript
     * @return a JSON object
     */
    public static String write(Transcript transcript) {
        return text(json -> json.transcript(transcript));
    }

    /**
     * Writes sessions.
     *
     * @param sessions the sessions
     * @return a JSON array of what {@link #write(Session)} writes
     */
    public static String writeAll(Collection<Session> sessions) {
        return text(json -> json.sessions(sessions));
    }

    /**
     * Writes a session to a stream.
     *
     * @param session the session
     * @param out receives the JSON object; flushed, not closed
     * @throws IOException if the stream fails
     */
    public static void write(Session session, OutputStream out) throws IOException {
        SessionJsonWriter json = new SessionJsonWriter(out);
        json.session(session);
        json.flush();
    }

    /**
     * Reads a session. Its metadata is that of the original response.
     *
     * @param json text from {@link #write(Session)}, or from another program in the same format
     * @return the session, without typed fields and with an empty {@code raw}
     * @throws IllegalArgumentException if the text is not a session in this format
     */
    public static Session read(String json) {
        return SessionJsonReader.session(json);
    }

    /**
     * Reads a participant.
     *
     * @param json text from {@link #write(Participant)}, or from another program in the same format
     * @return the participant, without typed fields and with an empty {@code raw}
     * @throws IllegalArgumentException if the text is not a participant in this format
     */
    public static Participant readParticipant(String json) {
        return SessionJsonReader.participant(json);
    }

    /**
     * Reads an interval.
     *
     * @param json text from {@link #write(Interval)}, or from another program in the same format
     * @return the interval
     * @throws IllegalArgumentException if the text is not an interval in this format
     */
    public static Interval readInterval(String json) {
        return SessionJsonReader.interval(json);
    }

    /**
     * Reads an event.
     *
     * @param json text from {@link #write(SessionEvent)}, or from another program in the same format
     * @return the event, with an empty {@code raw}
     * @throws IllegalArgumentException if the text is not an event in this format
     */
    public static SessionEvent readEvent(String json) {
        return SessionJsonReader.event(json);
    }

    /**
     * Reads a recording. Its files have no addresses.
     *
     * @param json text from {@link #write(Recording)}, or from another program in the same format
     * @return the recording, without typed fields and with an empty {@code raw}
     * @throws IllegalArgumentException if the text is not a recording in this format
     */
    public static Recording readRecording(String json) {
        return SessionJsonReader.recording(json);
    }

    /**
     * Reads a transcript. Its files have no addresses.
     *
     * @param json text from {@link #write(Transcript)}, or from another program in the same format
     * @return the transcript, without typed fields and with an empty {@code raw}
     * @throws IllegalArgumentException if the text is not a transcript in this format
     */
    public static Transcript readTranscript(String json) {
        return SessionJsonReader.transcript(json);
    }

    /**
     * Reads sessions.
     *
     * @param json text from {@link #writeAll}
     * @return the sessions, in an unmodifiable list
     * @throws IllegalArgumentException if the text is not an array of sessions in this format
     */
    public static List<Session> readAll(String json) {
        return SessionJsonReader.sessions(json);
    }

    /** Writes something. */
    @FunctionalInterface
    private interface Writing {
        void to(SessionJsonWriter json) throws IOException;
    }

    private static String text(Writing writing) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            SessionJsonWriter json = new SessionJsonWriter(out);
            writing.to(json);
            json.flush();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toString(StandardCharsets.US_ASCII);
    }
}
