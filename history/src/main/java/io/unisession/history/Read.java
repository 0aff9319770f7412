package io.unisession.history;

import io.unisession.Session;
import java.time.Instant;
import java.util.Comparator;

/**
 * A session in a journal, as a call returned it.
 *
 * @param key the entry's key
 * @param time when the call returned it
 * @param session the session
 */
record Read(String key, Instant time, Session session) {
    static final Comparator<Read> ORDER = Comparator.comparing(Read::time).thenComparing(Read::key);
}
