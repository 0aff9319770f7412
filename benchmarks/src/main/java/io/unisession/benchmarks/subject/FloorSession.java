package io.unisession.benchmarks.subject;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A session as one would write it by hand, with the same fields as UniSession's, and with times as the texts they came
 * as.
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares two of them
record FloorSession(
        int httpStatus,
        @Nullable String requestId,
        byte[] raw,
        @Nullable String id,
        @Nullable String userId,
        @Nullable String roomId,
        @Nullable String customRoomId,
        @Nullable String status,
        @Nullable String start,
        @Nullable String end,
        @Nullable String chatLink,
        @Nullable String activeDuration,
        List<FloorParticipant> participants,
        Map<String, @Nullable String> links) {

    record FloorParticipant(
            @Nullable String id,
            @Nullable String documentId,
            @Nullable String name,
            List<FloorStay> stays) {}

    record FloorStay(@Nullable String start, @Nullable String end) {}
}
