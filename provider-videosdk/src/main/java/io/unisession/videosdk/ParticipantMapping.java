package io.unisession.videosdk;

import io.unisession.Participant;
import io.unisession.ResponseMetadata;
import io.unisession.spi.http.ApiResponse;
import io.unisession.spi.http.JsonReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes participants of responses. */
final class ParticipantMapping {
    private ParticipantMapping() {}

    /** The participant that a response consists of. */
    static Participant participant(ApiResponse response) throws IOException {
        Participant participant = EnvelopeReader.of(response.json(), response.metadata(), ParticipantFields::new);
        if (participant == null) {
            throw new IllegalStateException("it holds no participant with an id, or several");
        }
        return participant;
    }

    /** The participants at the reader, with an id or without, or null where there is no array of them. */
    static @Nullable List<Participant> participants(JsonReader json) throws IOException {
        if (!json.enterArray()) {
            return null;
        }
        List<Participant> participants = new ArrayList<>();
        // Used again for each: a response may have thousands of them.
        ParticipantFields fields = new ParticipantFields();
        while (json.nextElement()) {
            int position = json.position();
            if (json.enterObject()) {
                fields.clear();
                while (json.nextField()) {
                    fields.read(json);
                }
                participants.add(fields.participant(json.documentFrom(position), ResponseMetadata.none()));
            } else if (json.isSingleValue()) {
                // Not seen at VideoSDK, but a bare id still says who was there.
                participants.add(Participant.builder(json.text()).build());
            }
        }
        return participants;
    }
}
