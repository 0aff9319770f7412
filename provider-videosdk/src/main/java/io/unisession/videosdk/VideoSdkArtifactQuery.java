package io.unisession.videosdk;

import io.unisession.Transcript;
import io.unisession.spi.http.ApiRequest;
import io.unisession.spi.http.Endpoint;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which recordings, transcripts, streams or livestreams to list. VideoSDK does the filtering; its reference does not say
 * which list supports which filter.
 *
 * <pre>{@code
 * VideoSdkArtifactQuery.builder().roomId("abcd-efgh-ijkl").build()
 * }</pre>
 */
public final class VideoSdkArtifactQuery {
    private static final String ROOM_ID = "roomId";
    private static final String SESSION_ID = "sessionId";

    private final Map<String, String> filters;

    private VideoSdkArtifactQuery(Builder builder) {
        this.filters = Collections.unmodifiableMap(new LinkedHashMap<>(builder.filters));
    }

    /**
     * Everything in a list.
     *
     * @return a query without filters
     */
    public static VideoSdkArtifactQuery all() {
        return builder().build();
    }

    /**
     * Starts a query without filters.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    ApiRequest in(ApiRequest request) {
        ApiRequest filtered = request;
        for (Map.Entry<String, String> filter : filters.entrySet()) {
            filtered = filtered.query(filter.getKey(), filter.getValue());
        }
        return filtered;
    }

    /** The same for version 1, which knows rooms as meetings and only two filters. */
    ApiRequest inV1(ApiRequest request, ApiVersion version) {
        ApiRequest filtered = request;
        for (Map.Entry<String, String> filter : filters.entrySet()) {
            filtered = switch (filter.getKey()) {
                case ROOM_ID -> filtered.query("meetingId", filter.getValue());
                case SESSION_ID -> filtered.query(SESSION_ID, filter.getValue());
                default -> throw version.unsupported("listRecordings by " + filter.getKey());
            };
        }
        return filtered;
    }

    /** Whether a transcript is of the room and the session of this query, which VideoSDK may ignore. */
    boolean matches(Transcript transcript) {
        return isOrAny(ROOM_ID, transcript.roomId()) && isOrAny(SESSION_ID, transcript.sessionId());
    }

    private boolean isOrAny(String filter, Optional<String> actual) {
        String wanted = filters.get(filter);
        return wanted == null || actual.filter(wanted::equals).isPresent();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VideoSdkArtifactQuery that && filters.equals(that.filters);
    }

    @Override
    public int hashCode() {
        return filters.hashCode();
    }

    /** The names of the filters only. */
    @Override
    public String toString() {
        return "VideoSdkArtifactQuery" + filters.keySet();
    }

    /** Builds a {@link VideoSdkArtifactQuery}. */
    public static final class Builder {
        private final Map<String, String> filters = new LinkedHashMap<>();

        private Builder() {}

        private Builder withId(String name, String id) {
            return with(name, Endpoint.requireId(name, id));
        }

        /** A text is only in the query, where {@code ..} does no harm. A blank one would list everything. */
        private Builder withText(String name, String text) {
            if (text.isBlank()) {
                throw new IllegalArgumentException(name + " must not be blank");
            }
            if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
                throw new IllegalArgumentException(name + " must be valid Unicode, but has an unpaired surrogate");
            }
            return with(name, text);
        }

        private Builder with(String name, String value) {
            filters.put(name, value);
            return this;
        }

        /**
         * Limits the list to one room: {@code roomId}.
         *
         * @param roomId VideoSDK's id of the room
         * @return this builder
         * @throws IllegalArgumentException if the id is blank, {@code .} or {@code ..}
         */
        public Builder roomId(String roomId) {
            return withId(ROOM_ID, roomId);
        }

        /**
         * Limits the list to one session: {@code sessionId}.
         *
         * @param sessionId the session's id
         * @return this builder
         * @throws IllegalArgumentException if the id is blank, {@code .} or {@code ..}
         */
        public Builder sessionId(String sessionId) {
            return withId(SESSION_ID, sessionId);
        }

        /**
         * Limits a list of participants' recordings or tracks to one participant: {@code participantId}.
         *
         * @param participantId the participant's id
         * @return this builder
         * @throws IllegalArgumentException if the id is blank, {@code .} or {@code ..}
         */
        public Builder participantId(String participantId) {
            return withId("participantId", participantId);
        }

        /**
         * Limits a list of merges or transcripts to one status: {@code status}.
         *
         * @param status VideoSDK's word, such as {@code completed} or {@code failed}
         * @return this builder
         * @throws IllegalArgumentException if the word is blank
         */
        public Builder status(String status) {
            return withText("status", status);
        }

        /**
         * Limits the list of participants' merged recordings to one: {@code id}.
         *
         * @param id the id of the merge
         * @return this builder
         * @throws IllegalArgumentException if the id is blank, {@code .} or {@code ..}
         */
        public Builder id(String id) {
            return withId("id", id);
        }

        /**
         * Limits the list of rooms' recordings or of HLS streams to those that match a text: {@code query}. VideoSDK's
         * server library sends it; what is searched is not documented.
         *
         * @param text the text
         * @return this builder
         * @throws IllegalArgumentException if the text is blank
         */
        public Builder search(String text) {
            return withText("query", text);
        }

        /**
         * Asks for the transcripts of rooms' recordings, which are then in {@code recording.raw()}: {@code
         * withTranscription}. VideoSDK's server library sends it.
         *
         * @return this builder
         */
        public Builder withTranscription() {
            return with("withTranscription", "true");
        }

        /**
         * Builds the query.
         *
         * @return the query
         */
        public VideoSdkArtifactQuery build() {
            return new VideoSdkArtifactQuery(this);
        }
    }
}
