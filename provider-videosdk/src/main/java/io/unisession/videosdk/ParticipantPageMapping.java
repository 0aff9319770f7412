package io.unisession.videosdk;

import io.unisession.Page;
import io.unisession.Participant;
import io.unisession.ProviderDocument;
import io.unisession.ResponseMetadata;
import io.unisession.spi.http.ApiResponse;
import io.unisession.spi.http.ItemList;
import io.unisession.spi.http.JsonReader;
import io.unisession.spi.http.UnusableResponseException;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Maps one page of participants. The response contains the session with its participants; the {@code pageInfo} next to
 * it counts participants.
 */
final class ParticipantPageMapping implements ObjectMapping<List<Participant>> {
    private final NumberedPages.PageInfo info;
    private boolean isSession;
    private boolean hasUnreadableParticipants;
    private @Nullable List<Participant> participants;

    private ParticipantPageMapping(NumberedPages.PageInfo info) {
        this.info = info;
    }

    static Page<Participant> page(ApiResponse response, long requestedPage) throws IOException {
        NumberedPages.PageInfo info = new NumberedPages.PageInfo();
        // An empty array in place of the session means that there are no participants.
        List<Participant> participants =
                EnvelopeReader.of(response, () -> new ParticipantPageMapping(info), List.<Participant>of());
        if (participants == null) {
            throw new UnusableResponseException(
                    "expected the participants of one session, found none or several sessions");
        }
        return info.page(ItemList.of(participants), requestedPage, response.metadata());
    }

    @Override
    public void read(JsonReader json) throws IOException {
        switch (json.field()) {
            case "pageInfo", "pagination" -> info.read(json);
            case "id", "_id", "roomId", "meetingId" -> isSession |= json.id() != null;
            case "participants", "participantArray" -> {
                hasUnreadableParticipants = !json.isNull();
                participants = ParticipantMapping.participants(json);
            }
            default -> {}
        }
    }

    @Override
    public @Nullable List<Participant> value(ProviderDocument raw, ResponseMetadata metadata) {
        return participants;
    }

    /** Like VideoSDK's own library, treats a session without a list of participants as empty. */
    @Override
    public @Nullable List<Participant> fallback(ProviderDocument raw, ResponseMetadata metadata) {
        return isSession && !hasUnreadableParticipants ? List.of() : null;
    }
}
