package io.unisession.videosdk;

import io.unisession.Page;
import io.unisession.PageRequest;
import io.unisession.Participant;
import io.unisession.ProviderDocument;
import io.unisession.ResponseMetadata;
import io.unisession.spi.http.ApiResponse;
import io.unisession.spi.http.ItemList;
import io.unisession.spi.http.JsonReader;
import io.unisession.spi.http.UnusableResponseException;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Maps one page of participants. The response contains the session with its participants; the {@code pageInfo} next to
 * it counts participants.
 */
final class ParticipantPageMapping implements ObjectMapping<ItemList<Participant>> {
    private final NumberedPages.PageInfo info;
    private final Set<String> sessionIds;
    private boolean isSession;
    private @Nullable ItemList<Participant> participants;

    private ParticipantPageMapping(NumberedPages.PageInfo info, Set<String> sessionIds) {
        this.info = info;
        this.sessionIds = sessionIds;
    }

    static Page<Participant> page(ApiResponse response, String sessionId, PageRequest request) throws IOException {
        NumberedPages.PageInfo info = new NumberedPages.PageInfo();
        Set<String> sessionIds = new HashSet<>();
        // An empty array in place of the session means that there are no participants.
        ItemList<Participant> participants = EnvelopeReader.of(
                response, () -> new ParticipantPageMapping(info, sessionIds), ItemList.<Participant>missing(true));
        if (participants == null) {
            throw new UnusableResponseException("it has no participants, or those of more than one session");
        }
        if (!sessionIds.isEmpty()) {
            response.requireIsAbout(sessionId, sessionIds.toArray(String[]::new));
        }
        return info.page(participants, request, response.metadata());
    }

    @Override
    public void read(JsonReader json) throws IOException {
        switch (json.field()) {
            case "pageInfo", "pagination" -> info.read(json);
            case "id", "_id" -> readId(json);
            case "roomId", "meetingId" -> isSession |= json.id() != null;
            case "participants", "participantArray" -> {
                List<Participant> list = ParticipantMapping.participants(json);
                participants = list == null ? ItemList.inPlace(json) : ItemList.of(list);
            }
            default -> {}
        }
    }

    private void readId(JsonReader json) throws IOException {
        String id = json.id();
        if (id != null) {
            isSession = true;
            sessionIds.add(id);
        }
    }

    @Override
    public @Nullable ItemList<Participant> value(ProviderDocument raw, ResponseMetadata metadata) {
        return participants;
    }

    /** Like VideoSDK's own library, treats a session without a list of participants as empty. */
    @Override
    public @Nullable ItemList<Participant> fallback(ProviderDocument raw, ResponseMetadata metadata) {
        return isSession ? ItemList.missing(true) : null;
    }
}
