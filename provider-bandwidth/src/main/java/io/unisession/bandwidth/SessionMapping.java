package io.unisession.bandwidth;

import io.unisession.Session;
import io.unisession.SessionStatus;
import io.unisession.spi.http.ApiResponse;
import io.unisession.spi.http.JsonReader;
import io.unisession.spi.http.UnusableResponseException;
import java.io.IOException;

/** Maps sessions in every form that Bandwidth has documented or sent. */
final class SessionMapping {
    private SessionMapping() {}

    /**
     * Maps a session. There are three names for its participants: the first was documented until October 2020, the
     * service sent the second in 2022, and the third follows the spelling of Bandwidth's other fields.
     */
    static Session session(ApiResponse response) throws IOException {
        String id = null;
        String tag = null;
        ParticipantCollector participants = new ParticipantCollector(response.metadata());
        JsonReader json = response.json();
        int position = json.position();
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
        if (id == null) {
            throw new UnusableResponseException("it has no session id");
        }
        return Session.builder(BandwidthProvider.ID)
                .id(id)
                // Bandwidth sends no status, and returns 404 for a session that is not active.
                .status(SessionStatus.ACTIVE)
                .label(tag == null || tag.isBlank() ? null : tag)
                .participants(participants.reported())
                .providerValue(new BandwidthSession(tag, participants.ids()))
                .raw(response.document())
                .metadata(response.metadata())
                .unreadableFields(json.unreadableFields(position))
                .build();
    }
}
