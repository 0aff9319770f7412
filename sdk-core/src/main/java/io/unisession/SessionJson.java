package io.unisession;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;

/**
 * Sessions as JSON: for a web API, a file, a queue or a database, whatever provider a session comes from. What was written
 * can be read again.
 *
 * <pre>{@code
 * String json = SessionJson.write(session);
 * Session same = SessionJson.read(json);
 * }</pre>
 *
 * <p>Fields have the names of the accessors; one whose accessor is empty is left out. Times and durations are in ISO 8601,
 * statuses the names of the constants. What an accessor computes, such as {@code duration}, is written for other programs,
 * and computed anew when read. Typed fields of a provider ({@code unwrap}) and the response ({@code raw}) are not written:
 * they may hold secrets. Names and ids of people are. The text is ASCII, with escapes for everything else.
 *
 * <p>The form is stable: later versions add fields, and fields that a version does not know are ignored. Should that not do
 * one day, {@code version} is raised, and an older version refuses to read what it would misunderstand.
 */
public final class SessionJson {
    /** Of the form, not of the library. */
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
     * Writes sessions.
     *
     * @param sessions the sessions
     * @return a JSON array of what {@link #write(Session)} writes
     */
    public static String writeAll(Collection<Session> sessions) {
        return text(json -> json.sessions(sessions));
    }

    /**
     * Writes a session into a stream.
     *
     * @param session the session
     * @param out where the JSON object is written to; flushed, not closed
     * @throws IOException if the stream fails
     */
    public static void write(Session session, OutputStream out) throws IOException {
        SessionJsonWriter json = new SessionJsonWriter(out);
        json.session(session);
        json.flush();
    }

    /**
     * Reads a session. Its metadata is that of the response from which it was first made.
     *
     * @param json what {@link #write(Session)} wrote, or another program did in its form
     * @return the session, without typed fields and with an empty {@code raw}
     * @throws IllegalArgumentException if the text is not a session in this form
     */
    public static Session read(String json) {
        return SessionJsonReader.session(json);
    }

    /**
     * Reads sessions.
     *
     * @param json what {@link #writeAll} wrote
     * @return the sessions, in an unmodifiable list
     * @throws IllegalArgumentException if the text is not an array of sessions in this form
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
