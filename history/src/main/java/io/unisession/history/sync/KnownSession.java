package io.unisession.history.sync;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a sync remembers of a session, to notice that it changed or vanished.
 *
 * @param orderedAt when the session started; when it was first seen if the provider does not say
 * @param hash the hash of the version that was emitted last
 * @param listed the hash of what the list said, if the participants are read in further calls
 * @param open whether the session had not ended
 */
record KnownSession(
        Instant orderedAt, String hash, @Nullable String listed, boolean open) {
    private static final int FIELDS = 4;

    /** A short form, because a state may hold a hundred thousand. */
    List<?> toJson() {
        return Arrays.asList(orderedAt.toString(), hash, listed, open);
    }

    static KnownSession of(Object json) {
        List<?> fields = StateJson.list(json);
        if (fields.size() != FIELDS) {
            throw StateJson.unexpected(json);
        }
        return new KnownSession(
                StateJson.instant(fields.get(0)),
                StateJson.text(fields.get(1)),
                StateJson.textOrNull(fields.get(2)),
                StateJson.flag(fields.get(3)));
    }
}
