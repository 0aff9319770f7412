package io.unisession.videosdk;

import io.unisession.spi.http.ApiRequest;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Which recordings to list. VideoSDK does the filtering; its reference does not say which list supports which filter.
 *
 * <pre>{@code
 * VideoSdkRecordingQuery.builder().roomId("abcd-efgh-ijkl").build()
 * }</pre>
 */
public final class VideoSdkRecordingQuery {
    private final Map<String, String> filters;

    private VideoSdkRecordingQuery(Builder builder) {
        this.filters = Collections.unmodifiableMap(new LinkedHashMap<>(builder.filters));
    }

    /**
     * All recordings of a list.
     *
     * @return a query without filters
     */
    public static VideoSdkRecordingQuery all() {
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
                case "roomId" -> filtered.query("meetingId", filter.getValue());
                case "sessionId" -> filtered.query("sessionId", filter.getValue());
                default -> throw version.unsupported("listRecordings by " + filter.getKey());
            };
        }
        return filtered;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VideoSdkRecordingQuery that && filters.equals(that.filters);
    }

    @Override
    public int hashCode() {
        return filters.hashCode();
    }

    /** The names of the filters only. */
    @Override
    public String toString() {
        return "VideoSdkRecordingQuery" + filters.keySet();
    }

    /** Builds a {@link VideoSdkRecordingQuery}. */
    public static final class Builder {
        private final Map<String, String> filters = new LinkedHashMap<>();

        private Builder() {}

        private Builder with(String name, String value) {
            filters.put(name, Objects.requireNonNull(value, name));
            return this;
        }

        /**
         * Limits the list to one room: {@code roomId}.
         *
         * @param roomId VideoSDK's id of the room
         * @return this builder
         */
        public Builder roomId(String roomId) {
            return with("roomId", roomId);
        }

        /**
         * Limits the list to one session: {@code sessionId}.
         *
         * @param sessionId the session's id
         * @return this builder
         */
        public Builder sessionId(String sessionId) {
            return with("sessionId", sessionId);
        }

        /**
         * Limits a list of participants' recordings or tracks to one participant: {@code participantId}. Version 2 only.
         *
         * @param participantId the participant's id
         * @return this builder
         */
        public Builder participantId(String participantId) {
            return with("participantId", participantId);
        }

        /**
         * Limits a list of merges to one status: {@code status}. Version 2 only.
         *
         * @param status VideoSDK's word, such as {@code completed} or {@code failed}
         * @return this builder
         */
        public Builder status(String status) {
            return with("status", status);
        }

        /**
         * Limits the list of rooms' recordings to those that match a text: {@code query}. VideoSDK's server library
         * sends it; what is searched is not documented. Version 2 only.
         *
         * @param text the text
         * @return this builder
         */
        public Builder search(String text) {
            return with("query", text);
        }

        /**
         * Asks for the transcripts of rooms' recordings, which are then in {@code recording.raw()}: {@code
         * withTranscription}. VideoSDK's server library sends it. Version 2 only.
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
        public VideoSdkRecordingQuery build() {
            return new VideoSdkRecordingQuery(this);
        }
    }
}
