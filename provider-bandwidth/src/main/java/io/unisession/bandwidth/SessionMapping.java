package io.unisession.bandwidth;

import io.unisession.Session;
import io.unisession.SessionStatus;
import io.unisession.spi.http.ApiResponse;
import io.unisession.spi.http.JsonReader;
import java.io.IOException;

/** Makes sessions of Bandwidth's responses, in every shape that they were documented or seen in. */
final class SessionMapping {
    private SessionMapping() {}

    /**
     * A session. Its participants are documented under the first of the three names until October 2020 and not at all
     * since; the service was seen to send the second in 2022, and the third is the same as Bandwidth's other fields are
     * spelt.
     */
    static Session session(ApiResponse response) throws IOException {
        String id = null;
        String tag = null;
        ParticipantCollector participants = new ParticipantCollector(response.metadata());
        JsonReader json = response.json();
        if (json.enterObject()) {
            while (json.nextField()) {
                switch (json.field()) {
                    case "id" -> id = json.id();
                    case "tag" -> tag = json.text();
                    case "participants", "participant_ids", "participantIds" -> participants.readList(json);
                    default -> {}
                }
            }
        }
        return Session.builder(BandwidthProvider.ID)
                .id(id)
                // There is no status on the wire: what is not active is answered with 404.
                .status(SessionStatus.ACTIVE)
                .label(tag == null || tag.isBlank() ? null : tag)
                .participants(participants.reported())
                .providerValue(new BandwidthSession(tag, participants.ids()))
                .raw(response.document())
                .metadata(response.metadata())
                .build();
    }
}
