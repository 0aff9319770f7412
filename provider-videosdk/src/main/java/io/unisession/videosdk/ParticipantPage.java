package io.unisession.videosdk;

import io.unisession.Page;
import io.unisession.Participant;
import io.unisession.ProviderDocument;
import io.unisession.ResponseMetadata;
import io.unisession.spi.http.ApiResponse;
import io.unisession.spi.http.JsonReader;
import io.unisession.spi.http.PageNumbers;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of participants. They are in a session, which the response is about, while the counts of {@code pageInfo} beside
 * it are of participants.
 */
final class ParticipantPage implements ObjectFields<List<Participant>> {
    private final PageInfo info;
    private boolean isSession;
    private boolean hasOtherParticipants;
    private @Nullable List<Participant> participants;

    private ParticipantPage(PageInfo info) {
        this.info = info;
    }

    static Page<Participant> read(ApiResponse response, long requestedPage) throws IOException {
        PageInfo info = new PageInfo(requestedPage);
        // Nobody is in a session that is not shown.
        List<Participant> participants =
                EnvelopeReader.of(response, () -> new ParticipantPage(info), List.<Participant>of());
        if (participants == null) {
            throw new IllegalStateException("it says nothing of participants, or holds several sessions");
        }
        return PageNumbers.page(participants, info.currentPage(), info.lastPage(), info.total(), response.metadata());
    }

    @Override
    public void read(JsonReader json) throws IOException {
        switch (json.field()) {
            case "pageInfo", "pagination" -> info.read(json);
            case "id", "_id", "roomId", "meetingId" -> isSession |= json.id() != null;
            case "participants" -> {
                hasOtherParticipants = !json.isNull();
                participants = ParticipantMapping.participants(json);
            }
            default -> {}
        }
    }

    @Override
    public @Nullable List<Participant> value(ProviderDocument raw, ResponseMetadata metadata) {
        return participants;
    }

    /** VideoSDK's own library takes a session without participants for one that nobody is in. */
    @Override
    public @Nullable List<Participant> leastValue() {
        return isSession && !hasOtherParticipants ? List.of() : null;
    }
}
